import { SaxesParser } from 'saxes';
import { decodeXml, EncodingError } from './decode-xml';
import { plain } from './narratives';
import { MOST_LEVELS } from './xml-elements';

/**
 * The identifiers that the activities of a file name as their parents, for `readIati` to know them as programmes.
 * It is quick and checks nothing: a file that is broken gives what stands before the break.
 */
export async function readIatiParents(bytes: AsyncIterable<Uint8Array>): Promise<Set<string>> {
  const parents = new Set<string>();
  const parser = new SaxesParser();
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('doctype', () => {
    broken = true;
  });
  let depth = 0;
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    broken ||= depth > MOST_LEVELS;
    const ref = plain(attributes.ref ?? '');
    if (!broken && name === 'related-activity' && attributes.type?.trim() === '1' && ref !== '') {
      parents.add(ref);
    }
  });
  try {
    for await (const text of decodeXml(bytes)) {
      if (broken) break;
      parser.write(text);
    }
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
  }
  return parents;
}
