import type { OutgoingHttpHeaders } from 'node:http';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Limits } from '../../config';
import { AppError, asRequestFault, invariant, badArgument } from '../../errors';
import type { RequestContext } from '../../read/run/request-context';
import { baseUrlOf, goneSignal } from '../client';
import { filePacker, vary } from '../pack-answer';
import { exportCsv } from '../../export/csv-export';
import {
  contentType,
  type Format,
  MEDIA_TYPES,
  FORMATS,
  type Exported,
  type ExportAnswer,
} from '../../export/formats';
import { exportGraph } from '../../export/graph-export';
import {
  readOperation,
  responseName,
  type ExportOperation,
  type ExportRequest,
} from '../../export/read-operation';
import { runner, type Refusal, type Run } from '../../export/run';
import type { ContextMaker } from '../../read/run/request-contexts';
import Negotiator from 'negotiator';
import { internalFault } from '../not-found';

/** What exports are made with. */
export interface Exporter {
  readonly apollo: ApolloServer<RequestContext>;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly context: ContextMaker;
  /** The address under which others reach the server; the one that they used where absent. */
  readonly publicUrl?: string;
  readonly log: Logger;
}

/** The headers of an export that a script in a browser is to see. */
export const EXPORT_HEADERS = [
  'Content-Disposition',
  'X-Total-Count',
  'X-Truncated',
  'X-Left-Out',
  'X-Under-Way',
  'X-Request-Id',
];

/** Answers a request. */
type Answering = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Answers requests in the format that `Accept` prefers, and passes on those that want JSON. */
export const exportAccepted =
  (exporter: Exporter): preHandlerHookHandler =>
  (request, reply, done) => {
    vary(reply, 'Accept');
    const format = acceptedFormat(request);
    if (format === undefined) done();
    else exportAs(exporter, format)(request, reply).catch(done);
  };

/** Answers requests in a format. */
export const exportAs =
  (exporter: Exporter, format: Format): Answering =>
  async (request, reply) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
      reply.header('allow', 'GET, HEAD, POST');
      const extensions = { code: 'BAD_REQUEST' };
      return fail(reply, 405, { message: 'An export is asked for by GET or POST', extensions });
    }
    const baseUrl = baseUrlOf(exporter.publicUrl, request);
    const run = runner(exporter.apollo, exporter.context, {
      signal: goneSignal(request),
      requestId: request.id,
      baseUrl,
      maxRootPage: exporter.limits.exportPageSize,
    });
    try {
      const asked = readRequest(request);
      const operation = readOperation(exporter.schema, exporter.limits, asked);
      const answer = operation
        ? await answerOf(exporter, format, { request, baseUrl, asked, operation, run })
        : await refusalOf(asked, run);
      if ('refusal' in answer) {
        const { status, body } = answer.refusal;
        return await reply.code(status).send(operation ? withoutLocations(body) : body);
      }
      const name = operation ? responseName(operation.field) : format;
      reply.headers(answer.headers).headers({
        'cache-control': 'no-store',
        'content-type': contentType(format),
        'content-disposition': `attachment; filename="${fileName(name, answer.version)}.${format}"`,
      });
      const packer = filePacker(request, reply);
      return request.method === 'HEAD'
        ? reply.send()
        : await sendFile(reply, answer.chunks, packer?.());
    } catch (error) {
      return answerFault(request, reply, error, exporter.log);
    }
  };

/** Sends a file as it is made. Its end is ours to watch: where a part fails, nobody may take the rest for the whole. */
async function sendFile(
  reply: FastifyReply,
  chunks: Exported['chunks'],
  packer: Transform | undefined,
): Promise<void> {
  const { raw } = reply.hijack();
  raw.writeHead(200, reply.getHeaders() as OutgoingHttpHeaders);
  const file = Readable.from(chunks);
  await (packer ? pipeline(file, packer, raw) : pipeline(file, raw));
}

interface Asked {
  readonly request: FastifyRequest;
  readonly baseUrl: string;
  readonly asked: ExportRequest;
  readonly operation: ExportOperation;
  readonly run: Run;
}

