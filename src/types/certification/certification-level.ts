import { defineEnum } from '../../model/enums';

/** How far a practice came in an award. */
export enum CertificationLevel {
  SUBMITTED = 'SUBMITTED',
  CERTIFIED = 'CERTIFIED',
  FINALIST = 'FINALIST',
  WINNER = 'WINNER',
  MENTION = 'MENTION',
  SPECIAL = 'SPECIAL',
}

defineEnum(
  CertificationLevel,
  'CertificationLevel',
  'How far a practice came in an award. To be certified is not to win.',
  {
    SUBMITTED: 'It was submitted.',
    CERTIFIED: 'It was qualified as a good practice.',
    FINALIST: 'It was among the finalists of its category.',
    WINNER: 'It won its category.',
    MENTION: 'It got an honourable mention.',
    SPECIAL: 'It got a special prize.',
  },
);
