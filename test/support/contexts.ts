import { getOperationAST, parse, validate } from 'graphql';
import { limitsWith } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { completionsOf } from '../../src/read/run/completion';
import type { Actor } from '../../src/read/run/curation';
import type { RequestContext } from '../../src/read/run/request-context';
import type { Variables } from '../../src/read/run/view';
import { model, PUBLIC_URL, schema } from './api';
import { planDocument } from './plan';
import type { RecordingEngine } from './recording-engine';
import { contextMaker, type ContextMaker } from '../../src/read/run/request-contexts';

const completionOf = completionsOf(schema);

/** What makes the contexts of requests to an engine, as a server has it. */
export const contextsOn = (engine: Engine): ContextMaker =>
  contextMaker({ engine, model, limits: limitsWith() });

/** The context of a request whose operation is planned. */
export async function contextOf(
  make: ContextMaker,
  query: string,
  variables: Variables = {},
  actor?: Actor,
): Promise<RequestContext> {
  const { signal } = new AbortController();
  const context = await make({ signal, requestId: '1', baseUrl: PUBLIC_URL, actor });
  await context.prepare(() => planDocument(parse(query), variables));
  return context;
}

/** A request: its document and its variables. */
export type Asked = readonly [query: string, variables: Variables];

/** The data of a request, undefined where something fails, and how many statements it counts. */
export interface Answered {
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly statements: number;
}

/** What completes one request; all of them know the store before, as a server that has answered once does. */
async function request(make: ContextMaker, [query, variables]: Asked) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const context = await contextOf(make, query, variables);
  const operation = getOperationAST(document);
  const complete = operation && completionOf(document, operation);
  if (!complete) throw new Error('nothing completes it');
  return async (): Promise<Answered> => ({
    data: await complete(context, variables),
    statements: context.statements,
  });
}

/**
 * The answers of requests that are carried out in the same step, in their order; what the engine recorded before is
 * forgotten.
 */
export async function answeredTogether(
  asked: readonly Asked[],
  recorded: RecordingEngine,
  engine: Engine = recorded,
): Promise<Answered[]> {
  const make = contextsOn(engine);
  const begun: (() => Promise<Answered>)[] = [];
  for (const one of asked) begun.push(await request(make, one));
  recorded.forget();
  return Promise.all(begun.map((carryOut) => carryOut()));
}

/** The answers of requests that are carried out one after the other. */
export async function answeredAlone(
  asked: readonly Asked[],
  engine: RecordingEngine,
): Promise<Answered[]> {
  const answers = [];
  for (const one of asked) answers.push(...(await answeredTogether([one], engine)));
  return answers;
}
