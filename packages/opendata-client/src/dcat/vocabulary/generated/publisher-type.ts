// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.
/** European Commission (SEMIC), ADMS 1.00, publisher types. */
export const state = { date: '2012-03-13', source: 'European Commission (SEMIC), ADMS 1.00, publisher types' } as const;

export const rows = [
  ['LocalAuthority', 'Kommunalbehörde', 'Local Authority'],
  ['NationalAuthority', 'Bundesbehörde', 'National authority'],
  ['RegionalAuthority', 'Landesbehörde', 'Regional authority'],
  ['SupraNationalAuthority', 'überstaatliche Behörde', 'Supra-national authority'],
] as const;

/** Concepts of the table that DCAT-AP.de does not take. */
export const further = [
  ['Academia-ScientificOrganisation', 'Hochschule oder wissenschaftliche Einrichtung', 'Academia/Scientific organisation'],
  ['Company', 'Unternehmen', 'Company'],
  ['IndustryConsortium', 'Industrieverband', 'Industry consortium'],
  ['NonGovernmentalOrganisation', 'Nichtregierungsorganisation', 'Non-Governmental Organisation'],
  ['NonProfitOrganisation', 'gemeinnützige Organisation', 'Non-Profit Organisation'],
  ['PrivateIndividual(s)', 'Privatperson', 'Private Individual(s)'],
  ['StandardisationBody', 'Normungsorganisation', 'Standardisation body'],
] as const;
