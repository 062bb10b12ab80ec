import childProcess from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import { cite, type CitationLanguage, type CitationStyle } from '../../src/features/citation/cite';
import type { CitedFacts } from '../../src/features/citation/cited-work';

const LANGUAGES: readonly CitationLanguage[] = ['ES', 'EN'];
const KINDS = ['dataset', 'entry', 'source', 'study'] as const;
const STYLES: readonly CitationStyle[] = ['APA', 'BIBTEX', 'CSL_JSON'];

/** What the library would fetch by; spied on before it is loaded, since it takes the last one as it loads. */
const WAYS_OUT = [
  jest.spyOn(globalThis, 'fetch'),
  jest.spyOn(http, 'request'),
  jest.spyOn(https, 'request'),
  jest.spyOn(childProcess, 'execFileSync'),
];

const DATASET: CitedFacts = {
  kind: 'dataset',
  id: 'tinkuy',
  title: 'Tinkuy: intervenciones de inclusión social en el Perú',
  version: '2026.11',
  issued: '2026-11-23',
  licence: 'CC BY 4.0',
  permalink: 'https://tinkuy.example/',
};

const ENTRY: CitedFacts = {
  kind: 'entry',
  id: 'program:haku-winay',
  title: 'Haku Wiñay / Noa Jayatai',
  containerTitle: DATASET.title,
  version: '2026.11',
  issued: '2026-11-23',
  permalink: 'https://tinkuy.example/node/program:haku-winay',
};

const PAGE: CitedFacts = {
  kind: 'source',
  id: 'source:agencia-orbita-12300',
  title: 'Nota sobre la certificación de Haku Wiñay en Layo',
  authors: ['Agencia Órbita'],
  url: 'https://agenciaorbita.org/?p=12300',
};

const NEWS: CitedFacts = {
  kind: 'source',
  id: 'source:la-republica-2021-10-25',
  title: 'Nota de La República sobre Juntos',
  authors: ['La República'],
  issued: '2021-10-25',
};

const COPY: CitedFacts = {
  kind: 'source',
  id: 'source:scribd-654779522',
  title: 'Copia de la norma sobre el enfoque intercultural, en Scribd (654779522)',
  authors: ['Scribd'],
};

const STUDY: CitedFacts = {
  kind: 'study',
  id: 'study:grade-2016',
  title: 'Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016)',
  issued: '2016',
  url: 'https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9',
};

const PUBLISHED_STUDY: CitedFacts = {
  ...STUDY,
  authors: ['GRADE'],
  doi: 'https://doi.org/10.1000/uno',
};

/** Without a title, as most studies are known: our own words stand for it. */
const JOINT_STUDY: CitedFacts = {
  kind: 'study',
  id: 'study:peb-2020',
  description: 'Estudio del MIDIS y el Banco Mundial sobre Ñande y Élida',
  authors: ['Banco Mundial', 'Ministerio de Desarrollo e Inclusión Social'],
  issued: '2020-03',
};

/** What citation-js reads of an entry of BibTeX, as CSL-JSON, with titles without the marks of their braces. */
async function readBibtex(entry: string): Promise<unknown> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  const read = JSON.stringify(plugins.input.chain(entry, { generateGraph: false })[0]);
  return JSON.parse(read.replace(/<\/?span[^>]*>/g, ''));
}

const apa = (facts: CitedFacts, language: CitationLanguage = 'ES'): Promise<string> =>
  cite(facts, 'APA', language);
const bibtex = (facts: CitedFacts, language: CitationLanguage = 'ES'): Promise<string> =>
  cite(facts, 'BIBTEX', language);
const csl = async (facts: CitedFacts): Promise<unknown> =>
  JSON.parse(await cite(facts, 'CSL_JSON', 'ES'));
const inLanguages = (facts: CitedFacts, style: CitationStyle): Promise<string[]> =>
  Promise.all(LANGUAGES.map((language) => cite(facts, style, language)));
const inStyles = (facts: CitedFacts): Promise<string[]> =>
  Promise.all(STYLES.map((style) => cite(facts, style, 'ES')));

