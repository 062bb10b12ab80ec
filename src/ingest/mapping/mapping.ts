import type { At, Issue, Note } from '../issue';
import type { IatiMapping } from '../read/iati/iati-mapping';
import type { Read } from '../records';
import type { Delimiter } from '../read/csv-rows';
import type { Encoding } from '../read/encoding';

/** How the rows of one table become records. */
export interface TableReading {
  /** What is wrong with the header; where there is any, no row is read. */
  readonly issues: readonly Issue[];
  read(cells: readonly string[], line: number): Iterable<Read>;
  /** What there is to know after the last row. */
  notes(): readonly Note[];
}

/** How tables are read whose columns are not named as the graph's properties. */
export interface Mapping {
  /** What the file's own header would otherwise tell. */
  readonly delimiter?: Delimiter;
  /** What the file's own bytes would otherwise tell. */
  readonly encoding?: Encoding;
  /** Which schemes the vocabularies of IATI files are. */
  readonly iati?: IatiMapping;
  /** How the table with that header is read; absent where the mapping says nothing of tables. */
  readonly table?: (header: readonly string[], at: At) => TableReading;
}
