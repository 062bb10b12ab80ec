import { answerCompare } from '../../src/features/compare/answer-compare';
import { answerCuration } from '../../src/features/curation/answer-curation';
import type { PlannedCuration } from '../../src/features/curation/planned-curation';
import { answerGapMap } from '../../src/features/gap-map/answer-gap-map';
import type { PlannedGapMap } from '../../src/features/gap-map/plan-gap-map';
import { answerNeighborhood } from '../../src/features/neighborhood/answer-neighborhood';
import type { PlannedNeighborhood } from '../../src/features/neighborhood/plan-neighborhood';
import { answerPaths } from '../../src/features/paths/answer-paths';
import type { PlannedPaths } from '../../src/features/paths/plan-paths';
import { answerSourceStatements } from '../../src/features/provenance/answer-source-statements';
import type { PlannedSourceStatements } from '../../src/features/provenance/plan-source-statements';
import {
  type PlannedRelationships,
  answerRelationships,
} from '../../src/features/relationships/relationships';
import { answerSearch } from '../../src/features/search/answer-search';
import type { PlannedSearch } from '../../src/features/search/plan-search';
import { answerSimilar } from '../../src/features/similar/answer-similar';
import type { PlannedCompare, PlannedSimilar } from '../../src/features/compare/similarity-plan';
import {
  isPage,
  type PlannedByIds,
  type PlannedPage,
  type PlannedFirst,
} from '../../src/read/run/node-roots';
import type { PlannedRoot } from '../../src/read/run/root-field';

/** What root fields are planned as, by what goldens call it. */
interface Kinds {
  readonly page: PlannedPage;
  readonly first: PlannedFirst;
  readonly lookup: PlannedByIds;
  readonly search: PlannedSearch;
  readonly neighborhood: PlannedNeighborhood;
  readonly relationships: PlannedRelationships;
  readonly paths: PlannedPaths;
  readonly compare: PlannedCompare;
  readonly similar: PlannedSimilar;
  readonly gapMap: PlannedGapMap;
  readonly curation: PlannedCuration;
  readonly sourceStatements: PlannedSourceStatements;
}

/** A planned root field that tells what it is. */
export type RootOfKind = {
  readonly [Kind in keyof Kinds]: { readonly kind: Kind } & Kinds[Kind];
}[keyof Kinds];

const ANSWERS: readonly (readonly [answer: unknown, kind: keyof Kinds])[] = [
  [answerSearch, 'search'],
  [answerNeighborhood, 'neighborhood'],
  [answerRelationships, 'relationships'],
  [answerPaths, 'paths'],
  [answerCompare, 'compare'],
  [answerSimilar, 'similar'],
  [answerGapMap, 'gapMap'],
  [answerCuration, 'curation'],
  [answerSourceStatements, 'sourceStatements'],
];

function kindOf(root: PlannedRoot): keyof Kinds {
  if (isPage(root)) return 'page';
  const [, known] = ANSWERS.find(([answer]) => root.field.answer === answer) ?? [];
  return known ?? ('ids' in (root.planned as object) ? 'lookup' : 'first');
}

/** A planned root field, with what it is: told by what answers it. */
export const withKind = (root: PlannedRoot): RootOfKind =>
  ({ kind: kindOf(root), ...(root.planned as object) }) as RootOfKind;
