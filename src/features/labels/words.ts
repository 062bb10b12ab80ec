import type { ParticipantRole } from '../../types/actor/participates-in.edge';

/** What a value is called in both languages in which the graph is told. */
export type Words = Readonly<Record<'es' | 'en', string>>;

const words = (es: string, en: string): Words => ({ es, en });

/** What one node of a type is called, by the values of `EntityType`. */
export const TYPES: Readonly<Record<string, Words>> = {
  APPROACH: words('Enfoque', 'Approach'),
  AWARD: words('Premio', 'Award'),
  AWARD_CATEGORY: words('Categoría de premio', 'Award category'),
  CERTIFICATION: words('Reconocimiento', 'Recognition'),
  COMMUNITY: words('Comunidad', 'Community'),
  COMPONENT: words('Componente', 'Component'),
  DEPARTMENT: words('Departamento', 'Department'),
  DISTRICT: words('Distrito', 'District'),
  FINDING: words('Hallazgo', 'Finding'),
  GOAL: words('Objetivo', 'Goal'),
  HORIZON: words('Horizonte', 'Horizon'),
  INDICATOR: words('Indicador', 'Indicator'),
  INTERVENTION: words('Intervención', 'Intervention'),
  METHODOLOGY: words('Metodología', 'Methodology'),
  MINISTRY: words('Ministerio', 'Ministry'),
  OBSERVATION: words('Medición', 'Measurement'),
  ORGANIZATION: words('Organización', 'Organization'),
  PROGRAM: words('Programa', 'Programme'),
  PROVINCE: words('Provincia', 'Province'),
  SECTOR: words('Sector', 'Sector'),
  SOURCE: words('Fuente', 'Source'),
  STUDY: words('Estudio', 'Study'),
  TARGET_GROUP: words('Población objetivo', 'Target group'),
};

/** What a dimension is called, by the values of `Dimension`. */
export const DIMENSIONS: Readonly<Record<string, Words>> = {
  APPROACHES: words('Enfoques', 'Approaches'),
  CERTIFICATIONS: words('Reconocimientos', 'Recognitions'),
  COMPLEMENTED_BY: words('Intervenciones que la complementan', 'Complemented by'),
  COMPLEMENTS: words('Intervenciones que complementa', 'Complements'),
  COMPONENTS: words('Componentes', 'Components'),
  FINDINGS: words('Hallazgos', 'Findings'),
  GOALS: words('Objetivos', 'Goals'),
  HORIZONS: words('Horizontes', 'Horizons'),
  INTERVENTIONS: words('Intervenciones', 'Interventions'),
  METHODOLOGIES: words('Metodologías', 'Methodologies'),
  MINISTRIES: words('Ministerios', 'Ministries'),
  OBSERVATIONS: words('Mediciones', 'Measurements'),
  PARTICIPANTS: words('Participantes', 'Participants'),
  PARTS: words('Programas que abarca', 'Programmes it includes'),
  PLACES: words('Lugares', 'Places'),
  PREDECESSORS: words('Predecesores', 'Predecessors'),
  PROGRAMS: words('Programas', 'Programmes'),
  REPLICATED_BY: words('Intervenciones que la replican', 'Replicated by'),
  REPLICATES: words('Intervenciones que replica', 'Replicates'),
  SECTORS: words('Sectores', 'Sectors'),
  STUDIES: words('Estudios', 'Studies'),
  SUCCESSORS: words('Sucesores', 'Successors'),
  TARGET_GROUPS: words('Poblaciones objetivo', 'Target groups'),
};

/** What a role is called, by the values of `ParticipantRole`: the words of IATI. */
export const ROLES: Readonly<Record<ParticipantRole, Words>> = {
  ACCOUNTABLE: words('Responsable', 'Accountable'),
  EXTENDING: words('Canaliza los fondos', 'Extending'),
  FUNDING: words('Financia', 'Funding'),
  IMPLEMENTING: words('Implementa', 'Implementing'),
};
