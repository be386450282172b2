import type { PersonIdentity } from '@rathaus/servicekonto-client';

/** What every contestant knows of somebody who is logged in: an invented citizen with what BundID delivers at this level. */
export const citizen = (number: number): PersonIdentity => ({
  kind: 'person',
  key: `bundid:bpk2-${number}`,
  subject: `bpk2-${number}`,
  temporary: false,
  provider: 'bundid',
  protocol: 'oidc',
  level: 'substanziell',
  provedBy: 'Elster',
  givenNames: 'Erika Jolanda',
  familyName: 'Probe',
  birthdate: '1980-02-29',
  placeOfBirth: 'Musterstadt',
  address: { street: 'Beispielweg 1', postalCode: '12345', locality: 'Musterstadt', country: 'DE' },
  mail: `erika.${number}@example.org`,
  mailboxHandle: '6f1d1c5e-0000-4000-8000-000000000001',
  attributeLevels: { givenNames: 'substanziell', familyName: 'substanziell', birthdate: 'substanziell' },
});

/** As long as the ID token of a broker. A session keeps it for the logout there. */
export const idToken = 'x'.repeat(900);
