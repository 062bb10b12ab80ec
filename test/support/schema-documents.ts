/** Random documents of the whole language, made from the schema alone: the same seed gives the same documents. */
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { Random } from './random';
import { oddities, ordinary, type Pools } from './schema-values';

/** What is sent: a document and its variables. */
export interface RandomRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How deep selections nest, and inputs. */
const DEPTH = 7;
const INPUT_DEPTH = 5;

/** How many fields a document has at most, those of its fragments included. */
const MOST_FIELDS = 60;

/** The arguments of lists that say which part. */
const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

/** What ids begin with, by the names of what takes them. */
const ABOUT: Readonly<Record<string, string>> = {
  source: 'source',
  sources: 'source',
  indicator: 'indicator',
  indicators: 'indicator',
  within: 'province',
};

/** Says that a value is left out. */
const NOTHING = Symbol('nothing');

/** Writes random requests; most are valid, and some odd ones stand among their values. */
export class SchemaDocuments {
  readonly #random: Random;
  #declared: string[] = [];
  #variables: Record<string, unknown> = {};
  #fragments: string[] = [];
  #names = 0;
  #fields = 0;
  /** How often a value is an odd one, in this request. */
  #odd = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pools: Pools,
    seed: number,
  ) {
    this.#random = new Random(seed);
  }

  /** The next request: a query, or a mutation. */
  next(kind: 'query' | 'mutation' = 'query'): RandomRequest {
    this.#declared = [];
    this.#variables = {};
    this.#fragments = [];
    this.#names = 0;
    this.#fields = 0;
    this.#odd = this.#random.pick([0, 0, 0, 0.03, 0.2]);
    const root = kind === 'query' ? this.schema.getQueryType() : this.schema.getMutationType();
    if (!root) throw new Error(`the schema has no ${kind}`);
    const selection = this.#roots(root);
    const declared = this.#declared.length > 0 ? ` (${this.#declared.join(', ')})` : '';
    const operation = `${kind} Random${declared} ${selection}`;
    return { query: [operation, ...this.#fragments].join('\n'), variables: this.#variables };
  }

  #roots(root: GraphQLObjectType): string {
    const fields = Object.values(root.getFields());
    const roots = this.#random.several(1, 3, () => this.#field(this.#random.pick(fields), 1));
    if (this.#random.chance(0.04))
      roots.push(this.#field(this.#random.pick([SchemaMetaFieldDef, TypeMetaFieldDef]), 3));
    return `{ ${roots.join(' ')} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.#fields += 1;
    const about = prefixOf(getNamedType(field.type).name);
    const page = this.#page();
    const given = field.args.flatMap((arg) => {
      if (PAGING.has(arg.name) && !page.has(arg.name)) return [];
      return this.#argument(arg, depth, about, page.has(arg.name));
    });
    const named = given.length > 0 || field.args.length > 0 || this.#random.chance(0.1);
    const alias = named ? `${this.#name('x')}: ` : '';
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? ` ${this.#selection(type, depth + 1)}` : '';
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `${alias}${field.name}${args}${this.#directive()}${inner}`;
  }

  /** The arguments of paging that go together; now and then all of them. */
  #page(): ReadonlySet<string> {
    if (this.#random.chance(0.02)) return PAGING;
    const [size, cursor] = this.#random.chance(0.85) ? ['first', 'after'] : ['last', 'before'];
    return new Set(this.#random.chance(0.04) ? [size, cursor] : [size]);
  }

  #argument(arg: GraphQLArgument, depth: number, about: string, wanted: boolean): string[] {
    if (!isRequiredArgument(arg) && !wanted && !this.#random.chance(0.25 / Math.sqrt(depth)))
      return [];
    const value = this.#value(arg.type, arg.name, about, 0);
    if (value === NOTHING) return [];
    return [
      `${arg.name}: ${this.#random.chance(0.3) ? this.#asVariable(arg, value) : literal(value, arg.type)}`,
    ];
  }

  /** A variable of the argument's type, or of the same that may be null where it has a default. */
  #asVariable({ type }: GraphQLArgument, value: unknown): string {
    const name = this.#name('v');
    const hasDefault = value !== null && this.#random.chance(0.2);
    const loose = hasDefault && this.#random.chance(0.5) ? getNullableType(type) : type;
    this.#declared.push(
      `$${name}: ${String(loose)}${hasDefault ? ` = ${literal(value, type)}` : ''}`,
    );
    if (!hasDefault || this.#random.chance(0.5)) this.#variables[name] = plain(value);
    else if (this.#random.chance(0.1)) this.#variables[name] = null;
    return `$${name}`;
  }

  #directive(): string {
    if (!this.#random.chance(0.08)) return '';
    const name = this.#random.pick(['include', 'skip']);
    if (this.#random.chance(0.5)) return ` @${name}(if: ${this.#random.chance(0.5)})`;
    const variable = this.#name('v');
    this.#declared.push(`$${variable}: Boolean${this.#random.pick(['!', ' = true', ' = false'])}`);
    const given = this.#random.pick([true, false, true, false, true, false, null, NOTHING]);
    if (given !== NOTHING) this.#variables[variable] = given;
    return ` @${name}(if: $${variable})`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = this.#random.chance(0.3) ? ['__typename'] : [];
    if (!isUnionType(type)) parts.push(...this.#someFields(type, depth));
    const types = isObjectType(type) ? [] : this.schema.getPossibleTypes(type);
    if (types.length > 0 && this.#random.chance(0.7)) {
      parts.push(
        ...this.#random.several(1, 2, () => this.#spread(this.#random.pick(types), depth)),
      );
    } else if (this.#random.chance(0.06)) {
      parts.push(this.#spread(type, depth));
    }
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }

  #someFields(
    type: Exclude<GraphQLCompositeType, { getTypes(): unknown }>,
    depth: number,
  ): string[] {
    const all = Object.values((type as GraphQLObjectType).getFields());
    const isLast = depth >= DEPTH || this.#fields >= MOST_FIELDS;
    const fields = isLast ? all.filter((one) => !isCompositeType(getNamedType(one.type))) : all;
    if (fields.length === 0) return [];
    const most = Math.max(2, 6 - depth);
    return [...new Set(this.#random.several(1, most, () => this.#random.pick(fields)))].map(
      (field) => this.#field(field, depth),
    );
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const on = isInterfaceType(type) || this.#random.chance(0.8) ? type : this.#wider(type);
    const selection = this.#selection(on, depth + 1);
    if (this.#random.chance(0.5)) return `... on ${on.name}${this.#directive()} ${selection}`;
    const name = this.#name('F');
    this.#fragments.push(`fragment ${name} on ${on.name} ${selection}`);
    return this.#random.chance(0.1) ? `...${name} ...${name}` : `...${name}${this.#directive()}`;
  }

  #wider(type: GraphQLCompositeType): GraphQLCompositeType {
    const wider = 'getInterfaces' in type ? type.getInterfaces() : [];
    return wider.length > 0 ? this.#random.pick(wider) : type;
  }

  /** A value for an argument or a field of an input; `about` begins the ids that it is likely to be of. */
  #value(type: GraphQLInputType, name: string, about: string, depth: number): unknown {
    if (this.#random.chance(this.#odd * 0.1)) return this.#random.pick(oddities);
    if (isNonNullType(type)) return this.#value(type.ofType, name, about, depth);
    if (this.#random.chance(this.#odd * 0.1)) return null;
    if (isListType(type)) {
      const one = (): unknown => this.#value(type.ofType, name, about, depth + 1);
      if (this.#random.chance(0.1)) return one();
      return this.#random
        .several(this.#random.chance(0.03) ? 0 : 1, 3, one)
        .filter((given) => given !== NOTHING);
    }
    if (isEnumType(type)) return this.#random.pick(type.getValues()).name;
    if (isInputObjectType(type)) return this.#object(type, about, depth);
    if (this.#random.chance(this.#odd)) return this.#random.pick(oddities);
    return this.#random.pick(ordinary(type.name, name, about, this.pools));
  }

  #object(type: GraphQLInputObjectType, about: string, depth: number): unknown {
    const fields = Object.values(type.getFields());
    const required = fields.filter(isRequiredInputField);
    const leaves = fields.filter((one) => !isInputObjectType(getNamedType(one.type)));
    const more = depth >= INPUT_DEPTH ? leaves : fields;
    if (more.length === 0 && required.length === 0) return NOTHING;
    const { field, count, direction } = type.getFields();
    const isOne = type.isOneOf || this.#random.chance(0.5);
    const wanted =
      field && count && direction
        ? [this.#random.pick([field, count]), ...(this.#random.chance(0.5) ? [direction] : [])]
        : isOne
          ? [...required, ...(required.length === 0 ? [this.#random.pick(more)] : [])]
          : [
              ...required,
              ...this.#random.several(1, 2, () =>
                this.#random.pick(more.length > 0 ? more : fields),
              ),
            ];
    const given = wanted.map((one) => {
      const type = prefixOf(getNamedType(one.type).name);
      const within = ABOUT[one.name] ?? (this.pools.ids.has(type) ? type : about);
      return [one.name, this.#value(one.type, one.name, within, depth + 1)] as const;
    });
    return Object.fromEntries(given.filter(([, value]) => value !== NOTHING));
  }

  #name(letter: string): string {
    this.#names += 1;
    return `${letter}${this.#names}`;
  }
}

/** What the ids of a type begin with, if it has any: `InterventionFilter` and the like are about interventions. */
const prefixOf = (type: string): string =>
  type
    .replace(/(ToOneFilter|RelationshipFilter|Filter|Connection|Match|Order|GroupBy)$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

/** A value as it stands in a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  const of = getNullableType(type);
  if (Array.isArray(value)) {
    const item = isListType(of) ? of.ofType : of;
    return `[${value.map((one) => literal(one, item)).join(', ')}]`;
  }
  if (isListType(of)) return literal(value, of.ofType);
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(of) ? of.getFields() : {};
    const members = Object.entries(value).map(
      ([name, one]) => `${name}: ${literal(one, fields[name]?.type ?? of)}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  if (isEnumType(of) && typeof value === 'string' && /^\w+$/.test(value)) return value;
  return JSON.stringify(value) ?? 'null';
}

/** A value as it stands in JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
