/** Words in two languages: what relationships say, what values are called, and how a type is written. */
import { isEnumType } from 'graphql';
import { badInputOf, describeAnyEngine, schema } from '../support/api';

/** The values of an enum of the schema. */
const valuesOf = (name: string): string[] => {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
};

const LABEL = 'es: label en: label(lang: EN) qu: label(lang: QU)';
/** A relationship as it is asked for here; there are no words in Quechua. */
const edge = (from: string, es: string, en: string, to: string): object => ({
  from,
  to,
  es,
  en,
  qu: es,
});

describeAnyEngine('fixture', (api) => {
  test('a relationship tells what it says from the one end to the other, whichever is at hand', async () => {
    const oversees = (program: string) =>
      edge('ministry:inclusion', 'supervisa', 'oversees', `program:${program}`);
    expect(
      await api().data(`{
        out: neighborhood(id: "ministry:inclusion", relationships: [OVERSEES]) { edges { from to ${LABEL} } }
        in: neighborhood(id: "program:fondo", relationships: [OVERSEES]) { edges { from to ${LABEL} } }
        relationships(among: ["ministry:inclusion", "program:fondo"]) { edges { from to ${LABEL} } }
        paths(from: "intervention:andes", to: "ministry:inclusion") { paths { explanation edges { from to ${LABEL} } } }
      }`),
    ).toEqual({
      out: { edges: [oversees('crecer'), oversees('fondo')] },
      in: { edges: [oversees('fondo')] },
      relationships: { edges: [oversees('fondo')] },
      paths: {
        paths: [
          {
            explanation:
              'Ándes vivos complementa Agua limpia, que cuenta con la participación de Ministerio de Inclusión.',
            edges: [
              edge('intervention:andes', 'complementa', 'complements', 'intervention:pozos'),
              edge('ministry:inclusion', 'participa en', 'takes part in', 'intervention:pozos'),
            ],
          },
          {
            explanation:
              'Ándes vivos está a cargo de Crecer (Wiñay), que depende de Ministerio de Inclusión.',
            edges: [
              edge('program:crecer', 'ejecuta', 'runs', 'intervention:andes'),
              oversees('crecer'),
            ],
          },
        ],
      },
    });
  });

  test('every type, dimension and role is called something in both languages', async () => {
    const { es, en } = (await api().data(
      '{ es: labels { enum value label } en: labels(lang: EN) { enum value label } }',
    )) as Record<'es' | 'en', { enum: string; value: string; label: string }[]>;
    const all = ['Dimension', 'EntityType', 'ParticipantRole'].flatMap((name) =>
      valuesOf(name).map((value) => `${name}.${value}`),
    );
    for (const told of [es, en]) {
      expect(told.map((one) => `${one.enum}.${one.value}`).sort()).toEqual(all.sort());
      expect(told.filter(({ label }) => !label)).toEqual([]);
    }
    const group = { enum: 'EntityType', value: 'TARGET_GROUP' };
    expect(es).toContainEqual({ ...group, label: 'Población objetivo' });
    expect(en).toContainEqual({ ...group, label: 'Target group' });
  });

  test('a type that is written as in the schema is refused by the value that is meant', async () => {
    const says =
      'Value "TargetGroup" does not exist in "EntityType" enum. Did you mean the enum value "TARGET_GROUP"?';
    const written = await api().send(
      '{ neighborhood(id: "program:fondo", types: [TargetGroup]) { truncated } }',
    );
    expect(written.body.errors?.map(({ message }) => message)).toEqual([says]);
    const given = await api().send(
      'query($types: [EntityType!]) { neighborhood(id: "program:fondo", types: $types) { truncated } }',
      { types: ['TargetGroup'] },
    );
    expect(given.body.errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      [
        `Variable "$types" got invalid value "TargetGroup" at "types[0]"; ${says}`,
        { ...badInputOf('$types '), code: 'BAD_USER_INPUT' },
      ],
    ]);
  });
});
