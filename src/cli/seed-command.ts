import type { Command } from 'commander';
import { seed } from '../ingest/seed';
import { newCommand, type CommandTexts } from './command';
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
  ],
};

/** The command `seed`. */
export function seedCommand(session: Session): Command {
  return newCommand(session, 'seed', TEXTS).action(async () => {
    const text = await withStore(async ({ engine, model }) => {
      const { nodes, relationships } = await seed(engine, model);
      const [nodeCount, relationshipCount] = [nodes, relationships].map(({ length }) =>
        number(session.language, length),
      );
      return say(session, {
        es: `Escritos en ${engine.name}: ${nodeCount} nodos y ${relationshipCount} relaciones.`,
        en: `Seeded ${engine.name} with ${nodeCount} nodes and ${relationshipCount} relationships.`,
      });
    });
    await session.output.write(`${text}\n`);
    session.end(EXIT.done);
  });
}
