import type { Catalogue, LocalizedMessage } from './message';

/** What the server says to who starts it, and to who asks for what is not there. */
export const SERVER = {
  IN_MEMORY: { es: 'en memoria, hasta que se detenga', en: 'in memory, until it stops' },
  WELCOME: (url: string, data: LocalizedMessage) => ({
    es: `
  Consultas   ${url}/
  API         ${url}/graphql
  Salud       ${url}/health/ready
  Datos       ${data.es}

  Hay ejemplos para elegir en la página de consultas; el README dice cómo pasar a Neo4j.

`,
    en: `
  Playground  ${url}/
  API         ${url}/graphql
  Health      ${url}/health/ready
  Data        ${data.en}

  Choose an example in the playground; the README says how to switch to Neo4j.

`,
  }),
  NOTHING_HERE: {
    es: 'Aquí no hay nada: la API está en /graphql, el editor de consultas en /',
    en: 'There is nothing here: the API is at /graphql, the playground at /',
  },
  PERHAPS: { es: 'Quizá sea:', en: 'Perhaps:' },
  GO_TO_TINKUY: { es: 'Ir a Tinkuy', en: 'Go to Tinkuy' },
  NO_SUCH_ID: (id: string) => ({
    es: `No hay nada con el id ${id}`,
    en: `There is nothing with the id ${id}`,
  }),
} satisfies Catalogue;
