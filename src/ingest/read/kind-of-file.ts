import type { LocalizedMessage } from '../issue';
import type { ImportFormat } from '../import-report';
import { Unreadable } from './unreadable';

/** How many bytes at the beginning of a file tell what it is. */
export const HEAD_BYTES = 4096;

/** What files begin with that are no text, and what to do about it. */
const SIGNED: readonly (readonly [string, LocalizedMessage])[] = [
  [
    'PK\u0003\u0004',
    {
      es: 'no es un texto, sino un libro de hoja de cálculo o un archivo comprimido; guárdelo como CSV en UTF-8',
      en: 'is no text but a workbook or a packed file; save it as CSV in UTF-8',
    },
  ],
  [
    '\u00d0\u00cf\u0011\u00e0',
    {
      es: 'no es un texto, sino un libro de hoja de cálculo; guárdelo como CSV en UTF-8',
      en: 'is no text but a workbook; save it as CSV in UTF-8',
    },
  ],
  [
    '\u001f\u008b',
    {
      es: 'está comprimido (gzip); descomprímalo antes',
      en: 'is packed (gzip); unpack it first',
    },
  ],
  [
    '%PDF',
    {
      es: 'es un documento PDF; se leen tablas y listas: CSV, YAML, JSON Lines o IATI',
      en: 'is a PDF document; tables and lists are read: CSV, YAML, JSON Lines or IATI',
    },
  ],
];

const WEB_PAGE: LocalizedMessage = {
  es: 'es una página web (HTML), quizá la de un error o una entrada con clave; descargue de nuevo el archivo',
  en: 'is a web page (HTML), perhaps that of an error or a login; download the file again',
};

const XML: LocalizedMessage = {
  es: 'es XML; los archivos de IATI se leen con «--format iati»',
  en: 'is XML; files of IATI are read with `--format iati`',
};

const EMPTY: LocalizedMessage = { es: 'está vacío', en: 'is empty' };

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
  if (size <= head.length && text.trim() === '') refuse('EMPTY_FILE', EMPTY);
  if (/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text)) refuse('WEB_PAGE', WEB_PAGE);
  if (format !== 'iati' && /^\s*<(\?xml|iati-)/.test(text)) {
    refuse('XML', XML);
  }
}
