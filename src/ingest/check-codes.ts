import type { GraphModel } from '../graph/graph-model';
import type { Problem } from './check-graph';
import type { Store } from './export-graph';

/** How a code is found: those of nodes with a label, and the scheme they belong to. */
interface Coding {
  readonly label: string;
  readonly property: string;
  /** The property that names the scheme, where the property of the code does not. */
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

/** The codes of the graph: indexed properties are codes of their own scheme, `notation` is one of `scheme`. */
function codings(model: GraphModel): Coding[] {
  const found: Coding[] = [];
  for (const { name: label, properties, interfaces } of model.nodes.values()) {
    const inherited = (property: string): boolean =>
      interfaces.some((one) => model.nodes.get(one)?.properties.has(property));
    for (const { name, indexed } of properties.values()) {
      if (indexed && !inherited(name)) found.push({ label, property: name });
    }
    if (properties.has('scheme') && properties.has('notation') && !inherited('notation')) {
      found.push({ label, property: 'notation', scheme: 'scheme' });
    }
  }
  return found;
}
