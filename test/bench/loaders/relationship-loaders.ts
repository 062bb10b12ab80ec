import DataLoader from 'dataloader';
import type { Row } from '../../../src/engine/engine';
import type { Ask } from '../operations/operation';

/** A relationship that a resolver follows: the pattern from node `a` to node `b` by relationship `r`, and what is read. */
interface Followed {
  readonly pattern: string;
  readonly read: string;
}

/** The relationships by the field that follows them. */
const FOLLOWED = {
  'Intervention.programs': {
    pattern: '(a:Intervention)<-[r:RUNS]-(b:Program)',
    read: 'b {.id, .name}',
  },
  'Intervention.approaches': {
    pattern: '(a:Intervention)-[r:APPLIES]->(b:Approach)',
    read: 'b {.id, .name, significance: r.significance}',
  },
  'Intervention.components': {
    pattern: '(a:Intervention)-[r:HAS_COMPONENT]->(b:Component)',
    read: 'b {.id, .name}',
  },
  'Intervention.certifications': {
    pattern: '(a:Intervention)-[r:RECEIVED]->(b:Certification)',
    read: 'b {.id, .name, .year, .level}',
  },
  'Intervention.places': {
    pattern: '(a:Intervention)-[r:IMPLEMENTED_IN]->(b:Place)',
    read: 'b {.id, .name, households: r.households}',
  },
  'Program.ministries': {
    pattern: '(a:Program)<-[r:OVERSEES]-(b:Ministry)',
    read: 'b {.id, .name}',
  },
  'Certification.category': {
    pattern: '(a:Certification)-[r:IN_CATEGORY]->(b:AwardCategory)',
    read: 'b {.id, .name}',
  },
  'Category.award': {
    pattern: '(a:AwardCategory)-[r:OF_AWARD]->(b:Award)',
    read: 'b {.id, .name}',
  },
  'Place.district': { pattern: '(a:Community)-[r:PART_OF]->(b:District)', read: 'b {.id, .name}' },
  'District.province': {
    pattern: '(a:District)-[r:PART_OF]->(b:Province)',
    read: 'b {.id, .name}',
  },
  'Province.department': {
    pattern: '(a:Province)-[r:PART_OF]->(b:Department)',
    read: 'b {.id, .name}',
  },
} satisfies Record<string, Followed>;

/** A field that follows a relationship, as `Type.field`. */
export type FollowedField = keyof typeof FOLLOWED;

/** The fields that follow relationships. */
export const FOLLOWED_FIELDS = Object.keys(FOLLOWED) as FollowedField[];

/** The loaders of one request: each asks for the nodes of one level together. */
export type Loaders = Readonly<Record<FollowedField, DataLoader<string, readonly Row[]>>>;

/** New loaders, for one request. */
export const relationshipLoaders = (ask: Ask): Loaders =>
  Object.fromEntries(
    FOLLOWED_FIELDS.map((field) => [field, loader(ask, FOLLOWED[field])]),
  ) as Loaders;

function loader(ask: Ask, { pattern, read }: Followed): DataLoader<string, readonly Row[]> {
  const label = /^\(a:(\w+)\)/.exec(pattern)?.[1];
  const text = [
    `UNWIND $ids AS id MATCH (a:${label} {id: id}) MATCH ${pattern}`,
    `WITH id, r, b ORDER BY b.nameFolded, b.id RETURN id, collect(${read}) AS found`,
  ].join(' ');
  return new DataLoader(async (ids) => {
    const rows = await ask(text, { ids });
    const byId = new Map(rows.map((row) => [row.id, row.found as Row[]]));
    return ids.map((id) => byId.get(id) ?? []);
  });
}