describe('the library', () => {
  const loaded = (): string[] =>
    ['core', 'plugin-csl', 'plugin-bibtex'].filter((name) =>
      Object.keys(require.cache).some((path) => path.includes(`/@citation-js/${name}/`)),
    );

  test('is loaded by the first citation that needs it, as far as it needs it', async () => {
    const { cite } = await import('../../src/features/citation/cite');
    expect(loaded()).toEqual([]);
    await cite(DATASET, 'CSL_JSON', 'ES');
    expect(loaded()).toEqual([]);
    await cite(DATASET, 'BIBTEX', 'ES');
    expect(loaded()).toEqual([]);
    await cite(DATASET, 'APA', 'ES');
    expect(loaded()).toEqual(['core', 'plugin-csl']);
  });

  test('fetches nothing, whatever the texts are', async () => {
    for (const text of ['https://tinkuy.example/', '10.1000/uno', 'Q42', '[{"id":"a"}]']) {
      for (const kind of KINDS) {
        const facts = {
          ...DATASET,
          kind,
          id: text,
          title: text,
          authors: [text, 'MIDIS'],
          url: text,
        };
        await inStyles({ ...facts, doi: text, permalink: text, containerTitle: text });
      }
    }
    for (const way of WAYS_OUT) expect(way).not.toHaveBeenCalled();
  });
});

describe('APA', () => {
  test.each<[string, CitedFacts, string, string]>([
    [
      'the data set',
      DATASET,
      'Tinkuy. (2026). Tinkuy: intervenciones de inclusión social en el Perú (Versión 2026.11) [Conjunto de datos]. https://tinkuy.example/',
      'Tinkuy. (2026). Tinkuy: intervenciones de inclusión social en el Perú (Version 2026.11) [Data set]. https://tinkuy.example/',
    ],
    [
      'an entry of it',
      ENTRY,
      'Tinkuy. (2026). Haku Wiñay / Noa Jayatai. En Tinkuy: intervenciones de inclusión social en el Perú (Versión 2026.11). https://tinkuy.example/node/program:haku-winay',
      'Tinkuy. (2026). Haku Wiñay / Noa Jayatai. In Tinkuy: intervenciones de inclusión social en el Perú (Version 2026.11). https://tinkuy.example/node/program:haku-winay',
    ],
    [
      'a page without a date',
      PAGE,
      'Agencia Órbita. (s.\u00a0f.). Nota sobre la certificación de Haku Wiñay en Layo. https://agenciaorbita.org/?p=12300',
      'Agencia Órbita. (n.d.). Nota sobre la certificación de Haku Wiñay en Layo. https://agenciaorbita.org/?p=12300',
    ],
    [
      'a page without a date that was seen on a day',
      { ...PAGE, accessed: '2026-11-05' },
      'Agencia Órbita. (s.\u00a0f.). Nota sobre la certificación de Haku Wiñay en Layo. Recuperado 5 de noviembre de 2026, de https://agenciaorbita.org/?p=12300',
      'Agencia Órbita. (n.d.). Nota sobre la certificación de Haku Wiñay en Layo. Retrieved November 5, 2026, from https://agenciaorbita.org/?p=12300',
    ],
    [
      'a page with a date, which needs none of when it was seen',
      { ...PAGE, issued: '2021-11', accessed: '2026-11-05' },
      'Agencia Órbita. (2021, noviembre). Nota sobre la certificación de Haku Wiñay en Layo. https://agenciaorbita.org/?p=12300',
      'Agencia Órbita. (2021, November). Nota sobre la certificación de Haku Wiñay en Layo. https://agenciaorbita.org/?p=12300',
    ],
    [
      'a source without an address',
      NEWS,
      'La República. (2021, octubre 25). Nota de La República sobre Juntos.',
      'La República. (2021, October 25). Nota de La República sobre Juntos.',
    ],
    [
      'a source without an address and a date',
      COPY,
      'Scribd. (s.\u00a0f.). Copia de la norma sobre el enfoque intercultural, en Scribd (654779522).',
      'Scribd. (n.d.). Copia de la norma sobre el enfoque intercultural, en Scribd (654779522).',
    ],
    [
      'a study of which nobody is known',
      STUDY,
      'Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016). (2016). https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9',
      'Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016). (2016). https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9',
    ],
    [
      'a study with a DOI, which goes before its address',
      PUBLISHED_STUDY,
      'GRADE. (2016). Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016). https://doi.org/10.1000/uno',
      'GRADE. (2016). Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016). https://doi.org/10.1000/uno',
    ],
    [
      'a page of which no title is known',
      { ...PAGE, title: undefined, description: 'Nota sobre Layo', issued: '2021-11-05' },
      'Agencia Órbita. (2021, noviembre 5). [Nota sobre Layo]. https://agenciaorbita.org/?p=12300',
      'Agencia Órbita. (2021, November 5). [Nota sobre Layo]. https://agenciaorbita.org/?p=12300',
    ],
    [
      'a source of which neither title nor publisher is known',
      { ...COPY, title: undefined, description: 'Copia de la norma', authors: [] },
      '[Copia de la norma]. (s.\u00a0f.).',
      '[Copia de la norma]. (n.d.).',
    ],
    [
      'a study of several bodies',
      JOINT_STUDY,
      'Banco Mundial & Ministerio de Desarrollo e Inclusión Social. (2020). [Estudio del MIDIS y el Banco Mundial sobre Ñande y Élida].',
      'Banco Mundial & Ministerio de Desarrollo e Inclusión Social. (2020). [Estudio del MIDIS y el Banco Mundial sobre Ñande y Élida].',
    ],
    [
      'a title that ends in what could be markup',
      { ...NEWS, title: 'El elemento <x/> & <i >' },
      'La República. (2021, octubre 25). El elemento <x/> &.',
      'La República. (2021, October 25). El elemento <x/> &.',
    ],
    [
      'a title that is what could be markup, and a publisher',
      { ...NEWS, title: 'Sobre <script>', authors: ['<x/>'] },
      '<x/>. (2021, octubre 25). Sobre <script>.',
      '<x/>. (2021, October 25). Sobre <script>.',
    ],
  ])('%s', async (_name, facts, spanish, english) => {
    expect(await inLanguages(facts, 'APA')).toEqual([spanish, english]);
  });

  test.each([
    ['2026', 'Recuperado 2026, de', 'Retrieved 2026, from'],
    ['2026-08', 'Recuperado agosto de 2026, de', 'Retrieved August 2026, from'],
    ['2026-08-31', 'Recuperado 31 de agosto de 2026, de', 'Retrieved August 31, 2026, from'],
  ])('seen in %s', async (accessed, spanish, english) => {
    const cited = await inLanguages({ ...PAGE, accessed }, 'APA');
    expect(cited[0]).toContain(`. ${spanish} https://`);
    expect(cited[1]).toContain(`. ${english} https://`);
  });

  test('what was cited before leaves no mark', async () => {
    const other = { ...ENTRY, id: 'program:juntos', title: 'Juntos' };
    const first = await apa(ENTRY);
    await Promise.all([apa(other), apa({ ...other, id: ENTRY.id }), apa(ENTRY, 'EN')]);
    expect(await apa(ENTRY)).toBe(first);
  });
});

