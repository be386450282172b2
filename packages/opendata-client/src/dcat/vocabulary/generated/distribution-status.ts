// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.
/** Publications Office of the EU, authority table distribution-status, version 20220615-0. */
export const state = { date: '2022-06-15', source: 'Publications Office of the EU, authority table distribution-status' } as const;

export const rows = [
  ['COMPLETED', 'fertiggestellt', 'completed'],
  ['DEPRECATED', 'veraltet', 'deprecated'],
  ['DEVELOP', 'in Entwicklung', 'under development'],
  ['WITHDRAWN', 'zurückgezogen', 'withdrawn'],
] as const;
