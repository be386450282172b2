// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.
/** Publications Office of the EU, authority table access-right, version 20220316-0. */
export const state = { date: '2022-03-16', source: 'Publications Office of the EU, authority table access-right' } as const;

export const rows = [
  ['NON_PUBLIC', 'nicht öffentlich', 'non-public'],
  ['PUBLIC', 'öffentlich', 'public'],
  ['RESTRICTED', 'eingeschränkt', 'restricted'],
] as const;

/** Concepts of the table that DCAT-AP.de does not take. */
export const further = [
  ['CONFIDENTIAL', 'vertraulich', 'confidential'],
  ['NORMAL', 'normal', 'normal'],
  ['SENSITIVE', 'sensibel', 'sensitive'],
] as const;