describe('BibTeX', () => {
  const dataset = (version: string): string => `@misc{tinkuy,
	author = {{Tinkuy}},
	title = {Tinkuy: intervenciones de inclusión social en el {Perú}},
	publisher = {{Tinkuy}},
	year = {2026},
	month = nov,
	day = {23},
	note = {${version} 2026.11. CC BY 4.0},
	url = {https://tinkuy.example/},
}`;

  const entry = (version: string): string => `@incollection{program_haku_winay,
	author = {{Tinkuy}},
	title = {Haku {Wiñay} / {Noa} {Jayatai}},
	booktitle = {Tinkuy: intervenciones de inclusión social en el {Perú}},
	publisher = {{Tinkuy}},
	year = {2026},
	month = nov,
	day = {23},
	note = {${version} 2026.11},
	url = {https://tinkuy.example/node/program:haku-winay},
}`;

  test.each([
    ['the data set', DATASET, dataset],
    ['an entry of it', ENTRY, entry],
  ])('%s', async (_name, facts, cited) => {
    expect(await inLanguages(facts, 'BIBTEX')).toEqual([cited('Versión'), cited('Version')]);
  });

  test.each([
    [
      'a page',
      { ...PAGE, accessed: '2026-11-05' },
      `@misc{source_agencia_orbita_12300,
	author = {{Agencia Órbita}},
	title = {Nota sobre la certificación de {Haku} {Wiñay} en {Layo}},
	publisher = {{Agencia Órbita}},
	url = {https://agenciaorbita.org/?p=12300},
	urldate = {2026-11-05},
}`,
    ],
    [
      'a source without an address',
      NEWS,
      `@misc{source_la_republica_2021_10_25,
	author = {{La República}},
	title = {Nota de {La} {República} sobre {Juntos}},
	publisher = {{La República}},
	year = {2021},
	month = oct,
	day = {25},
}`,
    ],
    [
      'a source without an address and a date',
      COPY,
      `@misc{source_scribd_654779522,
	author = {{Scribd}},
	title = {Copia de la norma sobre el enfoque intercultural, en {Scribd} (654779522)},
	publisher = {{Scribd}},
}`,
    ],
    [
      'a study of which nobody is known',
      STUDY,
      `@techreport{study_grade_2016,
	title = {Evaluación cuantitativa de {Haku} {Wiñay} ({Escobal} y {Ponce}, eds., {GRADE}, 2016)},
	year = {2016},
	url = {https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9},
}`,
    ],
    [
      'a study with a DOI',
      PUBLISHED_STUDY,
      `@techreport{study_grade_2016,
	author = {{GRADE}},
	title = {Evaluación cuantitativa de {Haku} {Wiñay} ({Escobal} y {Ponce}, eds., {GRADE}, 2016)},
	institution = {{GRADE}},
	year = {2016},
	doi = {10.1000/uno},
	url = {https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9},
}`,
    ],
    [
      'a study of several bodies that has no title',
      JOINT_STUDY,
      `@techreport{study_peb_2020,
	author = {{Banco Mundial} and {Ministerio de Desarrollo e Inclusión Social}},
	title = {[{Estudio} del {MIDIS} y el {Banco} {Mundial} sobre {Ñande} y {Élida}]},
	institution = {{Banco Mundial} and {Ministerio de Desarrollo e Inclusión Social}},
	year = {2020},
	month = mar,
}`,
    ],
  ])('%s, the same in both languages', async (_name, facts, cited) => {
    expect(await inLanguages(facts, 'BIBTEX')).toEqual([cited, cited]);
  });

  test('what TeX would read as a command is text, and no letter is lost', async () => {
    const title = 'A {b} & 50 % #1 a_b \\c $d ~ ^ p < 0,05 > | "e" «f» ñ ɨ N.º 😀';
    expect(await bibtex({ ...COPY, title, authors: ['Uno & {dos and tres', 'MIDIS'] })).toBe(
      `@misc{source_scribd_654779522,
	author = {{Uno \\& \\textbraceleft{}dos and tres} and {MIDIS}},
	title = {A \\textbraceleft{}b\\textbraceright{} \\& 50 \\% \\#1 a\\_b \\textbackslash{}c \\$d \\textasciitilde{} \\textasciicircum{} p \\textless{} 0,05 \\textgreater{} \\textbar{} "e" «f» ñ ɨ {N}.º 😀},
	publisher = {{Uno \\& \\textbraceleft{}dos and tres} and {MIDIS}},
}`,
    );
  });

  test.each<[string, CitedFacts, object]>([
    [
      'the data set',
      DATASET,
      {
        type: 'document',
        id: 'tinkuy',
        'citation-key': 'tinkuy',
        author: [{ family: 'Tinkuy' }],
        title: DATASET.title,
        publisher: 'Tinkuy',
        issued: { 'date-parts': [[2026, 11, 23]] },
        note: 'Versión 2026.11. CC BY 4.0',
        URL: 'https://tinkuy.example/',
      },
    ],
    [
      'a page that was seen on a day',
      { ...PAGE, accessed: '2026-11-05' },
      {
        type: 'document',
        id: 'source_agencia_orbita_12300',
        'citation-key': 'source_agencia_orbita_12300',
        author: [{ family: 'Agencia Órbita' }],
        title: PAGE.title,
        publisher: 'Agencia Órbita',
        accessed: { 'date-parts': [[2026, 11, 5]] },
        URL: PAGE.url,
      },
    ],
    [
      'a study of several bodies, known to the month',
      JOINT_STUDY,
      {
        type: 'report',
        id: 'study_peb_2020',
        'citation-key': 'study_peb_2020',
        author: JOINT_STUDY.authors?.map((family) => ({ family })),
        title: `[${JOINT_STUDY.description}]`,
        genre: 'techreport',
        publisher: JOINT_STUDY.authors,
        issued: { 'date-parts': [[2020, 3]] },
      },
    ],
    [
      'a title that is all signs',
      { ...COPY, title: 'Haku Ñusta & <x/> {50 %} a_b #1 ~ \\c', authors: ['A & B and C'] },
      {
        type: 'document',
        id: 'source_scribd_654779522',
        'citation-key': 'source_scribd_654779522',
        author: [{ family: 'A & B and C' }],
        title: 'Haku Ñusta & <x/> {50 %} a_b #1 ~ \\c',
        publisher: 'A & B and C',
      },
    ],
  ])('a reader of BibTeX reads %s', async (_name, facts, read) => {
    expect(await readBibtex(await bibtex(facts))).toEqual(read);
  });

  test('an address and a DOI cannot end their braces', async () => {
    const facts = { ...STUDY, url: 'https://a.pe/{ñ} "b"}', doi: 'doi:10.1000/a}<1::2>' };
    const entry = await bibtex(facts);
    expect(entry).toContain('\n\tdoi = {10.1000/a%7D%3C1::2%3E},\n');
    expect(entry).toContain('\n\turl = {https://a.pe/%7B%C3%B1%7D%20%22b%22%7D},\n}');
    expect(await csl(facts)).toMatchObject({ DOI: '10.1000/a}<1::2>' });
  });
});

