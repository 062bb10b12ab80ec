import { Float } from 'type-graphql';
import { declarations } from '../model/decorators';
import { defineEnum } from '../model/enums';
import { invariant } from '../errors';
import { declaredLinks, linksOf } from './links';
import { makeInput, type MadeArgument } from './make-type';
import { upperSnake } from './names';

/** The types of what is compared. */
const COMPARED = ['Intervention', 'Program'];

let made: Record<string, string> | undefined;

/** The enum of all dimensions, made from the relationships of what is compared: `TARGET_GROUPS` stands for `targetGroups`. */
export function dimensions(): Record<string, string> {
  if (made) return made;
  const texts = new Map<string, string>();
  for (const name of COMPARED) {
    const one = declarations().find(({ cls }) => cls.name === name);
    invariant(one, `there is no type ${name}`);
    for (const { field, toOne, description } of linksOf(declaredLinks(), one)) {
      if (!toOne && !texts.has(field)) texts.set(field, description);
    }
  }
  const fields = [...texts.keys()];
  made = Object.fromEntries(fields.map((field) => [upperSnake(field), field]));
  defineEnum(
    made,
    'Dimension',
    'What interventions or programmes are compared in: one of their relationships. Some apply to one of the two only.',
    Object.fromEntries(fields.map((field) => [upperSnake(field), texts.get(field) ?? ''])),
  );
  return made;
}

const DimensionWeight = makeInput('DimensionWeight', 'How much a dimension weighs.', {
  dimension: { type: dimensions, required: true, description: 'One of those that are compared.' },
  weight: {
    type: () => Float,
    required: true,
    description: 'Its weight, 0 or more. Dimensions that are not named weigh 1.',
  },
});

/** The argument `weights`. */
export const WEIGHTS: Readonly<Record<'weights', MadeArgument>> = {
  weights: {
    type: () => [DimensionWeight],
    description:
      'How much the dimensions weigh; 1 each unless given. Not all may be 0, and none may be named twice.',
  },
};