function answerOf(
  { limits }: Exporter,
  format: Format,
  { request, baseUrl, asked, operation, run }: Asked,
): Promise<ExportAnswer> {
  if (format === 'csv') {
    return exportCsv(operation, asked, { run, limits, mark: !isWithoutMark(request) });
  }
  return exportGraph(operation, asked, { run, format, base: baseUrl });
}

const isWithoutMark = ({ query }: FastifyRequest): boolean =>
  (query as Readonly<Record<string, unknown>>).bom === '0';

/** What GraphQL itself says of an operation that it refuses. */
async function refusalOf(asked: ExportRequest, run: Run): Promise<ExportAnswer> {
  const { refusal } = await run(asked);
  invariant(refusal, 'what cannot be read is refused');
  return { refusal };
}

/** Errors without their places, which are those of a document that the client has not seen. */
const withoutLocations = ({ errors, ...body }: Refusal['body']): Refusal['body'] => ({
  errors: errors.map(({ locations: _locations, ...error }) => error),
  ...body,
});

const fileName = (field: string, version: string | undefined): string =>
  ['tinkuy', field, version?.replace(/[^\w.-]+/g, '-')].filter(Boolean).join('-');

function answerFault(
  request: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
  log: Logger,
): unknown {
  const { raw } = reply;
  const error = asRequestFault(thrown);
  if (raw.headersSent || raw.destroyed) {
    // The connection is cut, so that the client notices; one that went away itself is no fault of ours.
    log.warn({ requestId: request.id, err: error }, 'export broke off');
    raw.destroy();
    return reply.hijack();
  }
  if (error instanceof AppError) {
    const { message, path, extensions } = error;
    return fail(reply, 400, { message, ...(path && { path }), extensions });
  }
  return fail(reply, 500, internalFault(error, log));
}

const fail = (reply: FastifyReply, status: number, error: GraphQLFormattedError): FastifyReply =>
  reply.code(status).send({ errors: [error] });

/** What Apollo answers with: the first of them is meant by a client that takes anything. */
const ANSWERS = ['application/json', 'application/graphql-response+json'];

/** Everything that can be answered with. */
const OFFERED = [...ANSWERS, ...Object.values(MEDIA_TYPES)];

/** How many texts of `Accept` are remembered: most clients send one of a few, again and again. */
const MOST_REMEMBERED = 100;

const remembered = new Map<string, Format | undefined>();

/** The format that a request prefers to every other answer, or undefined where it wants none of them. */
export function acceptedFormat({
  headers: { accept = '*/*' },
}: FastifyRequest): Format | undefined {
  if (remembered.has(accept)) return remembered.get(accept);
  const wanted = new Negotiator({ headers: { accept } }).mediaType(OFFERED);
  const format = FORMATS.find((one) => MEDIA_TYPES[one] === wanted);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(accept, format);
  return format;
}

/**
 * The operation that a request asks for: by GET in the address, so that a spreadsheet or `read_csv` can take
 * it as a link, or by POST in a JSON body. Anybody may send either, as nothing is written and no cookie is read.
 */
export function readRequest(request: FastifyRequest): ExportRequest {
  const given = request.method === 'POST' ? request.body : request.query;
  const { query, variables, operationName } = isObject(given) ? given : {};
  if (typeof query !== 'string' || query === '') {
    throw badArgument(
      'query',
      'must be the text of an operation: in the address (?query=…), or in a JSON body by POST',
    );
  }
  if (operationName != null && typeof operationName !== 'string') {
    throw badArgument('operationName', 'must be a text');
  }
  return {
    query,
    variables: variablesOf(request.method === 'POST' ? variables : parsed(variables)),
    ...(operationName && { operationName }),
  };
}

function variablesOf(variables: unknown): Readonly<Record<string, unknown>> {
  if (variables == null) return {};
  if (!isObject(variables)) throw badArgument('variables', 'must be a JSON object');
  return variables;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
