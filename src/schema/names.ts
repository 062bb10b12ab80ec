/** `STARTED_ON` for `startedOn`, `TARGET_GROUP` for `TargetGroup`. */
export const upperSnake = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** `ImplementedIn` for `IMPLEMENTED_IN`. */
export const pascal = (relationshipType: string): string =>
  relationshipType
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');

/** `awardCategory` for `AwardCategory`. */
export const camel = (typeName: string): string =>
  typeName.charAt(0).toLowerCase() + typeName.slice(1);
