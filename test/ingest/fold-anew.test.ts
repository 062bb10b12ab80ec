/** A store whose texts an earlier version folded is brought up to date, once, and nothing else of it changes. */
import type { Engine } from '../../src/engine/engine';
import { foldAnew } from '../../src/ingest/fold-anew';
import { BusyError, acquireLock } from '../../src/ingest/import-lock';
import { recover } from '../../src/ingest/recover';
import { cypher } from '../support/cypher';
import { model } from '../support/api';
import { engineWith, markAsChanged, testEngines } from '../support/test-engines';
import { dump } from './dump';

/** As texts were folded at first. */
const foldedAtFirst = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const MARKED = 'MATCH (d:DatedTypes) RETURN d.folding AS folding';

describe.each(testEngines())('on %s', (name) => {
  let engine: Engine;
  beforeAll(async () => (engine = await engineWith(name, model, 'values')));
  afterAll(async () => {
    await markAsChanged(engine);
    await engine.close();
  });

  const change = (text: string, params = {}): Promise<unknown> =>
    engine.transaction((transaction) => cypher(transaction, { text, params }));

  /** Makes of the store what an earlier version would have written. */
  async function writtenEarlier(): Promise<void> {
    const rows = await engine.run({
      text: 'MATCH (n:Entity) RETURN n.id AS id, n.name AS name',
      params: {},
    });
    const folded = rows.map(({ id, name: own }) => {
      const text = foldedAtFirst(String(own));
      return { id, text, words: (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ') };
    });
    await change(
      'UNWIND $folded AS row MATCH (n:Entity {id: row.id}) SET n.nameFolded = row.text, n.searchText = row.words',
      { folded },
    );
    await change(
      "MATCH (:Entity {id: 'intervention:fin'})-[r:IMPLEMENTED_IN]->(:Entity) SET r.locatorFolded = 'ﬁn ａ 26'",
    );
    await change('MATCH (d:DatedTypes) SET d.folding = null');
  }

  test('is as the present version would have written it', async () => {
    const whole = await dump(engine);
    await writtenEarlier();
    expect(await dump(engine)).not.toEqual(whole);
    expect(await foldAnew({ engine, model })).toBe(true);
    expect(await dump(engine)).toEqual(whole);
    expect(await foldAnew({ engine, model })).toBe(false);
  });

  test('is left alone while an import is under way, and what did not end is begun again', async () => {
    const whole = await dump(engine);
    await writtenEarlier();
    await acquireLock(engine, model, ['otro.csv']);
    await expect(foldAnew({ engine, model })).rejects.toThrow(BusyError);
    expect(await engine.run({ text: MARKED, params: {} })).toEqual([{ folding: null }]);
    expect(await recover({ engine, model }, 0)).toMatchObject({ outcome: 'undone' });
    expect(await foldAnew({ engine, model })).toBe(true);
    expect(await dump(engine)).toEqual(whole);
  });
});
