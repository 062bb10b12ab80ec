import type { QueryPlan } from '../../src/read/plan/query-plan';
import type {
  OneHopPlan,
  CandidatesPlan,
  ExpandPlan,
  RelationshipsPlan,
  SupportedByPlan,
  WalkPlan,
} from '../../src/read/plan/step-plans';
import {
  directPath,
  type AdaptivePath,
  type AnchorPath,
  type ConnectionPlan,
  type DirectPath,
  type Filter,
  type GroupMeasure,
  type GroupPath,
  type GroupsPlan,
  type RelationshipStep,
  type NestedPlan,
  type OrderKey,
  type Projection,
  type PropertyRead,
  type UnitPath,
} from '../../src/read/plan/connection-plan';

const indent = (text: string): string => text.replace(/^/gm, '  ');
const lines = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join('\n');

/** A plan as indented text, for goldens and logs; `$n` is the n-th value beside the plan. */
export function printPlan(plan: QueryPlan): string {
  switch (plan.kind) {
    case 'connection':
      return printConnection(plan);
    case 'lookup':
      return lines(`lookup ${plan.label} id in $${plan.ids}`, indent(printProjection(plan.node)));
    case 'oneHop':
      return printOneHop(plan);
    case 'expand':
      return printExpand(plan);
    case 'walk':
      return printWalk(plan);
    case 'relationships':
      return printRelationships(plan);
    case 'counts':
      return lines(
        `counts Entity id in $${plan.ids}, looked at where fewer than $${plan.fewer}`,
        indent(printAlong(plan)),
        ...plan.steps.map((step) => indent(printStep(step))),
      );
    case 'among':
      return lines(
        `among Entity id in $${plan.ids}, that fewer than $${plan.fewer} leave`,
        indent(printAlong(plan)),
        plan.edge.length > 0 && indent(`edge ${plan.edge.map(({ key }) => key).join(', ')}`),
      );
    case 'candidates':
      return printCandidates(plan);
    case 'supportedBy':
      return printResting(plan);
    case 'together':
      return lines(...plan.parts.map((one) => `${one.key}: ${printConnection(one.plan)}`));
  }
}

function printCandidates({ label, id, ways, limits, node }: CandidatesPlan): string {
  return lines(
    `candidates ${label} id $${id}`,
    ...ways.map(({ to, back }) =>
      indent(
        `by ${printStep(to)} first $${limits.neighbors}, ${printStep(back)} first $${limits.each}`,
      ),
    ),
    indent(`first $${limits.all}`),
    indent(printProjection(node)),
  );
}

function printConnection(plan: ConnectionPlan): string {
  const { label, access, order, page, rows, total } = plan;
  const direct = directPath(access);
  return lines(
    `connection ${direct.kind === 'expand' ? printStep(direct.step) : label}`,
    direct.kind === 'anchor' && indent(printAnchor(direct)),
    access.kind === 'adaptive' && indent(printAlternative(access)),
    direct.filter && indent(printWhere(direct)),
    total && indent('total'),
    ...(plan.groups ?? []).map((groups) => indent(printGroups(groups))),
    rows &&
      indent(
        lines(
          `order ${order.map(printKey).join(', ')}`,
          `page ${page.backward ? 'last' : 'first'} $${page.limit}` +
            (page.from
              ? ` from (${page.from.map((one) => (one === null ? 'null' : `$${one}`)).join(', ')})`
              : ''),
          rows.cursor && 'cursor',
          rows.edge.length > 0 && `edge ${rows.edge.map(({ key }) => key).join(', ')}`,
          rows.node && `node ${rows.node.type}`,
          rows.node && indent(printProjection(rows.node)),
        ),
      ),
  );
}

const printWhere = ({ filter }: DirectPath): string =>
  filter ? `where ${printFilter(filter)}` : '';

const printAlternative = ({ least, alternative }: AdaptivePath): string =>
  alternative.kind === 'scan'
    ? `in order from $${least} on, ${printWhere(alternative)}`
    : lines(
        `from $${least} on`,
        indent(printAnchor(alternative)),
        alternative.filter && indent(printWhere(alternative)),
      );

const printAnchor = ({ label, anchor, steps }: AnchorPath): string =>
  lines(
    `start ${label} where ${printFilter(anchor)}`,
    ...steps.map(
      ({ step, edge, node }) =>
        `  then ${printStep(step)}${condition(' edge', edge)}${condition(' where', node)}`,
    ),
  );

const printAlong = ({ types, dated }: Pick<OneHopPlan, 'types' | 'dated'>): string =>
  lines(`along ${types.join('|')}`, dated && `dated ${dated.join('|')}`);

const printRelationships = ({ ends, read, along }: RelationshipsPlan): string =>
  lines(
    `relationships between $${ends}${read.length > 0 ? ` read ${read.map(({ key }) => key).join(', ')}` : ''}`,
    along && indent(printAlong(along)),
  );

const printOneHop = ({ ids, fewer, node, edge, ...along }: OneHopPlan): string =>
  lines(
    `around Entity id in $${ids}, fewer than $${fewer}`,
    indent(printAlong(along)),
    indent(`read ${node.map(printRead).join(', ')}`),
    edge.length > 0 && indent(`edge ${edge.map(({ key }) => key).join(', ')}`),
  );

const printWalk = ({ ids, avoid, limit, ...along }: WalkPlan): string =>
  lines(`walk from $${ids}, not to $${avoid}, first $${limit}`, indent(printAlong(along)));

