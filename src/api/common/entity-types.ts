import { declarations } from '../../graph/decorators';
import { defineEnum } from '../../graph/enums';
import { upperSnake } from './names';

let made: Record<string, string> | undefined;

/** The enum of all types, made from the declared classes: `TARGET_GROUP` stands for `TargetGroup`. */
export function entityTypes(): Record<string, string> {
  if (made) return made;
  const types = declarations().filter(({ kind }) => kind === 'type');
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
