/**
 * A new rule of what may be in the graph is one entry of RULES: it then holds of what a record gives, and of what a
 * store has. The one below stands in for such an entry.
 */
import { checkGraph } from '../../src/ingest/check-graph';
import { rule } from '../../src/ingest/rule';
import { RULES } from '../../src/ingest/rules';
import { model } from '../support/api';
import { describeImports, issuesOf } from '../support/imports';

const noCapitals = rule({
  code: 'ALL_CAPITALS',
  applies: 'properties',
  *test({ values: { name } }) {
    if (typeof name === 'string' && name === name.toUpperCase())
      yield { field: 'name', value: name };
  },
  message: ({ value }) => ({
    es: `name ${value} está todo en mayúsculas`,
    en: `name ${value} is all capitals`,
  }),
});

describeImports((at) => {
  const file = (name: string): string =>
    at.file('nuevo.yaml', `- { id: 'program:nuevo-uno', name: ${name} }`);
  const problems = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { code, ids, message } of checkGraph({ engine: at.engine, model })) {
      found.push(`${code} ${ids.join(', ')}: ${message.en}`);
    }
    return found;
  };

  test('a rule is one entry, for a file and for the graph', async () => {
    await at.written(file('TODO MAYOR'));
    expect(await problems()).toEqual([]);
    RULES.push(noCapitals);
    try {
      const report = await at.run(file('OTRO MAYOR'));
      expect([report.outcome, report.issues.map(({ code }) => code), issuesOf(report)]).toEqual([
        'refused',
        ['ALL_CAPITALS'],
        ['nuevo.yaml:1: program:nuevo-uno: name OTRO MAYOR is all capitals'],
      ]);
      expect(await problems()).toEqual([
        'ALL_CAPITALS certification:bpg-2020: name BPG 2020 is all capitals',
        'ALL_CAPITALS certification:bpg-2021: name BPG 2021 is all capitals',
        'ALL_CAPITALS program:nuevo-uno: name TODO MAYOR is all capitals',
      ]);
    } finally {
      RULES.pop();
    }
  });
});
