import { nodeModel, type GraphModel } from '../graph/graph-model';
import { idPrefix } from '../graph/ids';
import type { FoundPath, Step } from './shortest-paths';

/** The languages in which a path is told. */
export type ToldLanguage = 'es' | 'en';

const LINKS: Record<ToldLanguage, { readonly which: string; readonly neutral: string }> = {
  es: { which: ', que ', neutral: 'está en relación con' },
  en: { which: ', which ', neutral: 'is related to' },
};

/** A path in a sentence: «GRADE realizó …, que evalúa Haku Wiñay, que ejecuta …». */
export function explainPath(
  model: GraphModel,
  { nodes, edges }: FoundPath,
  language: ToldLanguage,
  nameOf: (id: string) => string,
): string {
  const { which } = LINKS[language];
  const told = edges.map((step) => `${saying(model, step, language)} ${nameOf(step.far)}`);
  return `${nameOf(nodes[0] ?? '')} ${told.join(which)}.`;
}

/** What a relationship says, seen from its near end; in neutral words where its type says nothing. */
function saying(model: GraphModel, { near, far, type, out }: Step, language: ToldLanguage): string {
  const [from, to] = [near, far].map((id) => model.byPrefix.get(idPrefix(id) ?? '')?.name ?? '');
  const relationship = [...(model.nodes.get(from ?? '')?.relationships.values() ?? [])].find(
    (one) =>
      one.type === type &&
      one.direction === (out ? 'out' : 'in') &&
      nodeModel(model, one.target).concrete.includes(to ?? ''),
  );
  return relationship?.says?.[language] ?? LINKS[language].neutral;
}
