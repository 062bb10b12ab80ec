import { defineEnum } from '../model/enums';

/** The languages that a name can be asked in. */
export enum Language {
  ES = 'ES',
  EN = 'EN',
  QU = 'QU',
}

defineEnum(Language, 'Language', 'A language in which names are kept.', {
  ES: 'Spanish, which every name has.',
  EN: 'English.',
  QU: 'Quechua.',
});
