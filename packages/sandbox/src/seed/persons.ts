import { createHmac } from 'node:crypto';
import { fixedUuid } from './ids.ts';
import { morePersons } from './more-persons.ts';
import type { Person, Proof } from './person.ts';

export type { Person } from './person.ts';

/** Invented people in invented streets. Every mail address ends in a reserved domain (RFC 2606). */
export const persons: readonly Person[] = [
  {
    id: 'erika',
    label: 'Erika Mustermann (Musterstadt)',
    givenName: 'Erika Maria',
    surname: 'Mustermann',
    birthdate: '1984-08-12',
    placeOfBirth: 'Musterstadt',
    birthName: 'Gabler',
    gender: '2',
    nationality: 'D',
    postalAddress: 'Erfundene Gasse 17',
    postalCode: '00001',
    localityName: 'Musterstadt',
    country: 'DE',
    mail: 'erika.mustermann@musterstadt.example',
  },
  {
    id: 'yusuf',
    label: 'Dr. Yusuf Beispiel (Beispielhausen)',
    personalTitle: 'Dr.',
    givenName: 'Yusuf',
    surname: 'Beispiel',
    birthdate: '1971-02-28',
    placeOfBirth: 'Izmir',
    gender: '1',
    nationality: 'D',
    postalAddress: 'Am Platzhalter 4b',
    postalCode: '00002',
    localityName: 'Beispielhausen',
    country: 'DE',
    mail: 'yusuf.beispiel@beispielhausen.example',
  },
  {
    id: 'zoe',
    label: 'Zoë Müller-Øst (Sonderzeichen, lange Namen)',
    givenName: 'Zoë Ángeles Þórdís',
    surname: 'Müller-Øst von und zu Łódź-Şahin',
    birthdate: '2000-12-31',
    placeOfBirth: 'Århus',
    gender: '2',
    nationality: 'DNK',
    postalAddress: 'Straße des 1. Erfundenen 100 ½',
    postalCode: '00001',
    localityName: 'Musterstadt-Ümlaut',
    country: 'DE',
    mail: 'zoe@musterstadt.example',
  },
  {
    id: 'ohnevornamen',
    label: 'Sukarnoputri (kein Vorname, keine Anschrift, keine E-Mail)',
    surname: 'SUKARNOPUTRI',
    birthdate: '1999-01-01',
    gender: '0',
  },
  ...morePersons,
];

/** Subject identifier at the broker: the same person has the same one in every run with the same seed. */
export function subjectOf(seed: string, person: Person): string {
  return fixedUuid(seed, `subject:${person.id}`);
}

/**
 * bPK2: stable per person and service provider, different for another provider (BundID interface description
 * 10.2, section 6.2.2). Here the client id stands for the provider.
 */
export function bpk2Of(seed: string, person: Person, clientId: string): string {
  return createHmac('sha256', seed).update(`bpk2:${person.id}:${clientId}`).digest('base64');
}

/** With what a person without a list of their own can prove who they are. */
const usualProofs: readonly Proof[] = [
  { method: 'eID', level: 4 },
  { method: 'Elster', level: 3 },
  { method: 'Benutzername', level: 1 },
];

/** With what a person can prove who they are. */
export function proofsOf(person: Person): readonly Proof[] {
  return person.proofs ?? usualProofs;
}

/**
 * Address of the mailbox (`legacyPostkorbHandle`, BundID interface description 10.2, section 6); undefined for somebody
 * without an account.
 */
export function mailboxHandleOf(seed: string, person: Person): string | undefined {
  return person.account === false ? undefined : fixedUuid(seed, `mailbox:${person.id}`);
}
