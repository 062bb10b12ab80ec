import { isDeepStrictEqual } from 'node:util';
import type { ContenderName } from '../contenders/kinds';
import { bodyOf, KINDS } from '../contenders/kinds';
import type { Operation, Variables } from '../operations/operation';
import { onlyField, plain } from '../operations/plain';
import { stableText } from '../operations/stable-text';
import { dataOf, type Post } from './post';

/** Who is asked, and how. */
export interface Asked {
  readonly name: ContenderName;
  readonly post: Post;
}

/** Asks all that can answer an operation, for each set of variables, and throws where two answers differ. */
export async function compareAnswers(
  operation: Operation,
  sets: readonly Variables[],
  contenders: readonly Asked[],
): Promise<void> {
  if (sets.length === 0) throw new Error(`${operation.name}: there are no variables for it`);
  let anything = false;
  for (const variables of sets) {
    // All at once: most of the time goes by waiting for the slowest.
    const given = await Promise.all(
      contenders.map(async ({ name, post }): Promise<Given[]> => {
        const body = bodyOf(name, operation, variables);
        if (body === undefined) return [];
        return [{ name, answer: await answerOf(operation, name, post, body) }];
      }),
    );
    const expected = new Map<string, Given>();
    for (const one of given.flat()) {
      anything ||= JSON.stringify(one.answer).length > 20;
      const group = operation.cutByStore ? KINDS[one.name].store : 'all';
      const first = expected.get(group) ?? one;
      expected.set(group, first);
      if (!isDeepStrictEqual(one.answer, first.answer)) {
        throw new Error(differs(operation, variables, first, one));
      }
    }
  }
  if (!anything)
    throw new Error(`${operation.name}: all answers are empty, which compares nothing`);
}

async function answerOf(
  { name, compared }: Operation,
  contender: ContenderName,
  post: Post,
  body: string,
): Promise<unknown> {
  try {
    const answer = plain(onlyField(dataOf(await post(body))));
    return compared ? compared(answer) : answer;
  } catch (error) {
    throw new Error(`${contender}, ${name}: ${String(error)}`, { cause: error });
  }
}

interface Given {
  readonly name: ContenderName;
  readonly answer: unknown;
}

function differs({ name }: Operation, variables: Variables, a: Given, b: Given): string {
  const [one, other] = [a, b].map(({ answer }) => stableText(answer, 1).split('\n'));
  const at = one?.findIndex((line, i) => line !== other?.[i]) ?? 0;
  const around = (lines: readonly string[] = []): string =>
    lines.slice(Math.max(0, at - 4), at + 6).join('\n');
  return [
    `${name}: ${a.name} and ${b.name} answer differently for ${JSON.stringify(variables)}.`,
    `${a.name}:\n${around(one)}`,
    `${b.name}:\n${around(other)}`,
  ].join('\n');
}
