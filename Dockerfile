# The API, compiled: `docker build -t tinkuy .`, then
# `docker run --read-only -p 4000:4000 -v tinkuy:/data -m 1g tinkuy`. compose.yaml runs it with Neo4j.
# Only what is named is copied, so that no .dockerignore is necessary.
FROM node:24.19.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
RUN npm ci --ignore-scripts
COPY src ./src
RUN npm run build && chmod +x dist/cli.js && npm prune --omit=dev --ignore-scripts

FROM node:24.19.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 TINKUY_DATA=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY schema/operations ./schema/operations
COPY seed ./seed
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The one folder that is written; a volume of another kind has to belong to the user node (1000) too, which is
# named by its number: Kubernetes cannot tell otherwise that it is not root.
RUN mkdir /data && chown node:node /data && ln -s /app/dist/cli.js /usr/local/bin/tinkuy
VOLUME /data
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# In the form without a shell, so that SIGTERM reaches it. The heap is a part of what the container may take:
# the database of the embedded engine and what is kept of answers lie partly outside of it.
CMD ["node", "--no-memory-reducer", "--max-old-space-size-percentage=60", "dist/main.js"]
