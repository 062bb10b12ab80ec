import type { Issue } from '../../src/ingest/issue';
import { issueText } from '../../src/ingest/issue';
import { someOfEachKind, IssueList } from '../../src/ingest/issue-list';

const issue = (code: string, text: string, line: number, file = 'a.csv'): Issue => ({
  code,
  at: { file, line },
  message: { en: text, es: `es ${text}` },
});

test('equal ones are told once, with how often and where first, in the order of the files', () => {
  const list = new IssueList<Issue>(10);
  list.add(issue('NEAR', 'alike', 7));
  list.add(issue('BAD', 'bad', 9, 'b.csv'));
  list.add(issue('NEAR', 'alike', 8));
  list.add(issue('BAD', 'other', 2));
  list.add(issue('NEAR', 'alike', 1, 'b.csv'));
  const all = list.all(['a.csv', 'b.csv']);
  expect(list.count).toBe(5);
  expect(all.map((one) => issueText(one, 'en'))).toEqual([
    'a.csv:2: other',
    'a.csv:7: alike (3 times, here first)',
    'b.csv:9: bad',
  ]);
  expect(all.map((one) => issueText(one, 'es'))).toEqual([
    'a.csv:2: es other',
    'a.csv:7: es alike (3 veces; aquí, la primera)',
    'b.csv:9: es bad',
  ]);
});

test('the kind that has most gives way, so that some of each are kept', () => {
  const list = new IssueList<Issue>(10);
  for (let i = 1; i <= 100; i += 1) list.add(issue('MANY', `many ${i}`, i));
  for (let i = 1; i <= 3; i += 1) list.add(issue('FEW', `few ${i}`, 200 + i));
  list.add(issue('ONE', 'one', 300));
  for (let i = 1; i <= 100; i += 1) list.add(issue('MANY', `many ${i}`, i));
  expect(list.count).toBe(204);
  const all = list.all(['a.csv']);
  expect(all.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 6 }, () => 'MANY'),
    'FEW',
    'FEW',
    'FEW',
    'ONE',
  ]);
  expect(all.slice(0, 2).map(({ times }) => times)).toEqual([2, 2]);
});

test('of a list, some of each kind, in its order', () => {
  const list = [1, 2, 3, 4].map((i) => issue('MANY', `many ${i}`, i));
  const one = issue('ONE', 'one', 5);
  expect(someOfEachKind([...list, one], 3)).toEqual([list[0], list[1], one]);
  expect(someOfEachKind([...list, one], 9)).toEqual([...list, one]);
});
