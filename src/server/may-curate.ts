import {
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import { AppError, type ErrorCode } from '../errors';
import type { Actor } from '../read/run/curation';
import { rootOf } from '../read/run/root-field';
import { fragmentsOf } from '../read/plan/fields';

/** What a client is told that has to say who it is. */
export const CHALLENGE = 'Bearer';

const STATUSES: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CURATION_OFF: 403,
  SERVICE_UNAVAILABLE: 503,
};

/** The status of an answer to a request that is refused before it runs. */
export const statusOf = (code: ErrorCode): number => STATUSES[code] ?? 400;

/** Refuses a mutation where there are none, and one of somebody who may not make any. */
export function checkMayChange(
  { operation }: OperationDefinitionNode,
  curating: boolean,
  actor: Actor | undefined,
): void {
  if (operation !== OperationTypeNode.MUTATION) return;
  if (!curating) {
    throw new AppError(
      'CURATION_OFF',
      'Mutations are off: this server only reads. The settings AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS_URL or AUTH_PUBLIC_KEY turn them on',
    );
  }
  if (!actor) {
    throw new AppError(
      'UNAUTHENTICATED',
      'A mutation needs a token in the header Authorization: Bearer …',
    );
  }
  if (actor.roles.length === 0) {
    throw new AppError(
      'FORBIDDEN',
      'A mutation needs the role curator or admin; the token has none',
    );
  }
}

/** Refuses root fields that need a role which whoever asks has not. */
export function checkRoles(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  actor: Actor | undefined,
): void {
  const mutation = schema.getMutationType();
  if (operation.operation !== OperationTypeNode.MUTATION || !mutation) return;
  const { selectionSet } = operation;
  const fields = collectFields(schema, fragmentsOf(document), variables, mutation, selectionSet);
  for (const [response, [node]] of fields) {
    const field = mutation.getFields()[node?.name.value ?? ''];
    const role = field && rootOf(field)?.field.role;
    if (!role || actor?.roles.includes(role)) continue;
    throw new AppError('FORBIDDEN', `${field.name} needs the role ${role}`, [response]);
  }
}
