import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  printSchema,
  validateSchema,
  type GraphQLNamedType,
} from 'graphql';
import { schema } from './support/api';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

test('the generated files are those that the code makes', () => {
  const root = join(__dirname, '..');
  const check = ['-r', '@swc-node/register', 'codegen.ts', '--check'];
  const { stderr, status } = spawnSync(process.execPath, check, { cwd: root, encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});

test('the schema is valid', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('every type, field, argument and enum value has a description', () => {
  expect(types.flatMap(undescribed)).toEqual([]);
});

test('the database is not named in the schema', () => {
  expect(printSchema(schema)).not.toMatch(/neo4j|cypher|grafeo/i);
});

test('every property and relationship that DESIGN §1 names is in the schema', () => {
  const missing = Object.entries(OWN_FIELDS).flatMap(([type, fields]) => {
    const found = schema.getType(type);
    if (!isObjectType(found)) return [type];
    return fields.filter((field) => !(field in found.getFields())).map((one) => `${type}.${one}`);
  });
  expect(missing).toEqual([]);
});

const place = ['ubigeo', 'reniec', 'latitude', 'longitude', 'interventions', 'observations'];
const concept = ['scheme', 'notation', 'definition', 'interventions', 'programs'];
const classified = [
  'status',
  'startedOn',
  'endedOn',
  'participants',
  'targetGroups',
  'approaches',
  'components',
  'methodologies',
  'horizons',
  'sectors',
  'goals',
  'studies',
  'findings',
];

/** The own properties and relationships of each type, from both ends. */
const OWN_FIELDS: Record<string, string[]> = {
  Ministry: ['acronym', 'createdOn', 'overseenPrograms', 'programs', 'interventions', 'studies'],
  Organization: ['kind', 'acronym', 'ruc', 'programs', 'interventions', 'awards', 'studies'],
  Program: [
    ...classified,
    'acronym',
    'budgetCode',
    'ministries',
    'parent',
    'parts',
    'interventions',
    'successors',
    'predecessors',
  ],
  Intervention: [
    ...classified,
    'summary',
    'programs',
    'places',
    'certifications',
    'complements',
    'complementedBy',
    'replicates',
    'replicatedBy',
  ],
  Department: [...place, 'provinces'],
  Province: [...place, 'department', 'districts'],
  District: [...place, 'province', 'communities', 'replacedBy', 'replaces'],
  Community: [...place, 'district'],
  Approach: concept,
  Component: concept,
  Methodology: concept,
  TargetGroup: concept,
  Sector: concept,
  Goal: concept,
  Horizon: concept,
  Award: ['grantedBy', 'categories', 'certifications'],
  AwardCategory: ['award', 'certifications'],
  Certification: ['year', 'level', 'practiceTitle', 'category', 'award', 'intervention'],
  Study: ['year', 'design', 'doi', 'url', 'findings', 'interventions', 'programs', 'conductedBy'],
  Finding: [
    'direction',
    'outcome',
    'effect',
    'unit',
    'subgroup',
    'horizon',
    'study',
    'interventions',
    'programs',
  ],
  Indicator: ['unit', 'definition', 'measurements'],
  Observation: ['value', 'year', 'method', 'indicator', 'subject'],
  Source: ['title', 'url', 'publisher', 'publishedOn', 'retrievedOn', 'licence'],
};

function undescribed(type: GraphQLNamedType): string[] {
  const lacks: string[] = [];
  const note = (name: string, description: string | null | undefined): void => {
    if (!description?.trim()) lacks.push(name);
  };
  if (!['Query', 'Mutation'].includes(type.name)) note(type.name, type.description);
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field.description);
      for (const argument of field.args) {
        note(`${type.name}.${field.name}(${argument.name}:)`, argument.description);
      }
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field.description);
    }
  }
  if (isEnumType(type)) {
    for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description);
  }
  return lacks;
}
