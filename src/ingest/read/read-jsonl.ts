import type { At } from '../fault';
import type { Read } from '../records';
import { asRecord } from './as-record';
import { oddityOf } from './json-tokens';
import type { OpenFile } from './open-file';
import { faultAt, idIn } from './unreadable';

/** The records of JSON Lines: an object on each line; a broken line is told, and the next is read. */
export async function* readJsonl({ file, lines }: OpenFile): AsyncGenerator<Read> {
  let line = 0;
  for await (const batch of lines()) {
    for (const text of batch) {
      line++;
      if (text.trim() !== '') yield readLine(text, { file, line });
    }
  }
}

function readLine(text: string, at: At): Read {
  const odd = oddityOf(text);
  if (odd) return faultAt(at, odd.code, odd.told, idIn(text));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    const character = place === undefined ? undefined : Number(place) + 1;
    const told = {
      es: `no es JSON${character ? ` desde el carácter ${character}` : ''}; cada línea lleva un objeto entero`,
      en: `is not JSON${character ? ` from character ${character}` : ''}; each line has a whole object`,
    };
    return faultAt(at, 'NOT_JSON', told, idIn(text));
  }
  return (
    asRecord(value, at) ??
    faultAt(at, 'NOT_A_RECORD', {
      es: 'debe ser un objeto con las propiedades de un nodo',
      en: 'must be an object with the properties of a node',
    })
  );
}
