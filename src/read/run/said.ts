import { nodeModel, type GraphModel } from '../../model/graph-model';
import { idPrefix } from '../../model/ids';

/** The languages in which relationships are told. */
export type ToldLanguage = 'es' | 'en';

const NEUTRAL: Record<ToldLanguage, string> = {
  es: 'está en relación con',
  en: 'is related to',
};

/** A relationship, seen from its near end: `out` where it leaves that. */
export interface Seen {
  readonly near: string;
  readonly far: string;
  readonly type: string;
  readonly out: boolean;
}

/** The language that a field is asked in; Spanish where there are no words in it. */
export const toldIn = (lang: unknown): ToldLanguage => (lang === 'EN' ? 'en' : 'es');

/** What a relationship says, between the names of its ends; in neutral words where its type says nothing. */
export function said(
  model: GraphModel,
  { near, far, type, out }: Seen,
  language: ToldLanguage,
): string {
  const [from, to] = [near, far].map((id) => model.byPrefix.get(idPrefix(id) ?? '')?.name ?? '');
  const relationship = [...(model.nodes.get(from ?? '')?.relationships.values() ?? [])].find(
    (one) =>
      one.type === type &&
      one.direction === (out ? 'out' : 'in') &&
      nodeModel(model, one.target).concrete.includes(to ?? ''),
  );
  return relationship?.says?.[language] ?? NEUTRAL[language];
}
