import { between, oneOf, type Random } from './random';

const SYLLABLES =
  'cha ki pam pa lla qui wa ri su ya mar ca tin ku y hua ña ra pu no ti hui cco ri ma yo lo ja ñi sa pi wi can che que ta chi mo ro ca ll i u tu mi na pa lca tay pi'
    .split(' ')
    .filter((one) => one.length > 1);

const THEMES = [
  'Crianza de cuyes',
  'Agua segura',
  'Negocios rurales inclusivos',
  'Huertos familiares',
  'Cocinas mejoradas',
  'Riego por aspersión',
  'Educación financiera',
  'Cuidado diurno',
  'Acompañamiento a familias',
  'Tejidos andinos',
  'Andenes recuperados',
  'Forestación con queñua',
  'Viviendas saludables',
  'Lectura en lengua originaria',
  'Piscigranjas comunales',
  'Salud de adultos mayores',
  'Mercados itinerantes',
  'Ecosistemas productivos',
  'Prevención de la violencia',
  'Alimentación escolar',
];

/** A name of a place that there is not, of two to four syllables. */
export function placeName(random: Random): string {
  const text = Array.from({ length: between(random, 3, 4) }, () => oneOf(random, SYLLABLES)).join(
    '',
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of an intervention: what is done, and where. */
export const interventionName = (random: Random): string =>
  `${oneOf(random, THEMES)} en ${placeName(random)}`;
