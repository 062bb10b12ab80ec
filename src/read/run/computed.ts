import type { Row } from '../../engine/engine';
import type { MakeValue } from '../../model/notes';
import type { Actor } from './curation';
import type { Dataset, EnglishTexts } from './dataset';
import type { ViewAnswer } from '../plan/answer-plan';

/** What values are made with, besides what is stored. */
export interface ComputingContext {
  readonly dataset: Dataset | null;
  readonly english?: EnglishTexts | undefined;
  /** Who asks; null for whoever did not say. */
  readonly actor?: Actor | undefined;
  /** Where others reach the server. */
  readonly baseUrl: string;
}

type Arguments = Readonly<Record<string, unknown>>;

/** How a value is made of stored properties. */
type Make = (row: Row, args: Arguments, context: ComputingContext, view: ViewAnswer) => unknown;

/** A value that is made when GraphQL comes to it. */
export class Computed {
  constructor(
    private readonly make: MakeValue,
    private readonly row: Row,
    private readonly args: Arguments,
    private readonly view: ViewAnswer = new Map(),
  ) {}

  /** The value. */
  compute(context: ComputingContext): unknown {
    return (this.make as Make)(this.row, this.args, context, this.view) ?? null;
  }
}
