import { declarations, type Declaration, type NodeClass } from '../model/decorators';
import { invariant } from '../errors';
import { limitsWith } from '../config';
import { connectionArguments, connectionTo } from './connection';
import { filterOn } from './filters';
import { Language } from './language';
import { declaredLinks } from './links';
import { addArguments, addField, settleTypes, type MadeArgument } from './make-type';
import { orderOf } from './order';

let completed = 0;

/**
 * Adds to the declared classes what follows from their declarations: the fields of both ends of every
 * relationship with their connections, filters and orders, and the `lang` of texts in several
 * languages. Runs once, when all classes are loaded and before the schema is built.
 */
export function completeTypes(): void {
  const all = declarations();
  if (completed > 0) {
    invariant(completed === all.length, 'a type was declared after the schema was first built');
    return;
  }
  completed = all.length;
  const links = declaredLinks();
  for (const link of links) {
    const { owner, field, type, direction, target, toOne, description, properties, says } = link;
    const note = { relationship: { type, direction, target: target.cls.name, toOne, says } };
    if (toOne) {
      addField(owner.cls.prototype, field, { type: () => target.cls, description }, note);
    } else {
      addField(
        owner.cls.prototype,
        field,
        { type: () => connectionTo(target, type, properties), required: true, description },
        note,
        pageArguments(target.cls),
      );
    }
  }
  for (const { cls, properties } of all) {
    for (const { name, options } of properties) {
      if (options.languages) addArguments(cls.prototype, name, { lang: LANG });
    }
  }
  settleTypes();
}

const LANG = {
  type: () => Language,
  defaultValue: Language.ES,
  description: 'The language; Spanish where the text is not kept in it.',
};

/** The arguments of a connection to the nodes of a class. */
export function pageArguments(cls: NodeClass): Record<string, MadeArgument> {
  const target = (): Declaration => {
    const found = declarations().find((one) => one.cls === cls);
    invariant(found, `${cls.name} is no declared type`);
    return found;
  };
  return connectionArguments(
    () => filterOn(target(), declaredLinks()),
    () => orderOf(target(), declaredLinks()),
    limitsWith().defaultPageSize,
  );
}
