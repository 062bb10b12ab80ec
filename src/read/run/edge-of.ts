import type { Row } from '../../engine/engine';
import type { GraphModel } from '../../model/graph-model';
import { said, toldIn } from './said';
import { statementsIn } from './statement-values';
import type { ViewValues } from './view';
import type { RelationshipStep } from '../plan/connection-plan';

/**
 * A relationship as a result shows it by itself: the same from whichever end it was followed, as caches keep it by its
 * key.
 */
export function edgeOf(
  model: GraphModel,
  { type, direction }: Pick<RelationshipStep, 'type' | 'direction'>,
  near: string,
  far: string,
  { key: own, stated, ...properties }: Row,
): ViewValues & Readonly<Record<'key' | 'type' | 'from' | 'to', string>> {
  const [from, to] = direction === 'out' ? [near, far] : [far, near];
  const key = [type, from, to, String(own)].join('|');
  return {
    ...properties,
    disputed: properties.disputed ?? false,
    statements: () => statementsIn(stated as string | null | undefined),
    label: ({ lang }: { readonly lang?: unknown }) =>
      said(model, { near: from, far: to, type, out: true }, toldIn(lang)),
    key,
    type,
    from,
    to,
  };
}