describe('CSL-JSON', () => {
  test.each([
    [
      'the data set',
      DATASET,
      '{"id":"tinkuy","type":"dataset","title":"Tinkuy: intervenciones de inclusión social en el Perú","author":[{"literal":"Tinkuy"}],"version":"2026.11","issued":{"date-parts":[[2026,11,23]]},"URL":"https://tinkuy.example/","note":"CC BY 4.0"}',
    ],
    [
      'an entry of it',
      ENTRY,
      '{"id":"program:haku-winay","type":"entry","title":"Haku Wiñay / Noa Jayatai","author":[{"literal":"Tinkuy"}],"container-title":"Tinkuy: intervenciones de inclusión social en el Perú","version":"2026.11","issued":{"date-parts":[[2026,11,23]]},"URL":"https://tinkuy.example/node/program:haku-winay"}',
    ],
    [
      'a page',
      { ...PAGE, accessed: '2026-11-05' },
      '{"id":"source:agencia-orbita-12300","type":"webpage","title":"Nota sobre la certificación de Haku Wiñay en Layo","author":[{"literal":"Agencia Órbita"}],"accessed":{"date-parts":[[2026,11,5]]},"URL":"https://agenciaorbita.org/?p=12300"}',
    ],
    [
      'a source without an address',
      NEWS,
      '{"id":"source:la-republica-2021-10-25","type":"document","title":"Nota de La República sobre Juntos","author":[{"literal":"La República"}],"issued":{"date-parts":[[2021,10,25]]}}',
    ],
    [
      'a source without an address and a date',
      COPY,
      '{"id":"source:scribd-654779522","type":"document","title":"Copia de la norma sobre el enfoque intercultural, en Scribd (654779522)","author":[{"literal":"Scribd"}]}',
    ],
    [
      'a study of which nobody is known',
      STUDY,
      '{"id":"study:grade-2016","type":"report","title":"Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016)","issued":{"date-parts":[[2016]]},"URL":"https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9"}',
    ],
    [
      'a study with a DOI',
      PUBLISHED_STUDY,
      '{"id":"study:grade-2016","type":"report","title":"Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016)","author":[{"literal":"GRADE"}],"issued":{"date-parts":[[2016]]},"DOI":"10.1000/uno","URL":"https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9"}',
    ],
    [
      'a study of several bodies that has no title',
      JOINT_STUDY,
      '{"id":"study:peb-2020","type":"report","title":"[Estudio del MIDIS y el Banco Mundial sobre Ñande y Élida]","author":[{"literal":"Banco Mundial"},{"literal":"Ministerio de Desarrollo e Inclusión Social"}],"issued":{"date-parts":[[2020,3]]}}',
    ],
  ])('%s, the same in both languages', async (_name, facts, cited) => {
    expect(await inLanguages(facts, 'CSL_JSON')).toEqual([cited, cited]);
  });
});

