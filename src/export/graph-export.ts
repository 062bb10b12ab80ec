import { Kind } from 'graphql';
import { badInput } from '../errors';
import { selectionsOf } from './complete';
import { documentOf } from './document';
import type { Format, ExportAnswer } from './formats';
import { graphSelection, type GraphSelection, type GraphOrigin } from './graph-selection';
import { graphMl } from './graphml';
import { jsonLd } from './json-ld';
import { readGraph, type Graph } from './read-graph';
import { responseName, type ExportOperation, type ExportRequest } from './read-operation';
import type { Run } from './run';

const WRITERS: Readonly<
  Record<Exclude<Format, 'csv'>, (graph: Graph, origin: GraphOrigin) => string>
> = { jsonld: jsonLd, graphml: graphMl };

interface GraphOptions {
  readonly run: Run;
  readonly format: Exclude<Format, 'csv'>;
  readonly base: string;
}

/** A neighbourhood or paths as a graph: everything that is known of their nodes and relationships. */
export async function exportGraph(
  operation: ExportOperation,
  request: ExportRequest,
  { run, format, base }: GraphOptions,
): Promise<ExportAnswer> {
  const name = responseName(operation.field);
  const selection = graphSelection(operation.schema);
  const query = documentOf(withSelection(operation, selection));
  const { data, dataset, underWay, refusal } = await run({ ...request, query });
  if (refusal) return { refusal };
  const graph = readGraph(data[name] as Readonly<Record<string, unknown>>, selection);
  return {
    headers: {
      'X-Truncated': String(graph.truncated),
      ...(underWay && { 'X-Under-Way': 'true' }),
    },
    version: dataset?.version,
    chunks: [WRITERS[format](graph, { dataset, base })],
  };
}

function withSelection(
  operation: ExportOperation,
  { selections, fragments }: GraphSelection,
): ExportOperation {
  const { field, definition } = operation;
  const text = selections[String(definition.type).replace('!', '')];
  if (text === undefined) {
    throw badInput(
      `${responseName(field)} is no graph: neighborhood, expand and paths can be had as JSON-LD and as GraphML, a list as CSV (/graphql.csv)`,
    );
  }
  return {
    ...operation,
    field: { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: selectionsOf(text) } },
    fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
  };
}
