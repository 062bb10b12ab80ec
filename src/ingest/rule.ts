/** What a rule is, and to what it can apply. */
import type { NodeModel, PropertyModel } from '../model/graph-model';
import type { Circles, Step } from './circles';
import type { LocalizedMessage } from '../messages/message';
import type { Outgoing } from './outgoing';

type Values = Readonly<Record<string, unknown>>;

/** The properties of an entity, or of a relationship. */
export interface PropertiesOf {
  readonly of: 'properties';
  readonly values: Values;
  readonly models: ReadonlyMap<string, PropertyModel>;
  /** The type of the entity, or of that from which the relationship leads. */
  readonly node: NodeModel;
  /** The type of the relationship. */
  readonly relationship?: string;
  /** True where a relationship has the sources of its entity, of which the same was asked already. */
  readonly inherits?: boolean;
  /** Why a reference names nothing of a type; undefined where it does. */
  readonly missing: (reference: string, type: string) => Missing | undefined;
}

/** Why a reference names nothing, where that is known, and what may have been meant. */
export interface Missing {
  readonly message?: LocalizedMessage;
  readonly suggestion?: string;
}

/** A relationship where it leaves an entity. */
interface Leaving {
  readonly of: 'relationship';
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** As it was given to name where it leads. */
  readonly reference: unknown;
  readonly properties: Values;
  readonly node: NodeModel;
  /** What such a relationship is; undefined where it cannot lead there. */
  readonly way: Outgoing | undefined;
  /** The types to which such relationships may lead from the entity. */
  readonly targets: readonly string[];
  /** The codes of both ends, as far as they are known. */
  readonly codes: { readonly own: Values; readonly outer: Values };
}

/** A relationship of which it matters where it leads, and when. */
export type Link = Pick<Step, 'type' | 'from' | 'to' | 'properties'>;

/** All relationships that leave an entity. */
export interface AllLeaving {
  readonly of: 'leaving';
  readonly links: readonly Link[];
  readonly ways: readonly Outgoing[];
}

/** Relationships of one type that lead to an entity where there is room for one at a time. */
interface AllLeading {
  readonly of: 'leading';
  readonly links: readonly Link[];
}

/** A relationship of those by which a thing is within another of its type, beside those that were met before. */
interface Within {
  readonly of: 'tree';
  readonly step: Step;
  readonly circles: Circles;
}

/** A code with its scheme, and who has it. */
interface Code {
  readonly of: 'code';
  readonly code: string;
  readonly ids: readonly string[];
}

/** What rules apply to. */
export type Subject = PropertiesOf | Leaving | AllLeaving | AllLeading | Within | Code;

/** What is found to break a rule. */
interface Found {
  /** The property or relationship that it is about, and its value. */
  readonly field?: string;
  readonly value?: unknown;
  /** The ids of what it concerns beside the entity. */
  readonly ids?: readonly string[];
  readonly suggestion?: string;
  /** The types that a reference could have named. */
  readonly expected?: readonly string[];
}

/** What breaks a rule, and which. */
export interface Broken extends Found {
  readonly code: string;
  readonly message: LocalizedMessage;
}

/** Where rules are tried: they may say the same of a store in other words. */
export type Where = 'record' | 'store';

/** A rule as it is tried. */
export interface Rule {
  readonly applies: Subject['of'];
  broken(subject: Subject, where: Where): Iterable<Broken>;
}

/** A rule: what it applies to, what breaks it, and how that is told. */
export const rule = <A extends Subject['of'], F extends Found>(one: {
  readonly code: string;
  readonly applies: A;
  readonly test: (subject: Extract<Subject, { readonly of: A }>) => Iterable<F>;
  readonly message: (found: F) => LocalizedMessage;
  /** What differs where a store has it: nobody just gave it, and it may be of long ago. */
  readonly stored?: { readonly code?: string; readonly message: (found: F) => LocalizedMessage };
}): Rule => ({
  applies: one.applies,
  *broken(subject, where) {
    if (!isOf(subject, one.applies)) return;
    const { code = one.code, message } = { ...one, ...(where === 'store' && one.stored) };
    for (const found of one.test(subject)) yield { ...found, code, message: message(found) };
  },
});

const isOf = <A extends Subject['of']>(
  subject: Subject,
  of: A,
): subject is Extract<Subject, { readonly of: A }> => subject.of === of;
