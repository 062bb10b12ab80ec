import type { RunOptions } from '../../engine/engine';
import { EngineError } from '../../engine/engine-error';

/** What a statement is to answer for one request, and may answer for others in the same go. */
export interface Shareable {
  /** The text of its statement, and that of the values beside it which all must share. */
  readonly text: string;
  readonly given: string;
  /** How many nodes it could answer with. */
  readonly cost: number;
}

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly options: RunOptions;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Batch<Question, Answer> {
  readonly first: Question;
  readonly asked: Asked<Question, Answer>[];
  cost: number;
}

/**
 * A statement that several requests share could answer with no more nodes than this. What they save by it is the same
 * however much each asks for, and each waits until all of it is read.
 */
const MOST_COST = 5_000;

/**
 * Statements that requests share: what they ask in the same turn of the event loop, and differs in no more than one
 * statement can be told, is asked at once. A busy server is asked the same few documents by many, and what surrounds
 * a statement takes longer than to read one node more.
 */
export class SharedStatements<Question extends Shareable, Answer> {
  /** A few at a time: to compare texts takes less than to hash them. */
  readonly #open = new Set<Batch<Question, Answer>>();

  /** `answer` gives the answers of one statement, in the order of the questions. */
  constructor(
    private readonly answer: (
      questions: readonly [Question, ...Question[]],
      options: RunOptions,
    ) => Promise<readonly Answer[]>,
  ) {}

  /** The answer to one of the questions, whose statement waits until this turn has ended. */
  ask(question: Question, options: RunOptions): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#batchFor(question, options).asked.push({ question, options, resolve, reject });
    });
  }

  #batchFor(question: Question, { after }: RunOptions): Batch<Question, Answer> {
    const { text, given, cost } = question;
    for (const open of this.#open) {
      const { first } = open;
      if (first.text !== text || first.given !== given || open.cost + cost > MOST_COST) continue;
      if (open.asked[0]?.options.after !== after) continue;
      open.cost += cost;
      return open;
    }
    const batch: Batch<Question, Answer> = { first: question, asked: [], cost };
    this.#open.add(batch);
    // After all that has arrived was read, where the end of this step would come after each request.
    setImmediate(() => {
      this.#open.delete(batch);
      void this.#answer(batch.asked);
    });
    return batch;
  }

  async #answer(asked: readonly Asked<Question, Answer>[]): Promise<void> {
    const [first, ...others] = asked;
    if (!first) return;
    if (others.length === 0) return this.#alone(first);
    const onBookmark = (bookmark: string): void => {
      for (const one of asked) one.options.onBookmark?.(bookmark);
    };
    // One who goes away does not end what the others wait for.
    const options = { ...first.options, signal: undefined, onBookmark };
    try {
      const questions = others.map(({ question }) => question);
      const answers = await this.answer([first.question, ...questions], options);
      asked.forEach(({ resolve }, i) => resolve(answers[i] as Answer));
    } catch (error) {
      // What cannot be reached is so for all. One that takes too long, or fails, is not the fault of the others.
      const isForAll = error instanceof EngineError && error.kind === 'unavailable';
      for (const one of asked) {
        if (isForAll) one.reject(error);
        else void this.#alone(one);
      }
    }
  }

  #alone({ question, options, resolve, reject }: Asked<Question, Answer>): Promise<void> {
    return this.answer([question], options).then(([answer]) => resolve(answer as Answer), reject);
  }
}
