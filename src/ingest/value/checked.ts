import type { LocalizedMessage } from '../../messages/message';
import { VALUES } from '../../messages/values';

/** What is wrong with a value, told so that it can follow the name of the property. */
export interface Refused {
  readonly code: string;
  readonly message: LocalizedMessage;
  /** What can stand in the place of the value. */
  readonly suggestion?: string;
}

/** A value as it is stored, or what is wrong with it. */
export type Checked = { readonly value: unknown } | Refused;

const MOST_SHOWN = 60;

/** A value as it is shown in a message: as JSON, and not too long. */
export function shown(given: unknown): string {
  if (typeof given === 'string' && given.length > MOST_SHOWN) {
    return JSON.stringify(`${given.slice(0, MOST_SHOWN)}…`);
  }
  const text = JSON.stringify(given) ?? String(given);
  return text.length > 2 * MOST_SHOWN ? `${text.slice(0, 2 * MOST_SHOWN)}…` : text;
}

/** A refusal that says what the value must be and what was given. */
export function must(
  code: string,
  given: unknown,
  be: { readonly es: string; readonly en: string },
  suggestion?: string,
): Refused {
  return {
    code,
    message: VALUES.MUST(be, shown(given)),
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** A refusal that says what was given and what is odd about it. */
export function odd(
  code: string,
  given: unknown,
  is: { readonly es: string; readonly en: string },
  suggestion?: string,
): Refused {
  return {
    code,
    message: VALUES.ODD(shown(given), is),
    ...(suggestion !== undefined && { suggestion }),
  };
}
