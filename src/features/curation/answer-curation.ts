import { AppError } from '../../errors';
import { joined, type LocalizedMessage } from '../../messages/message';
import { TYPE_NAME } from '../../model/notes';
import type { PlannedAsk, PlannedCuration } from './planned-curation';
import type { Actor, Curation, CurationOutcome, Withdrawal } from '../../read/run/curation';
import type { Runner } from '../../read/run/runner';
import { View, type ViewValues } from '../../read/run/view';
import { CURATION } from '../../messages/curation';

/** What became of a change that was asked for. */
type Curated = CurationOutcome | Withdrawal;

/** Asks for a change in the name of somebody. */
function curate(curation: Curation, ask: PlannedAsk, by: Actor): Promise<Curated> {
  switch (ask.kind) {
    case 'create':
      return curation.create(ask.given, { ...ask.reason, by });
    case 'update':
      return curation.update(ask.given, { ...ask.reason, by });
    case 'relate':
      return curation.relate(ask.given, { ...ask.reason, by });
    case 'unrelate':
      return curation.unrelate(ask.given, { ...ask.reason, by });
    case 'merge':
      return curation.merge(ask.given, { ...ask.reason, by });
    case 'withdraw':
      return curation.withdraw(ask.given, { ...ask.reason, by });
  }
}

/** The id of the change that was made, or null where nothing changed. */
function changeOf(outcome: Curated): string | null {
  if ('kind' in outcome) return outcome.kind === 'changed' ? outcome.change : null;
  return outcome.change;
}

/** Makes a change, and answers; the entities that it concerns are read as they are when the change is made. */
export async function answerCuration(
  runner: Runner,
  { ask, lookups, most, answer }: PlannedCuration,
): Promise<View> {
  const outcome = await runner.change((curation, by) => curate(curation, ask, by), changeOf);
  const result = (type: string, values: ViewValues): View =>
    new View({ ...values, [TYPE_NAME]: type }, answer);
  const entities = async (type: string, ids: readonly string[]): Promise<unknown[]> => {
    const lookup = lookups.get(type);
    const rows = lookup ? await runner.rows(lookup, ids) : new Map<string, unknown>();
    return ids.flatMap((id) => rows.get(id) ?? []);
  };
  const entity = async (type: string, id: string): Promise<unknown> => {
    const [row] = await entities(type, [id]);
    if (!row && lookups.has(type)) {
      throw new AppError('NOT_FOUND', `${id} is gone: it was changed again since`);
    }
    return row ?? null;
  };
  if (!('kind' in outcome)) return result('SourceWithdrawal', { ...outcome });
  switch (outcome.kind) {
    case 'changed': {
      const { id, change } = outcome;
      return result('Curated', { entity: await entity('Curated', id), change });
    }
    case 'invalid': {
      const faults = outcome.issues.map(({ field, message }) => ({
        field,
        message: inLanguage(message),
      }));
      const all = joined(
        outcome.issues.map(({ message }) => message),
        '; ',
      );
      return result('InvalidInput', { faults, message: inLanguage(all) });
    }
    case 'notFound': {
      const { id } = outcome;
      const message = inLanguage(CURATION.NOT_FOUND(id));
      return result('EntityNotFound', { id, message });
    }
    case 'versionConflict': {
      const { id, expected, actual } = outcome;
      const message = inLanguage(CURATION.VERSION_CONFLICT(id, actual, expected));
      const now = await entity('VersionConflict', id);
      return result('VersionConflict', { expected, actual, entity: now, message });
    }
    case 'alreadyThere': {
      const { id } = outcome;
      const message = inLanguage(CURATION.ALREADY_THERE(id));
      return result('AlreadyThere', { entity: await entity('AlreadyThere', id), message });
    }
    case 'nearMatches': {
      const ids = outcome.ids.slice(0, most);
      const message = inLanguage(CURATION.NEAR_MATCHES(ids.join(', ')));
      return result('NearMatches', { entities: await entities('NearMatches', ids), message });
    }
    case 'busy':
      return result('Busy', {
        message: inLanguage(CURATION.BUSY),
      });
  }
}

/** A field with an argument for the language. */
const inLanguage =
  (message: LocalizedMessage) =>
  ({ lang }: { readonly lang?: string | null }): string =>
    lang === 'EN' ? message.en : message.es;
