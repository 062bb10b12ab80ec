import type { LocalizedMessage } from '../../issue';
import { type XmlElement, MOST_LEVELS } from './xml-elements';
export const TOO_DEEP = /^too deep/;

/** What the parser finds, in words for people; what is not here is told as a break in the syntax. */
const REASONS: readonly (readonly [RegExp, (open: XmlElement | undefined) => LocalizedMessage])[] =
  [
    [
      /^unclosed tag|^unexpected end/,
      (open) => ({
        es: `el archivo termina sin cerrar ${named(open)?.es ?? 'lo que está abierto'}`,
        en: `the file ends without closing ${named(open)?.en ?? 'what is open'}`,
      }),
    ],
    [
      /^text data outside/,
      () => ({
        es: 'hay texto fuera de los elementos',
        en: 'there is text outside of the elements',
      }),
    ],
    [/^document must contain a root/, () => ({ es: 'está vacío', en: 'it is empty' })],
    [
      /^unmatched closing tag|^unexpected close tag/,
      (open) => ({
        es: `aquí se cierra otro elemento que ${named(open)?.es ?? 'el que está abierto'}`,
        en: `what is closed here is not ${named(open)?.en ?? 'what is open'}`,
      }),
    ],
    [
      /entity/,
      () => ({
        es: 'hay un & que no es de &amp; &lt; &gt; &quot; &apos; ni de un número como &#241;',
        en: 'there is an & that is not of &amp; &lt; &gt; &quot; &apos; or a number such as &#241;',
      }),
    ],
    [
      /^an XML declaration|XML declaration must|only allowed at the start/i,
      () => ({
        es: 'algo, como una línea vacía, está antes de <?xml; tiene que ser lo primero del archivo',
        en: 'something, such as an empty line, stands before <?xml, which must come first in the file',
      }),
    ],
    [
      TOO_DEEP,
      () => ({
        es: `los elementos están uno dentro de otro en más de ${MOST_LEVELS} niveles`,
        en: `elements stand one within the other on more than ${MOST_LEVELS} levels`,
      }),
    ],
    [
      /^duplicate attribute/,
      () => ({ es: 'un atributo está dos veces', en: 'an attribute is given twice' }),
    ],
    [
      /^unbound namespace/,
      () => ({
        es: 'un prefijo de nombre no está declarado (xmlns)',
        en: 'a prefix of a name is not declared (xmlns)',
      }),
    ],
    [
      /only one root/,
      () => ({
        es: 'después de la raíz empieza otro elemento',
        en: 'another element begins after the root',
      }),
    ],
  ];

function named(open: XmlElement | undefined): LocalizedMessage | undefined {
  return (
    open && {
      es: `${open.name}, abierto en la línea ${open.line}`,
      en: `${open.name}, opened on line ${open.line}`,
    }
  );
}

/** Why a file is not well-formed, in the words of people. */
export function breakMessage(
  message: string,
  column: number | undefined,
  open: XmlElement | undefined,
): LocalizedMessage {
  const reason = REASONS.find(([form]) => form.test(message))?.[1](open) ?? {
    es: 'la sintaxis no es la de XML',
    en: 'the syntax is not that of XML',
  };
  const [es, en] =
    column === undefined ? ['', ''] : [` (columna ${column})`, ` (column ${column})`];
  return {
    es: `el archivo no es XML bien formado${es}: ${reason.es}`,
    en: `the file is not well-formed XML${en}: ${reason.en}`,
  };
}
