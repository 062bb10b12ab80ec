import { defineEnum } from '../../model/enums';
import { Property, RelationshipProperties } from '../../model/decorators';

/** What an actor does in a programme or intervention: the four roles of IATI. */
export enum ParticipantRole {
  FUNDING = 'FUNDING',
  ACCOUNTABLE = 'ACCOUNTABLE',
  EXTENDING = 'EXTENDING',
  IMPLEMENTING = 'IMPLEMENTING',
}

defineEnum(
  ParticipantRole,
  'ParticipantRole',
  'What an actor does in a programme or intervention: the four roles of the IATI standard.',
  {
    FUNDING: 'Gives the money.',
    ACCOUNTABLE: 'Is legally responsible.',
    EXTENDING: 'Manages the money and passes it on.',
    IMPLEMENTING: 'Carries it out.',
  },
);

/** The properties of PARTICIPATES_IN. */
@RelationshipProperties()
export class ParticipatesIn {
  @Property(() => ParticipantRole, { description: 'What the actor does; null where not known.' })
  role?: ParticipantRole;
}
