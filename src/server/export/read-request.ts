import type { FastifyRequest } from 'fastify';
import type { ExportRequest } from '../../export/read-operation';
import { badArgument } from '../../errors';

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
