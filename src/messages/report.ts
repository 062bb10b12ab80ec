import type { Catalogue } from './message';

/** What is reported of an import, and of how far it is. */
export const REPORT = {
  ISSUES: (issueCount: string) => ({ es: `Errores: ${issueCount}`, en: `Faults: ${issueCount}` }),
  NOTES: { es: 'Para saber', en: 'To know' },
  NEAR_MATCH: (at: string, given: string, likeName: string, like: string) => ({
    es: `${at}: «${given}» se parece a «${likeName}» (${like})`,
    en: `${at}: "${given}" resembles "${likeName}" (${like})`,
  }),
  NEAR_MATCHES: { es: 'Nombres parecidos a otros', en: 'Names that resemble others' },
  DECIDE: (decisions: string) => ({
    es: `Decida en ${decisions} cuáles son lo mismo (same) y cuáles no (different), e importe de nuevo.`,
    en: `Decide in ${decisions} which are the same (same) and which are not (different), and import again.`,
  }),
  CHANGES: { es: 'Cambios', en: 'Changes' },
  NOTHING: { es: '(nada)', en: '(nothing)' },
  CREATED: { es: 'nuevas', en: 'created' },
  UPDATED: { es: 'actualizadas', en: 'updated' },
  UNCHANGED: { es: 'sin cambios', en: 'unchanged' },
  REFUSED: { es: 'rechazadas', en: 'refused' },
  LEFT_OUT: { es: 'fuera', en: 'left out' },
  ENTITIES: (all: string) => ({ es: `  Entidades: ${all}`, en: `  Entities: ${all}` }),
  RELATIONSHIPS: (added: string, changed: string, left: string) => ({
    es: `  Relaciones: ${added} nuevas, ${changed} actualizadas${left}`,
    en: `  Relationships: ${added} created, ${changed} updated${left}`,
  }),
  NO_VERSION: { es: 'ninguna', en: 'none' },
  VERSION: (versions: string) => ({
    es: `  Versión de los datos: ${versions}`,
    en: `  Version of the data: ${versions}`,
  }),
  IMPORTED: (files: string) => ({ es: `Importado: ${files}`, en: `Imported: ${files}` }),
  NOTHING_NEW: (files: string) => ({
    es: `Nada nuevo en ${files}: no se escribió nada.`,
    en: `Nothing new in ${files}: nothing was written.`,
  }),
  CHECKED: (files: string) => ({
    es: `Comprobado, sin escribir nada: ${files}. Al importarlo habría:`,
    en: `Checked, nothing written: ${files}. Importing it would give:`,
  }),
  NOTHING_WRITTEN: (files: string) => ({
    es: `No se escribió nada de ${files}. Contiene:`,
    en: `Nothing of ${files} was written. It holds:`,
  }),
  MORE: (more: string) => ({
    es: `  … y ${more} más; --report los escribe en un archivo`,
    en: `  … and ${more} more; --report writes them to a file`,
  }),
  CHECKING: { es: 'Comprobando', en: 'Checking' },
  WRITING: { es: 'Escribiendo', en: 'Writing' },
  UNDOING: { es: 'Deshaciendo', en: 'Undoing' },
  RECORDS: (count: string) => ({ es: `${count} registros`, en: `${count} records` }),
  TIME_LEFT: (left: string) => ({ es: `faltan ${left}`, en: `${left} left` }),
} satisfies Catalogue;
