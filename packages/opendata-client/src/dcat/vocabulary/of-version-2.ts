import type { Vocabulary } from './vocabulary.ts';

const same = (label: string) => ({ de: label, en: label });

/** spdx:algorithm in DCAT-AP.de 2.0; 3.0 takes the terms of SPDX. */
export const hashAlgorithm = {
  scheme: 'http://dcat-ap.de/def/hashAlgorithms',
  base: 'http://dcat-ap.de/def/hashAlgorithms/',
  entries: {
    'md/1': same('MD1'),
    'md/2': same('MD2'),
    'md/5': same('MD5'),
    'sha/1': same('SHA-1'),
    'sha/224': same('SHA-224'),
    'sha/256': same('SHA-256'),
    'sha/384': same('SHA-384'),
    'sha/512': same('SHA-512'),
  },
} as const satisfies Vocabulary;

/** adms:status of a distribution in DCAT-AP.de 2.0; 3.0 takes the table of the Publications Office. */
export const admsStatus = {
  scheme: 'http://purl.org/adms/status/1.0',
  base: 'http://purl.org/adms/status/',
  entries: {
    UnderDevelopment: { de: 'in Entwicklung', en: 'under development' },
    Completed: { de: 'fertiggestellt', en: 'completed' },
    Deprecated: { de: 'veraltet', en: 'deprecated' },
    Withdrawn: { de: 'zurückgezogen', en: 'withdrawn' },
  },
} as const satisfies Vocabulary;