function printResting({ source, counts, page }: SupportedByPlan): string {
  const { limit, after, edge = [] } = page ?? {};
  return lines(
    `resting on source $${source}`,
    counts && indent('counts'),
    page && indent(`page first $${limit}`),
    after && indent(`after ${after.kind} (${after.keys.map((one) => `$${one}`).join(', ')})`),
    edge.length > 0 && indent(`edge ${edge.map(({ key }) => key).join(', ')}`),
  );
}

function printExpand({ ids, node, labels, along, bound, limit }: ExpandPlan): string {
  const only = labels ? `, only ${labels.join('|')}` : '';
  return lines(
    `expand Entity id in $${ids}${only}, of each $${limit} out of $${bound}`,
    indent(`read ${node.map(printRead).join(', ')}`),
    ...along.map(({ key, step, edge }) =>
      indent(
        `${key}: ${printStep(step)}${edge.length > 0 ? ` edge ${edge.map((one) => one.key).join(', ')}` : ''}`,
      ),
    ),
  );
}

function printGroups({
  keys,
  meeting,
  distinct,
  figures,
  duplicateFree,
  order,
  limit,
}: GroupsPlan): string {
  const measure = ({ from, ...path }: GroupMeasure): string =>
    `${from ? `from key ${from.key} step ${from.steps} ` : ''}${printPath(path)}`;
  return lines(
    duplicateFree ? 'groups, each node once' : 'groups',
    ...keys.map((key, i) =>
      indent(
        lines(
          `key ${i}: ${printPath(key)}${key.among === undefined ? '' : ` among $${key.among}`}`,
          key.node && indent(printProjection(key.node)),
        ),
      ),
    ),
    ...meeting.map(({ key, filter }) => indent(`${key} where ${printFilter(filter)}`)),
    ...distinct.map(({ key, ...path }) => indent(`${key} of ${measure(path)}`)),
    figures && indent(`figures of ${measure(figures)}${printUnit(figures.unit)}`),
    indent(`order ${order.by} ${order.direction.toLowerCase()}, first $${limit}`),
  );
}

const printUnit = (unit: UnitPath | undefined): string =>
  unit ? `, each in ${[...(unit.step ? [printStep(unit.step)] : []), unit.folded].join(' ')}` : '';

const printPath = ({ steps, end, property, folded }: GroupPath): string =>
  [...steps.map(printStep), end === 'node' ? 'node' : `${end} ${folded ?? property}`].join(' ');

const condition = (word: string, filter?: Filter): string =>
  filter ? `${word} ${printFilter(filter)}` : '';

function printProjection({ properties, nested }: Projection): string {
  return lines(
    properties.length > 0 && `read ${properties.map(printRead).join(', ')}`,
    ...nested.map(printNested),
  );
}

function printNested(plan: NestedPlan): string {
  const of = plan.labels ? ` of ${plan.labels.join('|')}` : '';
  const name = `${plan.key}${of}`;
  switch (plan.kind) {
    case 'connection':
      return `${name}: ${printConnection(plan)}`;
    case 'toOne':
      return lines(`${name}: one ${printStep(plan.step)}`, indent(printProjection(plan.node)));
    case 'ids':
      return `${name}: ids ${printStep(plan.step)} first $${plan.limit}`;
  }
}

const printRead = ({ key, former }: PropertyRead): string =>
  former ? `${key} on $${former.on}` : key;

function printStep({
  type,
  direction,
  target,
  targetLabelImplied,
  depth,
  valid,
  startedBy,
}: RelationshipStep): string {
  const length = depth === undefined ? '' : `*0..${depth}`;
  const holding = valid ? `{on $${valid.on}${valid.since ? `, since ${valid.since}` : ''}}` : '';
  const steps = `${type}${length}${holding}`;
  const there = `${targetLabelImplied ? 'only ' : ''}${target}${startedBy ? ` ${printFilter(startedBy)}` : ''}`;
  return direction === 'out' ? `-${steps}-> ${there}` : `<-${steps}- ${there}`;
}

const printKey = (key: OrderKey): string =>
  key.direction === 'ASC' ? printOrderedBy(key) : `${printOrderedBy(key)} desc`;

function printOrderedBy(key: OrderKey): string {
  switch (key.by) {
    case 'property':
      return key.property;
    case 'count':
      return `count(${printStep(key.step)})`;
    case 'relationship':
      return key.unkeyed ? 'relationship without key' : key.by;
    case 'id':
      return key.by;
  }
}

/** A condition as text. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${filter.of.map(printFilter).join(` ${filter.kind} `)})`;
    case 'not':
      return `not ${printFilter(filter.of)}`;
    case 'compare':
      return `${filter.property} ${filter.operator} $${filter.value}`;
    case 'period':
      return `period ${filter.property} ${filter.operator} $${filter.value}, unsure $${filter.unsure}`;
    case 'isNull':
      return `${filter.property} is ${filter.isNull ? '' : 'not '}null`;
    case 'list':
      return `${filter.property} ${filter.test} $${filter.value}`;
    case 'size':
      return `size(${filter.property}) ${filter.operator} $${filter.value}`;
    case 'types':
      return `type ${filter.labels.join('|')}`;
    case 'startedBy':
      return `begun by $${filter.on}`;
    case 'within':
      return `within $${filter.value}`;
    case 'related': {
      const inner = `${condition(' edge', filter.edge)}${condition(' where', filter.node)}`;
      return `${filter.quantifier} {${printStep(filter.step)}${inner}}`;
    }
    case 'relatedCount':
      return `count {${printStep(filter.step)}} ${filter.operator} $${filter.value}`;
  }
}
