import { bpk2Of, type Person, subjectOf } from '../seed/persons.ts';
import type { Level } from './levels.ts';

/** Which claims belong to which scope. BundID names come with `openid`, as brokers map them per client. */
export const claimsByScope = {
  openid: [
    'sub',
    'bPK2',
    'givenName',
    'surname',
    'birthdate',
    'placeOfBirth',
    'birthName',
    'gender',
    'nationality',
    'personalTitle',
    'postalAddress',
    'postalCode',
    'localityName',
    'country',
    'mail',
    'trustLevelAuthentication',
    'assertionProvedBy',
  ],
  profile: ['name', 'given_name', 'family_name', 'birthdate'],
  email: ['email', 'email_verified'],
  address: ['address'],
} as const;

/** Claims of a person after a login at a level. Absent attributes are left out, never empty. */
export function claimsOf(
  seed: string,
  person: Person,
  clientId: string,
  level: Level,
): { sub: string } & Record<string, unknown> {
  const all: Record<string, unknown> = {
    bPK2: bpk2Of(seed, person, clientId),
    givenName: person.givenName,
    surname: person.surname,
    birthdate: person.birthdate,
    placeOfBirth: person.placeOfBirth,
    birthName: person.birthName,
    gender: person.gender,
    nationality: person.nationality,
    personalTitle: person.personalTitle,
    postalAddress: person.postalAddress,
    postalCode: person.postalCode,
    localityName: person.localityName,
    country: person.country,
    mail: person.mail,
    trustLevelAuthentication: level.acr,
    assertionProvedBy: level.provedBy,
    name: [person.personalTitle, person.givenName, person.surname].filter(Boolean).join(' '),
    given_name: person.givenName,
    family_name: person.surname,
    email: person.mail,
    email_verified: person.mail === undefined ? undefined : false,
    address:
      person.postalAddress === undefined
        ? undefined
        : {
            street_address: person.postalAddress,
            postal_code: person.postalCode,
            locality: person.localityName,
            country: person.country,
          },
  };
  const present = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { sub: subjectOf(seed, person), ...present };
}
