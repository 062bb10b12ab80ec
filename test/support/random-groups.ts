import {
  isOrdered,
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../src/model/graph-model';
import type { NaiveGraph } from './naive-graph';
import { upperSnake, type Random } from './random';

/** How many relationships a key follows. */
const MOST_STEPS = 3;

/** A way to group by, as a document has it, and the property at its end. */
interface RandomKey {
  readonly text: string;
  /** The relationships that it follows. */
  readonly fields: readonly string[];
  readonly property?: PropertyModel;
  readonly isPlace: boolean;
}

/** Writes what random documents ask of groups. */
export class RandomGroups {
  constructor(
    private readonly random: Random,
    private readonly graph: NaiveGraph,
    /** What is asked of the node of a key, in braces. */
    private readonly ofNode: (depth: number) => string,
  ) {}

  /** `facets` or `aggregate` of a list of nodes of a type. */
  of(type: NodeModel, depth: number): string {
    return this.random.chance(0.4) ? this.#facets(type, depth) : this.#aggregate(type, depth);
  }

  /** The root field `gapMap`, with a filter where one is given. */
  gapMap(where: string): string {
    const { random } = this;
    const interventions = nodeModel(this.graph.model, 'Intervention');
    const by = (name: string): string => `${name}: ${this.#key(interventions).text}`;
    const measure = random.pick(['', ', measure: CERTIFIED', ', measure: STUDIES']);
    const size = random.pick(['', '', `, firstRows: ${random.pick([1, 3])}`, ', firstColumns: 2']);
    const header = '{ value node { id name } total { interventions certified studies } where }';
    const parts = [
      `rows ${header}`,
      `columns ${header}`,
      random.chance(0.6) &&
        'cells { row { value } column { value total { studies } } interventions certified value where }',
      random.chance(0.5) && 'totals { interventions certified studies }',
      'truncated',
    ].filter(Boolean);
    const filter = where ? `, ${where}` : '';
    return `gapMap(${by('rows')}, ${by('columns')}${filter}${measure}${size}) { ${parts.join(' ')} }`;
  }

  #facets(type: NodeModel, depth: number): string {
    const by = this.random.several(1, 2, () => this.#key(type).text);
    const key = this.#selectedKey(depth);
    return `facets(by: [${by.join(', ')}], first: ${this.#size()}) { name truncated values { count where key ${key} } }`;
  }

  #aggregate(type: NodeModel, depth: number): string {
    const { random } = this;
    const keys = random.several(0, 2, () => this.#key(type));
    const of = random.chance(0.7) ? this.#measure(type, keys) : undefined;
    const isNumber = of?.property?.type === 'Int' || of?.property?.type === 'Float';
    const figures = ['known', 'sum', 'avg', 'min', 'max'];
    const counted = [...(of ? ['distinct'] : []), ...(of && isNumber ? figures : [])];
    const order = random.pick(['COUNT', 'KEY', ...counted.filter((one) => one !== 'known')]);
    const direction = random.pick(['', ', direction: ASC', ', direction: DESC']);
    const args = [
      keys.length > 0 ? `groupBy: [${keys.map(({ text }) => text).join(', ')}]` : '',
      of ? `of: ${of.text}` : '',
      random.chance(0.5) ? `orderBy: { by: ${upperSnake(order).toUpperCase()}${direction} }` : '',
      random.chance(0.6) ? `first: ${this.#size()}` : '',
    ].filter(Boolean);
    const fields = [
      'count where',
      keys.length > 0 && `keys ${this.#selectedKey(depth)}`,
      ...counted.filter(() => random.chance(0.7)),
      isNumber && 'units',
      keys.some(({ isPlace }) => isPlace) &&
        random.chance(0.6) &&
        'per100000 population { id value }',
    ].filter(Boolean);
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    return `aggregate${given} { truncated groups { ${fields.join(' ')} } }`;
  }

  #selectedKey(depth: number): string {
    const node = this.random.chance(0.4) ? ` node ${this.ofNode(depth)}` : '';
    return `{ name value${node} }`;
  }

  #size(): number {
    return this.random.pick([1, 2, 5, 100]);
  }

  /** What is measured: where there are keys, often what lies further on the way of one, and often a number. */
  #measure(type: NodeModel, keys: readonly RandomKey[]): RandomKey {
    const candidates = Array.from({ length: 12 }, () => this.#key(type));
    const [key] = keys;
    const along = candidates.filter(
      ({ fields }) => key && fields.length > 0 && fields[0] === key.fields[0],
    );
    const numbers = candidates.filter(({ property }) =>
      ['Int', 'Float'].includes(property?.type ?? ''),
    );
    const wanted = [along, numbers, along.filter((one) => numbers.includes(one))].filter(
      (some) => some.length > 0,
    );
    return this.random.pick(
      wanted.length > 0 && this.random.chance(0.85) ? this.random.pick(wanted) : candidates,
    );
  }

  #key(type: NodeModel, fields: readonly string[] = [], last?: RelationshipModel): RandomKey {
    const { random } = this;
    const kind = random.next();
    const here = { fields, isPlace: type.containment !== undefined };
    if (type.containment && kind < 0.25) {
      const level = random.pick(['COMMUNITY', 'DISTRICT', 'PROVINCE', 'DEPARTMENT']);
      return { ...here, text: `{ level: ${level} }`, isPlace: true };
    }
    // A way that goes back along the relationship by which it came is refused.
    const links = [...type.relationships.values()].filter((one) => one.type !== last?.type);
    if (fields.length < MOST_STEPS && links.length > 0 && kind < 0.65) {
      const link = random.pick(links);
      const target = nodeModel(this.graph.model, link.target);
      const inner = this.#key(target, [...fields, link.field], link);
      return { ...inner, text: `{ ${link.field}: ${inner.text} }` };
    }
    const own = [...(last?.properties.values() ?? [])].filter(({ list }) => !list);
    if (own.length > 0 && kind < 0.8) {
      const property = random.pick(own);
      return {
        fields,
        isPlace: false,
        property,
        text: `{ edge: ${upperSnake(property.name)} }`,
      };
    }
    if (kind < 0.93) {
      const name = random.chance(0.2) ? type.properties.get('name') : undefined;
      const property = name ?? random.pick([...type.properties.values()].filter(isOrdered));
      return {
        ...here,
        isPlace: here.isPlace && property.name === 'name',
        property,
        text: `{ field: ${upperSnake(property.name)} }`,
      };
    }
    return { ...here, text: '{}' };
  }
}
