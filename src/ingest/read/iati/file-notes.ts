import type { Note, LocalizedMessage } from '../../issue';

/** What is told once for a file, with how often it was met. */
const COUNTED = {
  plannedDate: {
    es: 'Fechas previstas, que no son hechos y no se toman',
    en: 'Planned dates, which are no facts and are left out',
  },
  notTargeted: {
    es: 'Marcadores de política con importancia 0 (no son un objetivo), que no dan relación',
    en: 'Policy markers of significance 0 (not targeted), which make no relationship',
  },
  sibling: {
    es: 'Actividades hermanas (related-activity 3), que no se toman: las une la que las abarca',
    en: 'Siblings (related-activity 3), which are left out: what includes them joins them',
  },
  coFunded: {
    es: 'Actividades cofinanciadas (related-activity 4), que no se toman: compartir fondos no es complementar',
    en: 'Co-funded activities (related-activity 4), which are left out: to share money is not to complement',
  },
  thirdParty: {
    es: 'Actividades que informa un tercero (related-activity 5), que no se toman',
    en: 'Activities that a third party reports (related-activity 5), which are left out',
  },
  notSpanish: {
    es: 'Títulos que no están en español: su primer texto es el nombre',
    en: 'Titles that are not in Spanish: their first narrative is the name',
  },
  noLanguage: {
    es: 'Textos que no dicen su idioma, ni ellos, ni la actividad, ni el archivo',
    en: 'Narratives without a language, of their own or of the activity or the file',
  },
  translation: {
    es: 'Descripciones en otros idiomas, que no se toman: hay una, en español si la dan',
    en: 'Descriptions in other languages, which are left out: there is one, in Spanish if it is given',
  },
  outOfOrder: {
    es: 'Elementos que no están en el orden que pide el esquema, y se leen igual',
    en: 'Elements that are not in the order that the schema asks, and are read all the same',
  },
  target: {
    es: 'Metas de resultados, que no son mediciones y no se toman',
    en: 'Targets of results, which are no measurements and are left out',
  },
  disaggregated: {
    es: 'Valores de resultados por lugar o dimensión, que no valen para el todo y no se toman',
    en: 'Values of results by location or dimension, which do not hold for the whole and are left out',
  },
  notNumeric: {
    es: 'Indicadores nominales o cualitativos, cuyos valores no son números: no se toman',
    en: 'Nominal or qualitative indicators, whose values are no numbers: they are left out',
  },
  unmeasured: {
    es: 'Indicadores sin valor medido, que no se toman',
    en: 'Indicators without a measured value, which are left out',
  },
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
  sector: { es: 'Sectores', en: 'Sectors' },
  marker: { es: 'Marcadores', en: 'Markers' },
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
      const { es, en } = CLASSIFYING[what];
      yield {
        at: { file: this.file, line },
        message: {
          es: `${es} del vocabulario ${vocabulary}, que no es de ningún esquema del grafo, y no se toman: ${count}; el primero, ${example}`,
          en: `${en} of vocabulary ${vocabulary}, which is of no scheme of the graph, and are left out: ${count}; the first one, ${example}`,
        },
      };
    }
    const [first] = this.#leftOut.values();
    if (!first) return;
    const named = [...this.#leftOut].map(([name, { count }]) => `${name} (${count})`).join(', ');
    yield {
      at: { file: this.file, line: first.line },
      message: {
        es: `Elementos que no se leen, y cuántos: ${named}`,
        en: `Elements that are not read, and how many: ${named}`,
      },
    };
  }
}

function add<T>(tallies: Map<T, Tally>, key: T, line: number): void {
  const tally = tallies.get(key);
  if (tally) tally.count += 1;
  else tallies.set(key, { count: 1, line });
}
