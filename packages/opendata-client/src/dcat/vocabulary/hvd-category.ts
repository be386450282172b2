import type { Vocabulary } from './vocabulary.ts';

const base = 'http://data.europa.eu/bna/';

/**
 * dcatap:hvdCategory: the six thematic categories of high-value datasets (Implementing Regulation (EU) 2023/138,
 * annex). Their subcategories are valid as well and are not listed here.
 */
export const hvdCategory: Vocabulary = {
  scheme: `${base}asd487ae75`,
  base,
  entries: {
    c_ac64a52d: { de: 'Georaum', en: 'Geospatial' },
    c_dd313021: { de: 'Erdbeobachtung und Umwelt', en: 'Earth observation and environment' },
    c_164e0bf5: { de: 'Meteorologie', en: 'Meteorological' },
    c_e1da4e07: { de: 'Statistik', en: 'Statistics' },
    c_a9135398: {
      de: 'Unternehmen und Eigentümerschaft von Unternehmen',
      en: 'Companies and company ownership',
    },
    c_b79e35eb: { de: 'Mobilität', en: 'Mobility' },
  },
};
