import { defineEnum } from '../../model/enums';

/** What sort of body an organisation is. */
export enum OrganizationKind {
  PROGRAM_OFFICE = 'PROGRAM_OFFICE',
  LOCAL_GOVERNMENT = 'LOCAL_GOVERNMENT',
  EXECUTING_BODY = 'EXECUTING_BODY',
  AWARD_BODY = 'AWARD_BODY',
  EVALUATOR = 'EVALUATOR',
  NGO = 'NGO',
  ACADEMIC = 'ACADEMIC',
  INTERNATIONAL = 'INTERNATIONAL',
  OTHER = 'OTHER',
}

defineEnum(OrganizationKind, 'OrganizationKind', 'What sort of body an organisation is.', {
  PROGRAM_OFFICE: 'The office of a national programme.',
  LOCAL_GOVERNMENT: 'A municipality or a regional government.',
  EXECUTING_BODY: 'A body of the users that carries out a project, such as a núcleo ejecutor.',
  AWARD_BODY: 'Gives awards or certifications.',
  EVALUATOR: 'Evaluates programmes.',
  NGO: 'A non-governmental organisation.',
  ACADEMIC: 'A university or research institute.',
  INTERNATIONAL: 'An international organisation.',
  OTHER: 'None of the others, such as a company.',
});
