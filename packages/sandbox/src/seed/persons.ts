import { createHmac } from 'node:crypto';
import { fixedUuid } from './ids.ts';

/** An invented citizen. Names as an eID or a self-registration would deliver them; some lack attributes on purpose. */
export interface Person {
  /** Key in the login form and in the configuration. */
  readonly id: string;
  /** Shown in the login form. */
  readonly label: string;
  readonly givenName?: string;
  readonly surname: string;
  readonly birthdate?: string;
  readonly placeOfBirth?: string;
  readonly birthName?: string;
  readonly gender?: string;
  readonly nationality?: string;
  readonly personalTitle?: string;
  readonly postalAddress?: string;
  readonly postalCode?: string;
  readonly localityName?: string;
  readonly country?: string;
  readonly mail?: string;
}

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
