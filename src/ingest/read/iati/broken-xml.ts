import type { LocalizedMessage } from '../../../messages/message';
import { type XmlElement, MOST_LEVELS } from './xml-elements';
import { IATI } from '../../../messages/iati';
export const TOO_DEEP = /^too deep/;

/** What the parser finds, in words for people; what is not here is told as a break in the syntax. */
const REASONS: readonly (readonly [RegExp, (open: XmlElement | undefined) => LocalizedMessage])[] =
  [
    [
      /^unclosed tag|^unexpected end/,
      (open) => {
        const opened = named(open) ?? IATI.WHAT_IS_OPEN;
        return IATI.NOT_CLOSED(opened);
      },
    ],
    [/^text data outside/, () => IATI.TEXT_OUTSIDE],
    [/^document must contain a root/, () => IATI.NO_ROOT],
    [
      /^unmatched closing tag|^unexpected close tag/,
      (open) => {
        const opened = named(open) ?? IATI.WHO_IS_OPEN;
        return IATI.CLOSES_ANOTHER(opened);
      },
    ],
    [/entity/, () => IATI.BARE_AMPERSAND],
    [/^an XML declaration|XML declaration must|only allowed at the start/i, () => IATI.NOT_FIRST],
    [TOO_DEEP, () => IATI.TOO_DEEP(MOST_LEVELS)],
    [/^duplicate attribute/, () => IATI.ATTRIBUTE_TWICE],
    [/^unbound namespace/, () => IATI.UNBOUND_PREFIX],
    [/only one root/, () => IATI.SECOND_ROOT],
  ];

function named(open: XmlElement | undefined): LocalizedMessage | undefined {
  return open && IATI.OPENED(open.name, open.line);
}

/** Why a file is not well-formed, in the words of people. */
export function breakMessage(
  message: string,
  column: number | undefined,
  open: XmlElement | undefined,
): LocalizedMessage {
  const reason = REASONS.find(([form]) => form.test(message))?.[1](open) ?? IATI.NO_XML;
  return column === undefined
    ? IATI.NOT_WELL_FORMED(reason)
    : IATI.NOT_WELL_FORMED_AT(column, reason);
}
