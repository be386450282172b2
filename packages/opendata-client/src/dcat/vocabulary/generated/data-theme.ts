// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.
/** Publications Office of the EU, authority table data-theme, version 20220715-0. */
export const state = { date: '2022-07-15', source: 'Publications Office of the EU, authority table data-theme' } as const;

export const rows = [
  ['AGRI', 'Landwirtschaft, Fischerei, Forstwirtschaft und Nahrungsmittel', 'Agriculture, fisheries, forestry and food'],
  ['ECON', 'Wirtschaft und Finanzen', 'Economy and finance'],
  ['EDUC', 'Bildung, Kultur und Sport', 'Education, culture and sport'],
  ['ENER', 'Energie', 'Energy'],
  ['ENVI', 'Umwelt', 'Environment'],
  ['GOVE', 'Regierung und öffentlicher Sektor', 'Government and public sector'],
  ['HEAL', 'Gesundheit', 'Health'],
  ['INTR', 'Internationale Themen', 'International issues'],
  ['JUST', 'Justiz, Rechtssystem und öffentliche Sicherheit', 'Justice, legal system and public safety'],
  ['REGI', 'Regionen und Städte', 'Regions and cities'],
  ['SOCI', 'Bevölkerung und Gesellschaft', 'Population and society'],
  ['TECH', 'Wissenschaft und Technologie', 'Science and technology'],
  ['TRAN', 'Verkehr', 'Transport'],
] as const;
