import { cursorAt } from './cursor-at';
import { SETS, type Operation, type Sample, type Variables } from './operation';

const PAGE = 20;
const PAGES = 1_000;

/** The last page that is asked for, from 0: the 1,000th, or the last whole one. */
export const lastPage = (size: number): number => Math.min(PAGES, Math.floor(size / PAGE)) - 1;

const TINKUY = `query DeepPage($after: String) { interventions(first: ${PAGE}, after: $after) {
    pageInfo { hasNextPage } nodes { id name startedOn } } }`;

/** Page 1,000 of all interventions by name, or the last whole one where there are fewer. */
export const deepPage: Operation = {
  name: 'page-1000',
  title: 'Page 1,000 of that connection',
  tinkuy: TINKUY,
  // Its cursors are offsets too, and its connection holds the whole list once for each of its members when it skips
  // some: page 500 of 10,000 is more than a Neo4j with 1 GB has memory for.
  peer: `query DeepPage($skip: Int!) {
    interventions(limit: ${PAGE}, offset: $skip, sort: [{ nameFolded: ASC }, { id: ASC }]) { id name startedOn } }`,
  loaders: `query DeepPage($skip: Int!) { page(first: ${PAGE}, skip: $skip) {
    pageInfo { hasNextPage } nodes { id name startedOn } } }`,
  cypher: {
    text: `
MATCH (i:Intervention) USING INDEX i:Intervention(nameFolded, id)
WHERE i.nameFolded >= $name AND i.id IS NOT NULL AND (i.nameFolded > $name OR i.id > $id)
WITH i ORDER BY i.nameFolded, i.id LIMIT ${PAGE + 1}
WITH collect(i {.id, .name, .startedOn}) AS items
RETURN {pageInfo: {hasNextPage: size(items) > ${PAGE}}, items: items[..${PAGE}]} AS answer`,
    shape: (rows) => rows[0]?.answer,
  },
  variables: deepPages,
  compared: (answer) => (Array.isArray(answer) ? answer : (answer as { items: unknown }).items),
};

/** The ends of the pages before, as a cursor for each contender. */
async function deepPages(sample: Sample): Promise<Variables[]> {
  const last = lastPage(sample.size);
  const pages = Array.from({ length: Math.min(SETS, last) }, (_, i) => last - i);
  return Promise.all(
    pages.map(async (page) => {
      const skip = page * PAGE;
      const [row] = await sample.ask(
        'MATCH (i:Intervention) WITH i ORDER BY i.nameFolded, i.id SKIP toInteger($skip) LIMIT 1 RETURN i.nameFolded AS name, i.id AS id',
        { skip: skip - 1 },
      );
      const after = await cursorAt(sample, [], [row?.name, row?.id]);
      return { after, skip, ...row };
    }),
  );
}
