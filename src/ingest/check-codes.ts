import type { GraphModel } from '../model/graph-model';
import type { Problem } from './check-graph';
import { codeProperties } from './codes';
import type { Store } from './recover';

/** How codes are read: those of the nodes with a label, and what tells their scheme. */
interface Coding {
  readonly label: string;
  readonly property: string;
  /** The property that names the scheme; the code's own name does where there is none. */
  readonly scheme?: string;
}

/** Codes that more than one node has within a scheme. */
export async function* duplicateCodes(
  { engine, model }: Store,
  signal?: AbortSignal,
): AsyncGenerator<Problem> {
  for (const { label, property, scheme } of codings(model)) {
    const named = scheme ? `n.${scheme}` : `'${property}'`;
    const rows = await engine.run(
      {
        text: [
          `MATCH (n:${label}) WHERE n.${property} IS NOT NULL`,
          `WITH ${named} AS scheme, n.${property} AS code, collect(n.id) AS ids WHERE size(ids) > 1`,
          'RETURN scheme, code, ids ORDER BY scheme, code',
        ].join(' '),
        params: {},
      },
      { signal },
    );
    for (const row of rows) {
      const code = `${(row.scheme ?? label) as string}:${row.code as string}`;
      yield {
        code: 'CODE_TWICE',
        ids: [...(row.ids as string[])].sort(),
        told: { es: `tienen el mismo código ${code}`, en: `have the same code ${code}` },
      };
    }
  }
}

/** Codes of places and the like, and the notations of vocabularies, which are codes of the scheme beside them. */
function codings(model: GraphModel): readonly Coding[] {
  const vocabularies = [...model.nodes.values()].filter(
    ({ properties, interfaces }) =>
      properties.has('notation') &&
      !interfaces.some((one) => model.nodes.get(one)?.properties.has('notation')),
  );
  return [
    ...codeProperties(model),
    ...vocabularies.map(({ name }) => ({ label: name, property: 'notation', scheme: 'scheme' })),
  ];
}
