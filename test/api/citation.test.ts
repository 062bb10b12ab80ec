/** Citations and permalinks of nodes of every type, and of the data set. */
import { isEntity } from '../../src/model/graph-model';
import { describeAnyEngine, model, PUBLIC_URL } from '../support/api';

describeAnyEngine('fixture', (api) => {
  test('a thing is cited as what it is, or as an entry of the data set', async () => {
    const data = await api().data(`query ($bib: CitationStyle = BIBTEX) {
      nodes(ids: ["source:uno", "source:tres", "study:uno", "program:crecer"]) {
        permalink
        ... on Entity { es: citation en: citation(lang: EN) qu: citation(lang: QU) }
        ... on Source { bib: citation(style: $bib) }
        ... on Study { csl: citation(style: CSL_JSON) }
      }
      dataset { citation apa: citation(style: APA, lang: EN) }
    }`);
    const uno = {
      es: 'Editorial Uno. (2021, noviembre 5). Título de la fuente «uno». https://example.org/uno',
      en: 'Editorial Uno. (2021, November 5). Título de la fuente «uno». https://example.org/uno',
    };
    const study =
      'Evaluador, Ministerio de Inclusión, & O’Higgins & Hijos (ONG). (2022). [Estudio uno]. https://doi.org/10.1000/uno';
    const entry = `${PUBLIC_URL}/id/program:crecer`;
    const crecer = `Tinkuy. (2026). Crecer (Wiñay). En Fixture (Versión test). ${entry}`;
    // Quechua has no words of its own here: Spanish stands for it.
    expect(data).toEqual({
      nodes: [
        {
          permalink: `${PUBLIC_URL}/id/source:uno`,
          ...uno,
          qu: uno.es,
          bib: [
            '@misc{source_uno,',
            '\tauthor = {{Editorial Uno}},',
            '\ttitle = {Título de la fuente «uno»},',
            '\tpublisher = {{Editorial Uno}},',
            '\tyear = {2021},',
            '\tmonth = nov,',
            '\tday = {5},',
            '\turl = {https://example.org/uno},',
            '\turldate = {2022},',
            '}',
          ].join('\n'),
        },
        {
          permalink: `${PUBLIC_URL}/id/source:tres`,
          es: '[Fuente tres]. (s.\u00a0f.).',
          en: '[Fuente tres]. (n.d.).',
          qu: '[Fuente tres]. (s.\u00a0f.).',
          bib: '@misc{source_tres,\n\ttitle = {[{Fuente} tres]},\n}',
        },
        {
          permalink: `${PUBLIC_URL}/id/study:uno`,
          es: study,
          en: study,
          qu: study,
          csl: '{"id":"study:uno","type":"report","title":"[Estudio uno]","author":[{"literal":"Evaluador"},{"literal":"Ministerio de Inclusión"},{"literal":"O\'Higgins & Hijos (ONG)"}],"issued":{"date-parts":[[2022]]},"DOI":"10.1000/uno"}',
        },
        {
          permalink: entry,
          es: crecer,
          en: `Tinkuy. (2026). Growing. In Fixture (Version test). ${entry}`,
          qu: crecer,
        },
      ],
      dataset: {
        citation: 'Made up for tests',
        apa: `Tinkuy. (2026). Fixture (Version test) [Data set]. ${PUBLIC_URL}/`,
      },
    });
  });

  test('everything has a citation and a permalink', async () => {
    for (const node of model.nodes.values()) {
      if (node.abstract || !isEntity(node)) continue;
      const { name, plural } = node;
      const data = (await api().data(
        `{ list: ${plural}(first: 100) { nodes { id name permalink citation } } }`,
      )) as { list: { nodes: Record<string, string>[] } };
      for (const { id, permalink, citation } of data.list.nodes) {
        expect(permalink).toBe(`${PUBLIC_URL}/id/${id}`);
        expect({ name, cited: /\w/.test(citation ?? '') }).toEqual({ name, cited: true });
      }
    }
  });

  test('a permalink leads to the playground, which asks for the thing', async () => {
    const response = await fetch(`${api().url}/id/program:crecer`, { redirect: 'manual' });
    const to = new URL(response.headers.get('location') ?? '', api().url);
    expect([response.status, to.pathname, to.searchParams.get('variables')]).toEqual([
      303,
      '/',
      JSON.stringify({ id: 'program:crecer' }, null, 2),
    ]);
    expect(await api().data(to.searchParams.get('query') ?? '', { id: 'program:crecer' })).toEqual({
      node: {
        __typename: 'Program',
        id: 'program:crecer',
        name: 'Crecer (Wiñay)',
        description: null,
        citation: `Tinkuy. (2026). Crecer (Wiñay). En Fixture (Versión test). ${PUBLIC_URL}/id/program:crecer`,
        permalink: `${PUBLIC_URL}/id/program:crecer`,
        sources: [
          { name: 'Fuente uno', publisher: 'Editorial Uno', url: 'https://example.org/uno' },
          { name: 'Fuente tres', publisher: null, url: null },
        ],
      },
    });
    expect((await fetch(`${api().url}/id/nothing`, { redirect: 'manual' })).status).toBe(404);
  });
});

