import type { Row } from '../../engine/engine';
import { TYPE_NAME } from '../../model/notes';
import type { NodeAnswer, ViewAnswer, PlannedLookup } from '../plan/answer-plan';

/** The own values of a result by the names of its fields; nodes stand in it as rows, or as ids where referred to. */
export type ViewValues = Readonly<Record<string | symbol, unknown>>;

/** Rows of nodes, to be shaped when GraphQL comes to them: one, a list, or none where it is null. */
export class Rows {
  constructor(
    readonly rows: Row | readonly (Row | null)[] | null,
    readonly answer: NodeAnswer,
  ) {}
}

/** The variables of an operation, as GraphQL coerced them. */
export type Variables = Readonly<Record<string, unknown>>;

/** A field as it is asked for. */
export interface AskedField {
  readonly name: string;
  readonly response: string;
  /** True where fields are asked of it. */
  readonly isComposite: boolean;
  readonly args: (variables: Variables) => Readonly<Record<string, unknown>>;
}

/**
 * A result that is no node of the graph: its values are read by name, and its nodes answered as planned. Where it
 * can be of several types, its values tell which one it is under `TYPE_NAME`.
 */
export class View {
  private readonly path: readonly string[];

  constructor(
    private readonly values: ViewValues,
    private readonly answer: ViewAnswer,
    path: readonly string[] = [],
  ) {
    const type = this[TYPE_NAME];
    this.path = type === undefined ? path : [...path, type];
  }

  /** The name of its type, where that is not told by the field that leads to it. */
  get [TYPE_NAME](): string | undefined {
    return this.values[TYPE_NAME] as string | undefined;
  }

  /** The value of a field; one that depends on its arguments is a function of them. */
  read({ name, response, isComposite, args }: AskedField, variables: Variables): unknown {
    const given = this.values[name] ?? null;
    const value: unknown =
      typeof given === 'function' ? given.call(this.values, args(variables)) : given;
    // Nodes, and what is referred to, are objects: no other field can be one that is planned.
    if (!isComposite) return value;
    const here = [...this.path, response];
    const read = this.answer.get(here.join('.'));
    switch (read?.kind) {
      case 'references':
        return new References((value ?? []) as string[], read.lookup);
      case 'node':
        return new Rows(value as Row | readonly Row[] | null, read.answer);
      default:
        return Array.isArray(value)
          ? value.map((one) => this.within(one, here))
          : this.within(value, here);
    }
  }

  /** An object in a result is a part of it; one that is a result by itself stays so. */
  private within(value: unknown, path: readonly string[]): unknown {
    if (value === null || value instanceof View) return value;
    return new View(value as ViewValues, this.answer, path);
  }
}

/** What a list of ids refers to, to be loaded when GraphQL comes to it. */
export class References {
  constructor(
    readonly ids: readonly string[],
    readonly lookup: PlannedLookup,
  ) {}
}
