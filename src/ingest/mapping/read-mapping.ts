import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isScalar, parseDocument, visit, type Document } from 'yaml';
import { IssuesError } from '../../errors';
import type { GraphModel } from '../../model/graph-model';
import { placeText, type At, type Issue } from '../issue';
import { checkMapping } from './check-mapping';
import type { Mapping } from './mapping';
import { checkForm, type IssueOf } from './mapping-file';
import { MappedTable } from './mapped-table';
import { FILES } from '../../messages/files';
import { yamlErrorMessage } from '../read/unreadable';

/** All that is wrong with a mapping file; `found` has it in both languages. */
export class MappingError extends IssuesError {
  constructor(
    file: string,
    readonly found: readonly Issue[],
  ) {
    super(
      `The mapping ${file} cannot be used:`,
      found.map(({ at, message: { en }, suggestion }) => {
        const meant = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
        return `${placeText(at)}: ${en}${meant}`;
      }),
    );
    this.name = 'MappingError';
  }
}

/** The mapping of a file; throws a `MappingError` with all that is wrong with it. */
export function readMapping(path: string, model: GraphModel): Mapping {
  const file = basename(path);
  const refuse = (issues: readonly Issue[]): void => {
    if (issues.length > 0) throw new MappingError(file, issues);
  };
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    refuse([{ code: 'NO_FILE', at: { file }, message: FILES.UNREADABLE_FILE }]);
  }
  const document = parseDocument(text);
  refuse(
    document.errors.map((error) => ({
      code: 'NOT_YAML',
      at: { file, line: error.linePos?.[0].line ?? 1 },
      message: yamlErrorMessage(error),
    })),
  );
  refuse(keysWithoutQuotes(document, file));
  const issueOf: IssueOf = (place, code, { message, suggestion }) => ({
    code,
    at: { file, node: shownPath(place) },
    message,
    ...(suggestion !== undefined && { suggestion }),
  });
  const checked = checkForm(toValue(document, refuse, file), issueOf);
  if ('issues' in checked) throw new MappingError(file, checked.issues);
  const { mapping } = checked;
  refuse(checkMapping(model, mapping, issueOf));
  return {
    ...(mapping.delimiter !== undefined && { delimiter: mapping.delimiter }),
    ...(mapping.encoding !== undefined && { encoding: mapping.encoding }),
    ...(mapping.iati !== undefined && { iati: mapping.iati }),
    ...(mapping.entities && {
      table: (header: readonly string[], at: At) => new MappedTable(mapping, header, at),
    }),
  };
}

function toValue(document: Document, refuse: (issues: Issue[]) => void, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    refuse([{ code: 'NOT_YAML', at: { file }, message: yamlErrorMessage(error as Error) }]);
    return undefined;
  }
}

/** A code without quotes is a number to YAML, and loses its zero: `080505` would never be found. */
function keysWithoutQuotes(document: Document, file: string): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || typeof key.value === 'string') return;
      const given = key.source ?? String(key.value);
      issues.push({
        code: 'NOT_A_TEXT',
        at: { file, node: given },
        value: given,
        message: FILES.KEY_NOT_A_TEXT,
        suggestion: `'${given}'`,
      });
    },
  });
  return issues;
}

/** A place in the mapping as one writes it: `entities[0].values.name`. */
function shownPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'mapping';
  return path.reduce<string>((shown, key) => {
    if (typeof key === 'number') return `${shown}[${key}]`;
    return shown === '' ? String(key) : `${shown}.${String(key)}`;
  }, '');
}
