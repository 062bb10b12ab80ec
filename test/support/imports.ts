import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine';
import { issueText } from '../../src/ingest/issue';
import { importFiles } from '../../src/ingest/import-files';
import type { ImportOptions, ImportReport } from '../../src/ingest/import-report';
import { model } from './api';
import { engineWith, load, testEngines } from './test-engines';
import { wrongCounts } from './wrong-counts';

/** What a test of imports works with: an engine with the fixture, made anew for each test, and a folder for files. */
export class Imports {
  engine!: Engine;
  folder = '';

  /** Writes a file; gives its path. */
  file(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Imports files, by the fixture's first source unless they or the options name others. */
  run(
    files: string | readonly string[],
    options: Partial<ImportOptions> = {},
  ): Promise<ImportReport> {
    const { engine } = this;
    return importFiles(
      { engine, model },
      { files: [files].flat(), source: 'source:uno', ...options },
    );
  }

  /** Imports files, and fails where anything is refused. */
  async written(
    files: string | readonly string[],
    options: Partial<ImportOptions> = {},
  ): Promise<ImportReport> {
    const report = await this.run(files, options);
    expect([report.outcome, issuesOf(report)]).toEqual(['imported', []]);
    return report;
  }
}

/** The faults of an import as they are told in English. */
export const issuesOf = ({ issues }: ImportReport): string[] =>
  issues.map((issue) => issueText(issue, 'en'));

/** Runs tests of imports on each engine; each test begins with the fixture, and must leave its counts right. */
export function describeImports(tests: (at: Imports) => void): void {
  describe.each(testEngines())('on %s', (engineName) => {
    const at = new Imports();
    beforeAll(async () => {
      at.engine = await engineWith(engineName, model, 'fixture');
    });
    beforeEach(async () => {
      at.folder = mkdtempSync(join(tmpdir(), 'tinkuy-imports-'));
      await load(at.engine, model, 'fixture');
    });
    afterEach(async () => {
      rmSync(at.folder, { recursive: true });
      expect(await wrongCounts(at.engine, model)).toEqual([]);
    });
    afterAll(async () => {
      await load(at.engine, model, 'fixture');
      await at.engine.close();
    });
    tests(at);
  });
}