describe('facts', () => {
  test.each([
    ['2021', [[2021]]],
    ['2021-11', [[2021, 11]]],
    ['2021-11-05', [[2021, 11, 5]]],
    ['2024-02-29', [[2024, 2, 29]]],
  ])('a date as exact as %s stays so', async (date, parts) => {
    expect(await csl({ ...PAGE, issued: date, accessed: date })).toMatchObject({
      issued: { 'date-parts': parts },
      accessed: { 'date-parts': parts },
    });
  });

  test.each(['', 'ayer', '21', '2021-13', '2021-00', '2021-1', '2023-02-29', '2021-11-05T00:00Z'])(
    'the impossible date %j is left out',
    async (date) => {
      const dated = { ...PAGE, issued: date, accessed: date };
      expect(await inStyles(dated)).toEqual(await inStyles(PAGE));
    },
  );

  test.each([
    '10.1000/uno',
    'doi:10.1000/uno',
    'DOI: 10.1000/uno',
    'http://dx.doi.org/10.1000/uno',
  ])('the DOI of %j is told alone', async (doi) => {
    expect(await csl({ ...STUDY, doi })).toMatchObject({ DOI: '10.1000/uno' });
  });

  test('only an entry is in something', async () => {
    const within = { ...PAGE, containerTitle: DATASET.title };
    expect(await inStyles(within)).toEqual(await inStyles(PAGE));
  });

  test('empty texts are unknown, and without a title the id stands for it', async () => {
    const empty = {
      title: ' ',
      description: ' ',
      authors: [''],
      url: ' ',
      doi: 'doi:',
      version: '\n',
      licence: '',
    };
    expect(await csl({ ...STUDY, issued: undefined, ...empty })).toEqual({
      id: 'study:grade-2016',
      type: 'report',
      title: '[study:grade-2016]',
    });
  });

  test.each([
    ['<b>Haku</b> <i class="x">Wiñay</i><br/>', 'Haku Wiñay'],
    ['<<b>b>Haku</<b>b> Wiñay', 'Haku Wiñay'],
    ['Norma <x/>', 'Norma <x/>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['p < 0,05 y q > 2', 'p < 0,05 y q > 2'],
    ['  Haku\r\n\t Wiñay\u00a0\u0000', 'Haku Wiñay'],
    ['Haku Win\u0303ay', 'Haku Wi\u00f1ay'],
    ['Haku \ud83d Wiñay 😀', 'Haku \ufffd Wiñay 😀'],
    ['Qhapaq Ñan, ch’aki, «Kawsay» "y" &amp; más', 'Qhapaq Ñan, ch’aki, «Kawsay» "y" &amp; más'],
  ])('the title %j is %j', async (title, message) => {
    expect(await csl({ ...COPY, title })).toMatchObject({ title: message });
  });
});

/** True where BibTeX finds the end of the entry at its last character; it counts braces behind `\` as well. */
function endsAtItsEnd(entry: string): boolean {
  let depth = 0;
  const opened = entry.indexOf('{');
  for (let at = opened; at < entry.length; at += 1) {
    if (entry[at] === '{') depth += 1;
    if (entry[at] === '}') depth -= 1;
    if (depth === 0) return at === entry.length - 1;
  }
  return false;
}

describe.each([
  '"',
  "'",
  '{',
  '}',
  '\\',
  '\\}',
  '{{}',
  '&',
  '%',
  '#',
  '_',
  '$&$1',
  '@misc{x,',
  '<b>',
  '</b',
  '<script>alert(1)</script>',
  'a\n\nb',
  '__proto__',
  '¿Ñuqa? ¡Á!',
  'ch’aki 😀',
  '\ud83d',
])('with %j in every text', (text) => {
  const facts: CitedFacts = {
    ...DATASET,
    title: `Haku ${text} Wiñay`,
    authors: [text, 'MIDIS'],
    url: text,
    doi: text,
    permalink: text,
    containerTitle: text,
    version: text,
    licence: text,
  };

  test.each(KINDS)('a %s is cited well', async (kind) => {
    for (const language of LANGUAGES) {
      const line = await apa({ ...facts, kind }, language);
      expect(line).toContain('Haku');
      expect(line).not.toMatch(/[\r\n]|<\/?[bi]>|^\s|\s$/i);
      expect(endsAtItsEnd(await bibtex({ ...facts, kind }, language))).toBe(true);
      expect(await csl({ ...facts, kind })).toMatchObject({ id: 'tinkuy' });
    }
  });
});

test.each(KINDS)('a %s with a very long title is cited whole', async (kind) => {
  const title = `${'Haku Wiñay & {Noa} '.repeat(2_000)}fin`;
  expect(await apa({ ...DATASET, kind, title })).toContain(title);
  expect(endsAtItsEnd(await bibtex({ ...DATASET, kind, title }))).toBe(true);
  expect(await csl({ ...DATASET, kind, title })).toMatchObject({ title });
});
