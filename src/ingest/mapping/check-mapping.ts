import { isEntity, type GraphModel, type NodeModel } from '../../model/graph-model';
import { prefixOfType } from '../../model/ids';
import type { Issue } from '../issue';
import type { LocalizedMessage } from '../../messages/message';
import { nearest } from '../texts';
import { outgoing, propertiesGiven } from '../outgoing';
import type {
  EntityMapping,
  IssueOf,
  LinkMapping,
  MappingFile,
  ValueMapping,
} from './mapping-file';
import { parseTemplate } from './template';
import { FILES } from '../../messages/files';

type Path = readonly PropertyKey[];

/** All that is wrong with a mapping whose form is right: its templates, and what it names of the graph. */
export function checkMapping(model: GraphModel, mapping: MappingFile, issueOf: IssueOf): Issue[] {
  const columns = Object.entries(mapping.columns ?? {}).flatMap(([name, text]) =>
    templateIssues(text, ['columns', name], issueOf),
  );
  const entities = (mapping.entities ?? []).flatMap((entity, i) =>
    new EntityCheck(model, entity, ['entities', i], issueOf).issues(),
  );
  return [...columns, ...entities];
}

class EntityCheck {
  constructor(
    private readonly model: GraphModel,
    private readonly entity: EntityMapping,
    private readonly path: Path,
    private readonly issueOf: IssueOf,
  ) {}

  issues(): Issue[] {
    const { type, id, values = {}, relationships = {} } = this.entity;
    const node = this.model.nodes.get(type);
    const known = node && !node.abstract ? node : undefined;
    return [
      ...(known ? [] : [this.#unknownType(type)]),
      ...(id === undefined ? [] : this.#id(id, known)),
      ...Object.entries(values).flatMap(([name, value]) => this.#value(name, value, known)),
      ...Object.entries(relationships).flatMap(([name, links]) => this.#links(name, links, known)),
    ];
  }

  #unknownType(type: string): Issue {
    const types = [...this.model.nodes.values()].filter((node) => !node.abstract && isEntity(node));
    return this.#unknown(
      ['type'],
      'UNKNOWN_TYPE',
      type,
      types.map(({ name }) => name),
      FILES.NO_TYPE,
    );
  }

  #id(id: string, node: NodeModel | undefined): Issue[] {
    const issues = templateIssues(id, [...this.path, 'id'], this.issueOf);
    const prefix = node && `${prefixOfType(node.name)}:`;
    if (issues.length > 0 || !prefix || id.startsWith(prefix)) return issues;
    return [this.issueOf([...this.path, 'id'], 'BAD_ID', { message: FILES.WRONG_PREFIX(prefix) })];
  }

  #value(name: string, value: ValueMapping, node: NodeModel | undefined): Issue[] {
    const path = ['values', name];
    const issues = this.#templates(path, value);
    if (!node) return issues;
    // The id has a key of its own.
    const allowed = [...propertiesGiven(node).keys()].filter((one) => one !== 'id');
    if (allowed.includes(name)) return issues;
    return [
      this.#unknown(path, 'UNKNOWN_PROPERTY', name, allowed, FILES.NO_PROPERTY(node.name)),
      ...issues,
    ];
  }

  #links(
    type: string,
    links: LinkMapping | readonly LinkMapping[],
    node: NodeModel | undefined,
  ): Issue[] {
    const path = ['relationships', type];
    const list: readonly LinkMapping[] = Array.isArray(links) ? links : [links as LinkMapping];
    const ways = node ? outgoing(this.model, node) : [];
    const its = ways.filter((way) => way.type === type);
    const properties = its.flatMap((way) => [...way.properties.keys()]);
    const issues = list.flatMap((link, i): Issue[] => {
      const at = Array.isArray(links) ? [...path, i] : path;
      if (typeof link === 'string') return this.#templates(at, link);
      return Object.entries(link).flatMap(([name, value]) => {
        const own = this.#templates([...at, name], value);
        if (name === 'to' || its.length === 0 || properties.includes(name)) return own;
        const allowed = ['to', ...new Set(properties)];
        return [
          this.#unknown([...at, name], 'UNKNOWN_PROPERTY', name, allowed, FILES.NO_PROPERTY(type)),
          ...own,
        ];
      });
    });
    if (!node || its.length > 0) return issues;
    const types = [...new Set(ways.map((way) => way.type))];
    return [
      this.#unknown(path, 'UNKNOWN_RELATIONSHIP', type, types, FILES.NO_RELATIONSHIP(node.name)),
      ...issues,
    ];
  }

  #templates(path: Path, value: ValueMapping): Issue[] {
    const list = Array.isArray(value) ? value : [value];
    return list
      .filter((one) => typeof one === 'string')
      .flatMap((text) => templateIssues(text, [...this.path, ...path], this.issueOf));
  }

  #unknown(
    path: Path,
    code: string,
    given: string,
    allowed: readonly string[],
    no: LocalizedMessage,
  ): Issue {
    const suggestion = nearest(given, allowed);
    const rest = {
      message: FILES.UNKNOWN_NAME(given, no, allowed.join(', ')),
      ...(suggestion !== undefined && { suggestion }),
    };
    return this.issueOf([...this.path, ...path], code, rest);
  }
}

function templateIssues(text: string, path: Path, issueOf: IssueOf): Issue[] {
  const parsed = parseTemplate(text);
  return 'message' in parsed ? [issueOf(path, 'BAD_TEMPLATE', parsed)] : [];
}
