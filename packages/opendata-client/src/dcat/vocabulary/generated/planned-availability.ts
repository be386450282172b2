// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.
/** Publications Office of the EU, authority table planned-availability, version 20220715-0. */
export const state = { date: '2022-07-15', source: 'Publications Office of the EU, authority table planned-availability' } as const;

export const rows = [
  ['AVAILABLE', 'verfügbar', 'available'],
  ['EXPERIMENTAL', 'experimentell', 'experimental'],
  ['STABLE', 'stabil', 'stable'],
  ['TEMPORARY', 'vorübergehend', 'temporary'],
] as const;
