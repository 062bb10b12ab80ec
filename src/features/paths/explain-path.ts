import type { GraphModel } from '../../model/graph-model';
import { said, type ToldLanguage } from '../../read/run/said';
import type { FoundPath } from './shortest-paths';

const WHICH: Record<ToldLanguage, string> = { es: ', que ', en: ', which ' };

/** A path in a sentence: «GRADE realizó …, que evalúa Haku Wiñay, que ejecuta …». */
export function explainPath(
  model: GraphModel,
  { nodes, edges }: FoundPath,
  language: ToldLanguage,
  nameOf: (id: string) => string,
): string {
  const told = edges.map((step) => `${said(model, step, language)} ${nameOf(step.far)}`);
  return `${nameOf(nodes[0] ?? '')} ${told.join(WHICH[language])}.`;
}
