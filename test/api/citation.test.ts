/** Citations and permalinks of nodes of every type, and of the data set. */
import { isEntity } from '../../src/graph/graph-model';
import { describeEachEngine, model, PUBLIC_URL } from '../support/api';

describeEachEngine('fixture', (api) => {
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
    const study = 'Estudio uno. (2022). https://doi.org/10.1000/uno';
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
            '\tnote = {[Online; accessed 2022]},',
            '\tauthor = {{Editorial Uno}},',
            '\tyear = {2021},',
            '\tmonth = {nov 5},',
            '\tpublisher = {Editorial Uno},',
            '\ttitle = {Título de la fuente «uno»},',
            '\turl = {https://example.org/uno},',
            '}',
          ].join('\n'),
        },
        {
          permalink: `${PUBLIC_URL}/id/source:tres`,
          es: 'Fuente tres. (s.\u00a0f.).',
          en: 'Fuente tres. (n.d.).',
          qu: 'Fuente tres. (s.\u00a0f.).',
          bib: '@misc{source_tres,\n\ttitle = {Fuente tres},\n}',
        },
        {
          permalink: `${PUBLIC_URL}/id/study:uno`,
          es: study,
          en: study,
          qu: study,
          csl: '{"id":"study:uno","type":"report","title":"Estudio uno","issued":{"date-parts":[[2022]]},"DOI":"10.1000/uno"}',
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
