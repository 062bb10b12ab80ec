import { join } from 'node:path';
import { readMutants, Sources } from './mutants/find-mutant';

const sources = new Sources(join(__dirname, '..'));

test.each(readMutants().map((one) => [`${one.in}: ${one.from}`, one] as const))(
  'the mutant of %s has its place',
  (_name, mutant) => {
    const { file, text } = sources.withMutant(mutant);
    expect(text).not.toBe(sources.textOf(file));
  },
);
