import type { Command } from 'commander';
import { seed } from '../ingest/seed';
import { newCommand, type CommandTexts } from './command';
import { LEFT_OVER } from './import-texts';
import { recoverFirst } from './recover-first';
import { EXIT, number, say, withStore, type Session } from './session';

const TEXTS: CommandTexts = {
  description: {
    es: 'Escribe los datos que vienen con Tinkuy; hacerlo dos veces es lo mismo que una.',
    en: 'Writes the data that comes with Tinkuy; doing it twice is the same as once.',
  },
  examples: [['npm run tinkuy -- seed', { es: 'o npm run seed', en: 'or npm run seed' }]],
  exits: [
    [EXIT.done, { es: 'están escritos', en: 'it is written' }],
    [EXIT.failed, { es: 'no se escribió nada', en: 'nothing was written' }],
    LEFT_OVER,
  ],
};

/** The command `seed`. */
export function seedCommand(session: Session): Command {
  return newCommand(session, 'seed', TEXTS).action(async () => {
    const text = await withStore(async (store) => {
      await recoverFirst(session, store);
      const { entities, relationships } = await seed(store);
      const n = (value: number): string => number(session.language, value);
      const { name } = store.engine;
      return say(session, {
        es: `Escrito en ${name}: ${n(entities.created)} nodos nuevos, ${n(entities.updated)} actualizados, ${n(entities.unchanged)} como estaban; ${n(relationships.created)} relaciones nuevas, ${n(relationships.updated)} actualizadas.`,
        en: `Seeded ${name}: ${n(entities.created)} nodes created, ${n(entities.updated)} updated, ${n(entities.unchanged)} as they were; ${n(relationships.created)} relationships created, ${n(relationships.updated)} updated.`,
      });
    });
    await session.output.write(`${text}\n`);
    session.end(EXIT.done);
  });
}
