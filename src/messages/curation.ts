import type { Catalogue } from './message';

/** Why a change by a curator is not made. */
export const CURATION = {
  NOT_FOUND: (id: string) => ({ es: `No existe ${id}`, en: `There is no ${id}` }),
  VERSION_CONFLICT: (id: string, actual: number, expected: number) => ({
    es: `${id} está en la versión ${actual}, no en la ${expected}: cambió entretanto`,
    en: `${id} is at version ${actual}, not at ${expected}: it was changed in the meantime`,
  }),
  ALREADY_THERE: (id: string) => ({ es: `${id} ya existe`, en: `${id} is already there` }),
  NEAR_MATCHES: (ids: string) => ({
    es: `Quizá ya existe: ${ids}. Si no es ninguna de estas, sus ids deben estar en different`,
    en: `It may be there already: ${ids}. If it is none of these, their ids must be in different`,
  }),
  BUSY: {
    es: 'Hay una importación en curso, y el grafo es solo suyo: inténtelo más tarde',
    en: 'An import is under way and has the graph for itself: try again later',
  },
  NO_NAME: { es: 'name no se puede quitar', en: 'name cannot be taken away' },
  UNKNOWN_SOURCE: (got: string) => ({
    es: `sources: ${got} no existe en el grafo`,
    en: `sources: ${got} is unknown`,
  }),
  NO_SOURCE: {
    es: 'sources debe nombrar al menos una fuente',
    en: 'sources must name at least one source',
  },
  NO_RELATIONSHIP: (type: string, from: string, to: string) => ({
    es: `no hay tal ${type} de ${from} a ${to}`,
    en: `there is no such ${type} from ${from} to ${to}`,
  }),
  SEVERAL: (found: number, type: string, from: string, to: string) => ({
    es: `hay ${found} ${type} de ${from} a ${to}: diga cuál por sus propiedades`,
    en: `there are ${found} ${type} from ${from} to ${to}: say which by its properties`,
  }),
  SAME_ENTITY: (id: string) => ({ es: `${id} ya es una sola`, en: `${id} is one already` }),
  SOURCES_STAY: {
    es: 'las fuentes no se unen: lo que se apoya en una la nombra; retire una',
    en: 'sources cannot be merged: what rests on one names it; withdraw one instead',
  },
  OTHER_TYPE: (b: string, a: string) => ({
    es: `${b} no puede pasar a ser ${a}`,
    en: `a ${b} cannot become a ${a}`,
  }),
  NO_ROOM: (type: string, others: string, to: string) => ({
    es: `${type} lleva a ${others} y a ${to}: quite antes una`,
    en: `${type} leads to ${others} and to ${to}: take one away first`,
  }),
  NOT_CONFIRMED: (got: string) => ({
    es: `confirm ${got} es de otro estado del grafo: mire otra vez qué se iría, sin confirm`,
    en: `confirm ${got} is of another state of the graph: look again at what goes, without confirm`,
  }),
} satisfies Catalogue;
