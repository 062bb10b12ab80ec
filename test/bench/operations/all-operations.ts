import { compare } from './compare';
import { connection } from './connection';
import { deepFilter } from './deep-filter';
import { deepPage } from './deep-page';
import { entityPage } from './entity-page';
import { filteredConnection } from './filtered-connection';
import { filteredList } from './filtered-list';
import { filteredPage } from './filtered-page';
import { gapMap } from './gap-map';
import { groupBy } from './group-by';
import { neighborhood } from './neighborhood';
import type { Operation } from './operation';
import { paths } from './paths';
import { search } from './search';
import { similar } from './similar';
import { sortByCount } from './sort-by-count';

/** All that is measured, in the order in which it is told. */
export const OPERATIONS: readonly Operation[] = [
  entityPage,
  filteredList,
  connection,
  deepPage,
  filteredConnection,
  filteredPage,
  sortByCount,
  deepFilter,
  search,
  neighborhood,
  paths,
  compare,
  similar,
  gapMap,
  groupBy,
];

/** The operation of a name. */
export function operationNamed(name: string): Operation {
  const found = OPERATIONS.find((one) => one.name === name);
  if (!found) throw new Error(`There is no operation ${name}`);
  return found;
}
