import { OWN_LABELS } from '../cypher/cypher-store';
import type { StoreSchema } from '../engine';
import { SEARCH_INDEX } from './neo4j-search';

const snake = (label: string): string => label.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase();

/** What creates one constraint or index, and the name of the index that is there afterwards. */
interface SchemaStatement {
  readonly name: string;
  readonly text: string;
}

/** The statements that create what the graph needs; each does nothing where it is there already. */
export function schemaStatements({ labels, indexes, orders }: StoreSchema): SchemaStatement[] {
  return [
    ...[...labels, ...OWN_LABELS].map((label) => {
      const name = `${snake(label)}_id`;
      const text = `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`;
      return { name, text };
    }),
    ...[...indexes, ...orders].map(({ label, properties }) => {
      const name = [label, ...properties].map(snake).join('_');
      const on = properties.map((property) => `n.${property}`).join(', ');
      return { name, text: `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${on})` };
    }),
    // The text is folded and cut into words before it is stored. The `standard-folding` analyzer would do so
    // again, and leave out English stop words, which Spanish names are full of: «campesino a campesino».
    {
      name: SEARCH_INDEX,
      text:
        `CREATE FULLTEXT INDEX ${SEARCH_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText, n.searchType] ` +
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    },
  ];
}
