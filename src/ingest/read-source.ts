import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { FaultsError } from '../errors';
import { idPrefix } from '../model/ids';
import type { Read } from './records';

/** The source of an import: its id, and the record of it where a file gives that. */
export interface SourceGiven {
  readonly id: string;
  readonly reads: readonly Read[];
}

/** The source that is named: by the id of one that is there, or by a YAML file that tells of one. */
export function readSource(given: string): SourceGiven {
  if (!existsSync(given) && idPrefix(given) === 'source') return { id: given, reads: [] };
  const file = basename(given);
  const refuse = (fault: string): never => {
    throw new FaultsError(`The source ${given} cannot be used:`, [fault]);
  };
  if (!existsSync(given)) {
    return refuse('it is neither the id of a source, such as source:a, nor a file that is there');
  }
  const document = parseDocument(readFileSync(given, 'utf8'), { prettyErrors: true });
  const [error] = document.errors;
  if (error) return refuse(`${file}: ${error.message.split('\n')[0] ?? ''}`);
  const parsed: unknown = document.toJS();
  const [values, ...others] = Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
  if (typeof values !== 'object' || values === null || others.length > 0) {
    return refuse(`${file}: must be the properties of one source: id, name, url, …`);
  }
  const { id } = values as { id?: unknown };
  if (typeof id !== 'string' || idPrefix(id) !== 'source') {
    return refuse(
      `${file}: id must be that of a source, such as source:a, got ${JSON.stringify(id)}`,
    );
  }
  const record = { at: { file, node: id }, values: values as Record<string, unknown> };
  return { id, reads: [{ record }] };
}
