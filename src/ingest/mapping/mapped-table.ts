import type { At, Issue, Note } from '../issue';
import { nearest } from '../texts';
import { issueAt } from '../read/unreadable';
import type { Read, TextFormat } from '../records';
import { bindEntity, type BoundEntity } from './bind-entity';
import type { MappingFile } from './mapping-file';
import type { TableReading } from './mapping';
import { bindTemplate, parseTemplate, type Render } from './template';
import { FILES } from '../../messages/files';

interface BoundSkip {
  readonly places: readonly number[];
  readonly column: string;
  readonly is: ReadonlySet<string> | undefined;
  readonly why: string;
  count: number;
}

interface Replacement {
  readonly place: number;
  readonly by: ReadonlyMap<string, string>;
}

/** A table with a mapping: each row gives the entities that the mapping makes of it. */
export class MappedTable implements TableReading {
  readonly issues: Issue[] = [];
  readonly #places: Map<string, number>;
  readonly #empty: ReadonlySet<string>;
  readonly #made: readonly Render[];
  /** What is replaced in the file's columns, and after that in those made of them. */
  readonly #replaced: readonly Replacement[];
  readonly #replacedMade: readonly Replacement[];
  readonly #skips: readonly BoundSkip[];
  readonly #entities: readonly BoundEntity[];
  readonly #textual: TextFormat;

  constructor(
    mapping: MappingFile,
    header: readonly string[],
    private readonly at: At,
  ) {
    this.#textual = { decimal: mapping.decimal ?? '.', dates: mapping.dates ?? 'ISO' };
    this.#places = new Map(header.map((name, i) => [name, i]));
    this.#empty = new Set(mapping.empty);
    this.#made = Object.entries(mapping.columns ?? {}).map(([name, text]) =>
      this.#make(name, text),
    );
    const replaced = Object.entries(mapping.replace ?? {}).map(([column, by]) => ({
      place: this.#place(column, `replace.${column}`),
      by: new Map(Object.entries(by)),
    }));
    this.#replaced = replaced.filter(({ place }) => place < header.length);
    this.#replacedMade = replaced.filter(({ place }) => place >= header.length);
    this.#skips = (mapping.skip ?? []).map(({ column, is, why }, i) => {
      const columns = typeof column === 'string' ? [column] : column;
      return {
        places: columns.map((one) => this.#place(one, `skip[${i}].column`)),
        column: columns.join(', '),
        is: is && new Set(is),
        why,
        count: 0,
      };
    });
    this.#entities = (mapping.entities ?? []).map((entity, i) =>
      bindEntity(entity, mapping.source, (column, path) =>
        this.#place(column, `entities[${i}].${path}`),
      ),
    );
  }

  *read(cells: readonly string[], line: number): Generator<Read> {
    const row = cells.map((cell) => (this.#empty.has(cell) ? '' : cell));
    replace(row, this.#replaced);
    for (const render of this.#made) row.push(render(row) ?? '');
    replace(row, this.#replacedMade);
    const skip = this.#skips.find(({ places, is }) =>
      is
        ? places.some((place) => is.has(row[place] ?? ''))
        : places.every((place) => row[place] === ''),
    );
    if (skip) {
      skip.count++;
      return;
    }
    const at = { file: this.at.file, line };
    for (const entity of this.#entities) {
      if (entity.when.some((place) => row[place] === '')) continue;
      const id = entity.id?.(row);
      if (entity.id && id === undefined) {
        yield noId({ ...at, column: entity.columns.id ?? 'id' }, entity.type);
        continue;
      }
      const values: Record<string, unknown> = id === undefined ? {} : { id };
      for (const [name, render] of entity.values) {
        const value = render(row);
        if (value !== undefined) values[name] = value;
      }
      const { type, columns } = entity;
      yield { record: { at, values, type, textual: this.#textual, columns } };
    }
  }

  notes(): Note[] {
    return this.#skips
      .filter(({ count }) => count > 0)
      .map(({ column, why, count }) => ({
        at: { file: this.at.file, column },
        message: FILES.ROWS_LEFT_OUT(count, why),
      }));
  }

  #make(name: string, text: string): Render {
    const path = `columns.${name}`;
    const template = parseTemplate(text);
    if (this.#places.has(name)) {
      this.issues.push({
        code: 'COLUMN_TWICE',
        at: { ...this.at, column: name },
        message: FILES.COLUMN_TAKEN(path),
      });
    }
    // The templates of a mapping were checked when it was read.
    const render =
      'message' in template
        ? () => undefined
        : bindTemplate(template, (column) => this.#place(column, path));
    this.#places.set(name, this.#places.size);
    return render;
  }

  #place(column: string, path: string): number {
    const place = this.#places.get(column);
    if (place !== undefined) return place;
    const allowed = [...this.#places.keys()];
    const suggestion = nearest(column, allowed);
    this.issues.push({
      code: 'UNKNOWN_COLUMN',
      at: { ...this.at, column },
      value: column,
      message: FILES.UNKNOWN_COLUMN(path, allowed.join(', ')),
      ...(suggestion !== undefined && { suggestion }),
    });
    return 0;
  }
}

function replace(row: string[], replacements: readonly Replacement[]): void {
  for (const { place, by } of replacements) {
    const cell = row[place] ?? '';
    row[place] = by.get(cell) ?? cell;
  }
}

const noId = (at: At, type: string): Read => issueAt(at, 'NO_ID', FILES.NO_ID(type));
