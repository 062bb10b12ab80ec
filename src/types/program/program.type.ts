import { NodeType, Property, Relationship } from '../../model/decorators';
import { Succession } from '../../schema/succession.edge';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Classified } from '../classified/classified.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A programme or project of the state. */
@NodeType({
  plural: 'programs',
  prominence: 3,
  implements: [Node, Entity, Classified],
  description:
    'A programme or project of the state, such as Juntos, or Haku Wiñay within Foncodes.',
})
export class Program extends Classified {
  @Property(() => String, { search: 0.95, description: 'Its acronym.' })
  acronym?: string;

  @Property(() => String, {
    search: 0.9,
    description: 'Its code in the budget by results, such as `0118`.',
  })
  budgetCode?: string;

  @Relationship({
    type: 'PART_OF',
    says: {
      es: { out: 'forma parte de', in: 'abarca' },
      en: { out: 'is part of', in: 'includes' },
    },
    target: 'Program',
    toOne: true,
    description: 'The programme that it is part of.',
    inverse: { field: 'parts', description: 'The programmes that are part of it.' },
  })
  parent?: unknown;

  @Relationship({
    type: 'RUNS',
    says: { es: { out: 'ejecuta', in: 'está a cargo de' }, en: { out: 'runs', in: 'is run by' } },
    target: 'Intervention',
    description: 'The interventions that it runs.',
    inverse: { description: 'The programmes that run it.' },
  })
  interventions?: unknown;

  @Relationship({
    type: 'SUCCEEDED_BY',
    says: {
      es: { out: 'tuvo como sucesor', in: 'tomó el lugar de' },
      en: { out: 'was succeeded by', in: 'took the place of' },
    },
    target: 'Program',
    properties: () => Succession,
    description: 'The programmes that took its place.',
    inverse: { field: 'predecessors', description: 'The programmes whose place it took.' },
  })
  successors?: unknown;
}

/** The queries `program` and `programs`. */
export const ProgramResolver = entityResolver(Program);
