import type { NodeModel } from '../model/graph-model';
import type { LocalizedMessage } from '../messages/message';

/** A node that a reference names. */
export interface KnownNode {
  readonly id: string;
  readonly type: NodeModel;
  /** Its codes by property, as far as they are known. */
  readonly codes: Readonly<Record<string, unknown>>;
  /** Where it is while it is not in the graph: in what is imported, or nowhere that is known. */
  readonly late?: 'in files' | 'unknown';
}

/** Why a reference names nothing, and what may have been meant. */
export interface UnknownReference {
  readonly code: string;
  readonly message: LocalizedMessage;
  readonly suggestion?: string;
}

/** What references may name: the nodes of the graph and those of what is imported. */
export interface Known {
  /** The node that a reference names: an id, a code with its scheme, or a name of one of the types. */
  find(reference: string, types: readonly string[]): KnownNode | UnknownReference;
}
