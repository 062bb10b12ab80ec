import { defineEnum } from '../../model/enums';
import { Language } from '../../schema/language';
import type { MadeArgument } from '../../schema/make-type';

/** The styles of citations. */
export enum CitationStyle {
  APA = 'APA',
  BIBTEX = 'BIBTEX',
  CSL_JSON = 'CSL_JSON',
}

defineEnum(CitationStyle, 'CitationStyle', 'A style of citation.', {
  APA: 'One line of text, in the style of the American Psychological Association.',
  BIBTEX: 'An entry for BibTeX.',
  CSL_JSON: 'The text of an item in CSL-JSON, which reference managers read.',
});

/** The arguments of `citation`. */
export const CITATION_ARGUMENTS: Readonly<Record<'style' | 'lang', MadeArgument>> = {
  style: { type: () => CitationStyle, defaultValue: CitationStyle.APA, description: 'The style.' },
  lang: {
    type: () => Language,
    defaultValue: Language.ES,
    description: 'The language of its words; Spanish where there are none in it.',
  },
};
