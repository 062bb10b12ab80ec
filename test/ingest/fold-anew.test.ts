/** A store whose texts an earlier version folded is brought up to date, once, and nothing else of it changes. */
import { setNodes, setRecord, setRelationships, storedNodes } from '../support/stored';
import type { Engine } from '../../src/engine/engine';
import { foldAnew } from '../../src/ingest/fold-anew';
import { BusyError, acquireLock } from '../../src/ingest/import-lock';
import { recover } from '../../src/ingest/recover';
import { model } from '../support/api';
import { engineWith, markAsChanged, testEngines } from '../support/test-engines';
import { dump } from './dump';

/** As texts were folded at first. */
const foldedAtFirst = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

describe.each(testEngines())('on %s', (name) => {
  let engine: Engine;
  beforeAll(async () => (engine = await engineWith(name, model, 'values')));
  afterAll(async () => {
    await markAsChanged(engine);
    await engine.close();
  });

  /** Makes of the store what an earlier version would have written. */
  async function writtenEarlier(): Promise<void> {
    for (const { id, name: own } of await storedNodes(engine)) {
      const nameFolded = foldedAtFirst(String(own));
      const searchText = (nameFolded.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
      await setNodes(engine, { ids: [String(id)] }, { nameFolded, searchText });
    }
    await setRelationships(
      engine,
      { type: 'IMPLEMENTED_IN', from: 'intervention:fin' },
      { locatorFolded: 'ﬁn ａ 26' },
    );
    await setRecord(engine, 'facts', { folding: null });
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
    expect((await engine.store.records()).facts?.folding).toBeUndefined();
    expect(await recover({ engine, model }, 0)).toMatchObject({ outcome: 'undone' });
    expect(await foldAnew({ engine, model })).toBe(true);
    expect(await dump(engine)).toEqual(whole);
  });
});
