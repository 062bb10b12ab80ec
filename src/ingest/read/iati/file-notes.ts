import type { Note } from '../../issue';
import type { LocalizedMessage } from '../../../messages/message';
import { IATI } from '../../../messages/iati';

/** What is told once for a file, with how often it was met. */
const COUNTED = {
  plannedDate: IATI.PLANNED_DATE,
  notTargeted: IATI.NOT_TARGETED,
  sibling: IATI.SIBLING,
  coFunded: IATI.CO_FUNDED,
  thirdParty: IATI.THIRD_PARTY,
  notSpanish: IATI.NOT_SPANISH,
  noLanguage: IATI.NO_LANGUAGE,
  translation: IATI.TRANSLATION,
  outOfOrder: IATI.OUT_OF_ORDER,
  target: IATI.TARGET,
  disaggregated: IATI.DISAGGREGATED,
  notNumeric: IATI.NOT_NUMERIC,
  unmeasured: IATI.UNMEASURED,
} satisfies Record<string, LocalizedMessage>;

/** Something that is told once for a file. */
export type Counted = keyof typeof COUNTED;

interface Tally {
  count: number;
  readonly line: number;
}

interface UnknownVocabulary extends Tally {
  readonly what: 'sector' | 'marker';
  readonly vocabulary: string;
  /** The first code, with its name. */
  readonly example: string;
}

const CLASSIFYING: Readonly<Record<UnknownVocabulary['what'], LocalizedMessage>> = {
  sector: IATI.SECTORS,
  marker: IATI.MARKERS,
};

/** Counts what is told once for a file, so that a long file does not make a long list of it. */
export class FileNotes {
  readonly #counted = new Map<Counted, Tally>();
  readonly #leftOut = new Map<string, Tally>();
  readonly #vocabularies = new Map<string, UnknownVocabulary>();

  constructor(private readonly file: string) {}

  count(what: Counted, line: number): void {
    add(this.#counted, what, line);
  }

  /** An element of which nothing is read. */
  leftOut(name: string, line: number): void {
    add(this.#leftOut, name, line);
  }

  /** A sector or a marker of a vocabulary that is of no scheme of the graph, by its code and name. */
  unknownVocabulary(
    what: 'sector' | 'marker',
    vocabulary: string,
    example: string,
    line: number,
  ): void {
    const key = `${what} ${vocabulary}`;
    const tally = this.#vocabularies.get(key);
    if (tally) tally.count += 1;
    else this.#vocabularies.set(key, { count: 1, line, what, vocabulary, example });
  }

  /** Each with the line where it was met first. */
  *all(): Generator<Note> {
    for (const [what, { count, line }] of this.#counted) {
      const { es, en } = COUNTED[what];
      yield {
        at: { file: this.file, line },
        message: { es: `${es}: ${count}`, en: `${en}: ${count}` },
      };
    }
    for (const { what, vocabulary, count, line, example } of this.#vocabularies.values()) {
      const classified = CLASSIFYING[what];
      yield {
        at: { file: this.file, line },
        message: IATI.UNKNOWN_VOCABULARY(classified, vocabulary, count, example),
      };
    }
    const [first] = this.#leftOut.values();
    if (!first) return;
    const named = [...this.#leftOut].map(([name, { count }]) => `${name} (${count})`).join(', ');
    yield {
      at: { file: this.file, line: first.line },
      message: IATI.ELEMENTS_LEFT_OUT(named),
    };
  }
}

function add<T>(tallies: Map<T, Tally>, key: T, line: number): void {
  const tally = tallies.get(key);
  if (tally) tally.count += 1;
  else tallies.set(key, { count: 1, line });
}
