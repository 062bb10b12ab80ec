import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApolloServer } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Limits } from '../../config';
import { AppError, invariant } from '../../errors';
import type { RequestContext } from '../../execute/request-context';
import { internalFault } from '../internal-fault';
import { baseUrlOf, goneSignal, type ContextMaker } from '../request-contexts';
import { idOf } from '../request-id';
import { exportCsv } from './csv-export';
import type { ExportAnswer } from './exported';
import { acceptedFormat, contentType, type Format } from './formats';
import { exportGraph } from './graph-export';
import { readOperation, responseName, type ExportOperation } from './read-operation';
import { readRequest, type ExportRequest } from './read-request';
import { runner, type Refusal, type Run } from './run';

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
  'X-Request-Id',
];

/** Answers requests in the format that `Accept` prefers, and passes on those that want JSON. */
export const exportAccepted =
  (exporter: Exporter): RequestHandler =>
  (request, response, next) => {
    response.vary('Accept');
    const format = acceptedFormat(request);
    if (format === undefined) {
      next();
      return;
    }
    return exportAs(exporter, format)(request, response, next);
  };

/** Answers requests in a format. */
export const exportAs =
  (exporter: Exporter, format: Format): RequestHandler =>
  async (request, response) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
      response.set('Allow', 'GET, HEAD, POST');
      const extensions = { code: 'BAD_REQUEST' };
      fail(response, 405, { message: 'An export is asked for by GET or POST', extensions });
      return;
    }
    const baseUrl = baseUrlOf(exporter.publicUrl, request);
    const run = runner(exporter.apollo, exporter.context, {
      signal: goneSignal(response),
      requestId: idOf(response),
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
        response.status(status).json(operation ? withoutLocations(body) : body);
        return;
      }
      const name = operation ? responseName(operation.field) : format;
      response.set(answer.headers).set({
        'Cache-Control': 'no-store',
        'Content-Type': contentType(format),
        'Content-Disposition': `attachment; filename="${fileName(name, answer.version)}.${format}"`,
      });
      if (request.method === 'HEAD') response.end();
      else await pipeline(Readable.from(answer.chunks), response);
    } catch (error) {
      answerFault(response, error, exporter.log);
    }
  };

interface Asked {
  readonly request: Request;
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
    return exportCsv(operation, asked, { run, limits, mark: request.query.bom !== '0' });
  }
  return exportGraph(operation, asked, { run, format, base: baseUrl });
}

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

function answerFault(response: Response, error: unknown, log: Logger): void {
  if (response.headersSent || response.destroyed) {
    // The connection is cut, so that the client notices; one that went away itself is no fault of ours.
    log.warn({ requestId: idOf(response), err: error }, 'export broke off');
    response.destroy();
    return;
  }
  if (error instanceof AppError) {
    const { message, path, extensions } = error;
    fail(response, 400, { message, ...(path && { path }), extensions });
    return;
  }
  fail(response, 500, internalFault(error, log));
}

function fail(response: Response, status: number, error: GraphQLFormattedError): void {
  response.status(status).json({ errors: [error] });
}
