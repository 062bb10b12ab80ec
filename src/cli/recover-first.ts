import { recover, type Store } from '../ingest/recover';

import { say, type Session, CommandError } from './session';
import { COMMANDS } from '../messages/commands';

/** Undoes an import that was killed, and tells so; refuses to go on while another process imports. */
export async function recoverFirst(session: Session, store: Store): Promise<void> {
  const found = await recover(store);
  if (!found) return;
  const files = found.files.join(', ');
  if (found.outcome === 'running') {
    throw new CommandError(COMMANDS.BUSY_IMPORTING(files, found.startedAt));
  }
  await session.errors.write(`${say(session, COMMANDS.RECOVERED(files, found.startedAt))}\n`);
}
