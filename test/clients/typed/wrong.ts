// What a client must be kept from, line by line.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import type { Line, Page, ProgramThen } from './program';

type Then = ResultOf<typeof ProgramThen>;
export const withoutNull = ({ entity }: Then) => entity.__typename;
export const masked = ({ entity }: Then) => entity?.name;
export const unknownStatus = (line: ResultOf<typeof Line>) => line.status === 'DONE';
export const yearAsNumber: VariablesOf<typeof ProgramThen> = { id: 'program:contigo', asOf: 2016 };
export const unknownCondition: VariablesOf<typeof Page> = { where: { title: { eq: 'x' } } };
