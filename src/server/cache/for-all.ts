import type {
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '../../read/run/request-context';
import type { KeptAnswer } from './answer-cache';
import { etagOf, isNamed, sendAs, textOf } from './answer-text';

type Resolved = GraphQLRequestContextDidResolveOperation<RequestContext>;
type Answering = GraphQLRequestContextWillSendResponse<RequestContext>;

/** True for what everybody is answered alike: a query over HTTP of somebody who does not say who they are. */
export const isForAll = ({ request, operation, contextValue }: Resolved | Answering): boolean =>
  operation?.operation === OperationTypeNode.QUERY &&
  request.http !== undefined &&
  contextValue.actor === undefined;

/** Tells who asks by GET the tag of an answer, and no more than that where they have it. */
export function tellTag({ request, response }: Answering, { etag }: KeptAnswer): void {
  if (request.http?.method !== 'GET') return;
  const { http } = response;
  // Anybody may keep it, and has to ask each time: the data may be changed at any moment.
  http.headers.set('cache-control', 'public, no-cache');
  http.headers.set('etag', etag);
  if (isNamed(etag, request.http.headers.get('if-none-match'))) http.status = 304;
}

/** A computed answer that others may be given too; its text is written only where somebody keeps it or asks for its tag. */
export function answerForAll(
  request: Answering,
  { cost, keep }: { readonly cost: number | null; readonly keep: boolean },
): KeptAnswer | undefined {
  const { body } = request.response;
  if (body.kind !== 'single' || body.singleResult.errors || !isForAll(request)) return undefined;
  if (!keep && request.request.http?.method !== 'GET') return undefined;
  const { singleResult: result } = body;
  const text = textOf(result);
  if (result.data) sendAs(text, result.data);
  return { text, etag: etagOf(text), cost };
}
