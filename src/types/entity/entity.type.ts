import { NodeInterface, Property, Relationship } from '../../model/decorators';
import { Node } from './node.type';
import { PartialDate } from '../../schema/scalars';

/** What every node of the graph has. */
@NodeInterface({
  implements: [Node],
  description:
    'Anything in the graph: it has a name, the sources that tell of it, and observations.',
})
export abstract class Entity extends Node {
  @Property(() => String, {
    search: 1,
    required: true,
    languages: { EN: 'nameEn', QU: 'nameQu' },
    former: { values: 'formerNames', until: 'formerNamesUntil' },
    description:
      'Its name, in Spanish unless another language is asked for; at the date of `asOf` where it had another.',
  })
  name!: string;

  @Property(() => [String], {
    search: 0.95,
    required: true,
    description: 'Other names and spellings that it is known by.',
  })
  aliases!: string[];

  @Property(() => [String], {
    search: 0.95,
    required: true,
    description: 'Names that it had before, the first one first.',
  })
  formerNames!: string[];

  @Property(() => [PartialDate], {
    required: true,
    description: 'Until when it had each of `formerNames`, in the same order.',
  })
  formerNamesUntil!: string[];

  @Property(() => String, {
    search: 0.5,
    prose: true,
    description: 'What it is, in a few sentences, in Spanish.',
  })
  description?: string;

  @Property(() => String, { prose: true, description: 'Where in its sources it is told of.' })
  locator?: string;

  @Property(() => Boolean, {
    required: true,
    description: 'True where the node was generated for tests and is no fact.',
  })
  synthetic!: boolean;

  @Property(() => Boolean, {
    required: true,
    kept: true,
    description:
      'True where two of its sources give one of its properties different values, or one of a relationship that leaves it: `statements` of the entity and of the edge have them.',
  })
  disputed!: boolean;

  @Property(() => [String], {
    required: true,
    references: 'Source',
    description: 'The sources that tell of it.',
  })
  sources!: string[];

  @Relationship({
    type: 'OBSERVED_ON',
    says: {
      es: { out: 'se observó en', in: 'tiene como observación' },
      en: { out: 'was observed on', in: 'has the observation' },
    },
    direction: 'in',
    target: 'Observation',
    description: 'What was measured or counted on it.',
    inverse: { field: 'subject', toOne: true, description: 'What was measured or counted.' },
  })
  observations?: unknown;
}
