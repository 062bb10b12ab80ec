import { NodeInterface, Property, Relationship } from '../../model/decorators';
import { ParticipatesIn } from '../actor/participates-in.edge';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Applies, ClassifiedAs, Reaches } from './edges';
import { defineEnum } from '../../model/enums';
import { PartialDate } from '../../schema/scalars';

/** What is described by approaches, components, sectors and the like. */
@NodeInterface({
  implements: [Node, Entity],
  description:
    'A programme or an intervention: what it applies, whom it reaches, who takes part, and what is known of its results.',
})
export abstract class Classified extends Entity {
  @Property(() => ActivityStatus, { description: 'How far it is; null where not known.' })
  status?: ActivityStatus;

  @Property(() => PartialDate, { begins: true, description: 'When it began.' })
  startedOn?: string;

  @Property(() => PartialDate, {
    endsAfter: 'startedOn',
    description: 'When it ended; null where it goes on or is not known.',
  })
  endedOn?: string;

  @Relationship({
    type: 'PARTICIPATES_IN',
    says: {
      es: { out: 'participa en', in: 'cuenta con la participación de' },
      en: { out: 'takes part in', in: 'has as a participant' },
    },
    direction: 'in',
    target: 'Actor',
    properties: () => ParticipatesIn,
    description: 'Who takes part, and in what role.',
    inverse: { description: 'What it takes part in, and in what role.' },
  })
  participants?: unknown;

  @Relationship({
    type: 'REACHES',
    says: {
      es: { out: 'llega a', in: 'es el grupo al que llega' },
      en: { out: 'reaches', in: 'is the group reached by' },
    },
    target: 'TargetGroup',
    properties: () => Reaches,
    description: 'Whom it is for, and how many were reached.',
    inverse: { description: 'What is for this group.' },
  })
  targetGroups?: unknown;

  @Relationship({
    type: 'APPLIES',
    says: {
      es: { out: 'aplica el enfoque', in: 'es un enfoque que aplica' },
      en: { out: 'applies the approach', in: 'is an approach applied by' },
    },
    target: 'Approach',
    properties: () => Applies,
    description: 'The approaches it applies.',
    inverse: { description: 'What applies this approach.' },
  })
  approaches?: unknown;

  @Relationship({
    type: 'HAS_COMPONENT',
    says: {
      es: { out: 'tiene el componente', in: 'es un componente de' },
      en: { out: 'has the component', in: 'is a component of' },
    },
    target: 'Component',
    description: 'The components it is made of.',
    inverse: { description: 'What has this component.' },
  })
  components?: unknown;

  @Relationship({
    type: 'USES',
    says: {
      es: { out: 'usa la metodología', in: 'es una metodología que usa' },
      en: { out: 'uses the methodology', in: 'is a methodology used by' },
    },
    target: 'Methodology',
    description: 'The methodologies it uses.',
    inverse: { description: 'What uses this methodology.' },
  })
  methodologies?: unknown;

  @Relationship({
    type: 'AIMS_AT',
    says: {
      es: { out: 'apunta a resultados a', in: 'es un horizonte al que apunta' },
      en: { out: 'aims at results in the', in: 'is a horizon aimed at by' },
    },
    target: 'Horizon',
    description: 'The horizons in which it aims at results.',
    inverse: { description: 'What aims at results in this horizon.' },
  })
  horizons?: unknown;

  @Relationship({
    type: 'CLASSIFIED_AS',
    says: {
      es: { out: 'se clasifica en', in: 'es una clase a la que pertenece' },
      en: { out: 'is classified as', in: 'is a class that includes' },
    },
    target: 'Sector',
    properties: () => ClassifiedAs,
    description: 'The sectors it belongs to.',
    inverse: { description: 'What belongs to this sector.' },
  })
  sectors?: unknown;

  @Relationship({
    type: 'CLASSIFIED_AS',
    says: {
      es: { out: 'se clasifica en', in: 'es una clase a la que pertenece' },
      en: { out: 'is classified as', in: 'is a class that includes' },
    },
    target: 'Goal',
    properties: () => ClassifiedAs,
    description: 'The goals it contributes to.',
    inverse: { description: 'What contributes to this goal.' },
  })
  goals?: unknown;

  @Relationship({
    type: 'EVALUATES',
    says: {
      es: { out: 'evalúa', in: 'es objeto de' },
      en: { out: 'evaluates', in: 'is evaluated by' },
    },
    direction: 'in',
    target: 'Study',
    description: 'The studies that evaluate it.',
    inverse: { description: 'What the study evaluates.' },
  })
  studies?: unknown;

  @Relationship({
    type: 'ABOUT',
    says: {
      es: { out: 'trata de', in: 'es tema de' },
      en: { out: 'is about', in: 'is the subject of' },
    },
    direction: 'in',
    target: 'Finding',
    description: 'The findings about it.',
    inverse: { description: 'What the finding is about.' },
  })
  findings?: unknown;
}

/** How far a programme or intervention is: the activity statuses of IATI. */
export enum ActivityStatus {
  PIPELINE = 'PIPELINE',
  IMPLEMENTATION = 'IMPLEMENTATION',
  FINALISATION = 'FINALISATION',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
  SUSPENDED = 'SUSPENDED',
}

defineEnum(
  ActivityStatus,
  'ActivityStatus',
  'How far a programme or intervention is: the activity statuses of the IATI standard.',
  {
    PIPELINE: 'Being planned.',
    IMPLEMENTATION: 'Going on.',
    FINALISATION: 'Complete, with the last accounts or evaluations to come.',
    CLOSED: 'Over.',
    CANCELLED: 'Given up.',
    SUSPENDED: 'Stopped for the time being.',
  },
);
