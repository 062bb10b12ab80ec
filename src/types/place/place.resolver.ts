import { Arg, Query, Resolver } from 'type-graphql';
import { oneByCode } from '../../read/run/node-roots';
import { Root } from '../../read/run/root-field';
import { addArguments, makeInput } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { Place } from './place.type';

const PlaceCode = makeInput(
  'PlaceCode',
  'A code of a place, in exactly one coding: the same digits name different places in each.',
  {
    ubigeo: { type: () => String, description: 'A code of INEI: 2, 4 or 6 digits.' },
    reniec: { type: () => String, description: 'A code of RENIEC: 2, 4 or 6 digits.' },
  },
  true,
);

/** The query `place`, by a code whose scheme is named. */
@Resolver()
export class PlaceResolver {
  @Root(oneByCode, 'Place')
  @Query(() => Place, {
    nullable: true,
    description: 'The place with that code, or null where there is none.',
  })
  place(
    @Arg('code', () => PlaceCode, { description: 'The code, under the name of its coding.' })
    _code: object,
  ): void {}
}

addArguments(PlaceResolver.prototype, 'place', AS_OF);
