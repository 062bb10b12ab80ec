import type { LocalizedMessage } from '../../messages/message';
import type { ImportFormat } from '../import-report';
import { Unreadable } from './unreadable';
import { FILES } from '../../messages/files';

/** How many bytes at the beginning of a file tell what it is. */
export const HEAD_BYTES = 4096;

/** What files begin with that are no text, and what to do about it. */
const SIGNED: readonly (readonly [string, LocalizedMessage])[] = [
  ['PK\u0003\u0004', FILES.PACKED_WORKBOOK],
  ['\u00d0\u00cf\u0011\u00e0', FILES.WORKBOOK],
  ['\u001f\u008b', FILES.GZIP],
  ['%PDF', FILES.PDF],
];

/** Refuses a file that is something else than its name says, by how it begins; `size` is that of all of it. */
export function refuseOtherKinds(
  head: Buffer,
  size: number,
  file: string,
  format: ImportFormat | undefined,
): void {
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const refuse = (code: string, message: LocalizedMessage): never => {
    throw new Unreadable({ code, at: { file }, message });
  };
  const signed = SIGNED.find(([sign]) => text.startsWith(sign));
  if (signed) refuse('NOT_A_TEXT', signed[1]);
  if (format === undefined) return;
  if (size <= head.length && text.trim() === '') refuse('EMPTY_FILE', FILES.EMPTY_FILE);
  if (/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text)) refuse('WEB_PAGE', FILES.WEB_PAGE);
  if (format !== 'iati' && /^\s*<(\?xml|iati-)/.test(text)) {
    refuse('XML', FILES.XML);
  }
}
