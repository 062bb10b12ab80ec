import { declarations, type Declaration } from '../model/decorators';
import { defineEnum } from '../model/enums';
import { upperSnake } from './names';

/** True for what the graph tells of, and false for what tells of the graph itself. */
export const isEntity = (one: Declaration): boolean =>
  [one.cls, ...one.interfaces].some(({ name }) => name === 'Entity');

let made: Record<string, string> | undefined;

/** The enum of all types, made from the declared classes: `TARGET_GROUP` stands for `TargetGroup`. */
export function entityTypes(): Record<string, string> {
  if (made) return made;
  const types = declarations().filter((one) => one.kind === 'type' && isEntity(one));
  const values = Object.fromEntries(types.map(({ cls }) => [upperSnake(cls.name), cls.name]));
  defineEnum(
    values,
    'EntityType',
    'A type of node.',
    Object.fromEntries(types.map(({ cls }) => [upperSnake(cls.name), `\`${cls.name}\` nodes.`])),
  );
  made = values;
  return values;
}
