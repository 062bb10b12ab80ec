import { recover, type Store } from '../ingest/recover';

import { say, type Session, CommandError } from './session';

/** Undoes an import that was killed, and tells so; refuses to go on while another process imports. */
export async function recoverFirst(session: Session, store: Store): Promise<void> {
  const found = await recover(store);
  if (!found) return;
  const files = found.files.join(', ');
  if (found.outcome === 'running') {
    throw new CommandError({
      es: `Otro proceso está importando ${files} (desde ${found.startedAt}): espere a que termine.`,
      en: `Another process is importing ${files} (since ${found.startedAt}): wait for it to end.`,
    });
  }
  await session.errors.write(
    `${say(session, {
      es: `La importación de ${files} (${found.startedAt}) no había terminado: se deshizo.`,
      en: `The import of ${files} (${found.startedAt}) had not ended: it was undone.`,
    })}\n`,
  );
}