const SALCEDO = '[Estudio de Haku Wiñay (Salcedo y Arca, FAO e IFPRI, 2021)]';

describeAnyEngine('seed', (api) => {
  test('a study is cited by the bodies that conducted it, wherever it stands and whatever else is asked of it', async () => {
    const data = await api().data(`{
      studies(where: { conductedBy: { count: { gte: 2 } } }) {
        nodes {
          citation
          en: citation(lang: EN)
          bib: citation(style: BIBTEX)
          conductedBy(first: 1) { totalCount nodes { id } }
        }
      }
      node(id: "study:fao-ifpri-2021") { ... on Study { citation } }
      search(text: "Salcedo Arca", types: [STUDY], first: 1) { nodes { citation } }
      finding(id: "finding:grade-2016-ingreso-agropecuario") { study { citation } }
    }`);
    const citation = `FAO & IFPRI. (2021). ${SALCEDO}. https://ifpri.org/node/26310`;
    expect(data).toEqual({
      studies: {
        nodes: [
          {
            citation,
            en: citation,
            bib: [
              '@techreport{study_fao_ifpri_2021,',
              '\tauthor = {{FAO} and {IFPRI}},',
              '\ttitle = {[{Estudio} de {Haku} {Wiñay} ({Salcedo} y {Arca}, {FAO} e {IFPRI}, 2021)]},',
              '\tinstitution = {{FAO} and {IFPRI}},',
              '\tyear = {2021},',
              '\turl = {https://ifpri.org/node/26310},',
              '}',
            ].join('\n'),
            conductedBy: { totalCount: 2, nodes: [{ id: 'organization:fao' }] },
          },
        ],
      },
      node: { citation },
      search: { nodes: [{ citation }] },
      finding: {
        study: {
          citation:
            'GRADE. (2016). [Evaluación cuantitativa de Haku Wiñay (Escobal y Ponce, eds., GRADE, 2016)]. https://nbn-resolving.org/urn:nbn:de:0168-ssoar-51456-9',
        },
      },
    });
  });

  test('in English, the data set has its own sentence and its own name, as what an entry is in too', async () => {
    const data = await api().data(`{
      dataset {
        es: citation
        en: citation(lang: EN)
        qu: citation(lang: QU)
        apa: citation(style: APA)
        apaEn: citation(style: APA, lang: EN)
      }
      program(id: "program:juntos") {
        es: citation
        en: citation(lang: EN)
        csl: citation(style: CSL_JSON, lang: EN)
      }
    }`);
    const es =
      'Tinkuy, grafo de intervenciones de inclusión social en el Perú, versión 2026.11 (datos al 2026-11-23), CC BY 4.0.';
    const juntos = `${PUBLIC_URL}/id/program:juntos`;
    expect(data).toEqual({
      dataset: {
        es,
        en: 'Tinkuy, a knowledge graph of social-inclusion interventions in Peru, version 2026.11 (data as of 2026-11-23), CC BY 4.0.',
        qu: es,
        apa: `Tinkuy. (2026). Tinkuy: intervenciones de inclusión social en el Perú (Versión 2026.11) [Conjunto de datos]. ${PUBLIC_URL}/`,
        apaEn: `Tinkuy. (2026). Tinkuy: social-inclusion interventions in Peru (Version 2026.11) [Data set]. ${PUBLIC_URL}/`,
      },
      program: {
        es: `Tinkuy. (2026). Juntos. En Tinkuy: intervenciones de inclusión social en el Perú (Versión 2026.11). ${juntos}`,
        en: `Tinkuy. (2026). Juntos. In Tinkuy: social-inclusion interventions in Peru (Version 2026.11). ${juntos}`,
        csl: `{"id":"program:juntos","type":"entry","title":"Juntos","author":[{"literal":"Tinkuy"}],"container-title":"Tinkuy: social-inclusion interventions in Peru","version":"2026.11","issued":{"date-parts":[[2026,11,23]]},"URL":"${juntos}"}`,
      },
    });
  });

  test('no label of ours is told as a title, and each study is told by all who conducted it', async () => {
    const { studies, sources } = (await api().data(`{
      studies(first: 100) { nodes { name csl: citation(style: CSL_JSON) conductedBy { nodes { name } } } }
      sources(first: 100) { nodes { name title publisher csl: citation(style: CSL_JSON) } }
    }`)) as Record<'studies' | 'sources', { nodes: CitedNode[] }>;
    expect(studies.nodes.length).toBeGreaterThan(5);
    expect(sources.nodes.length).toBeGreaterThan(20);
    for (const { name, title, publisher, conductedBy, csl } of [
      ...studies.nodes,
      ...sources.nodes,
    ]) {
      const authors = conductedBy?.nodes.map((one) => one.name) ?? (publisher ? [publisher] : []);
      expect(JSON.parse(csl)).toMatchObject({
        title: title ?? `[${name}]`,
        ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
      });
    }
  });
});

interface CitedNode {
  readonly name: string;
  readonly title?: string | null;
  readonly publisher?: string | null;
  readonly conductedBy?: { readonly nodes: readonly { readonly name: string }[] };
  readonly csl: string;
}
