import { createHmac } from 'node:crypto';
import { fixedUuid } from './ids.ts';

/** Address of an organisation, in the words of Mein Unternehmenskonto. */
export interface OrganisationAddress {
  readonly Typ: 'Inland' | 'Ausland';
  readonly Strasse?: string;
  readonly Hausnummer?: string;
  readonly PLZ?: string;
  readonly Ort: string;
  readonly Ortsteil?: string;
  readonly Adressergaenzung?: string;
  readonly Land?: string;
}

/** Who acts for an organisation, in the words of Mein Unternehmenskonto. */
export interface ActingPerson {
  readonly AkademischerGrad?: string;
  readonly Namensvorsatz?: string;
  readonly Vorname?: string;
  readonly Nachname: string;
  readonly Namenszusatz?: string;
  readonly Geburtsdatum?: string;
}

/**
 * An invented organisation. Names of the members are those of the attributes, as configurations in the field carry them;
 * no official description of them is public, and the codes of legal form and activity are invented.
 */
export interface Organisation {
  /** Key in the login form and in the configuration. */
  readonly id: string;
  /** Shown in the login form. */
  readonly label: string;
  readonly facts: {
    readonly Firmenname: string;
    readonly Rechtsform?: string;
    readonly RechtsformText?: string;
    readonly Taetigkeit?: string;
    readonly TaetigkeitText?: string;
    readonly Registerart?: 'HRA' | 'HRB' | 'VR' | 'GR' | 'PR';
    readonly Registergericht?: string;
    readonly Registernummer?: string;
    readonly PersTyp: 'NatPers' | 'NNatPers';
    readonly DatenkranzTyp: 'StNr' | 'IdNr' | 'BZStNr';
  };
  readonly address: OrganisationAddress;
  readonly actingPerson: ActingPerson;
}

/** Invented organisations: a company, an association, a sole trader, one from abroad, a partnership. */
export const organisations: readonly Organisation[] = [
  {
    id: 'musterbau',
    label: 'Musterbau Łódź-Şahin GmbH (Musterstadt)',
    facts: {
      Firmenname: 'Musterbau Łódź-Şahin GmbH',
      Rechtsform: '350',
      RechtsformText: 'Gesellschaft mit beschränkter Haftung',
      Taetigkeit: '41200',
      TaetigkeitText: 'Bau von Gebäuden',
      Registerart: 'HRB',
      Registergericht: 'Musterstadt',
      Registernummer: '00417',
      PersTyp: 'NNatPers',
      DatenkranzTyp: 'StNr',
    },
    address: {
      Typ: 'Inland',
      Strasse: 'Am Gerüst',
      Hausnummer: '12 a',
      PLZ: '00001',
      Ort: 'Musterstadt',
      Land: 'DE',
    },
    actingPerson: {
      AkademischerGrad: 'Dr.',
      Vorname: 'Ğülsüm',
      Nachname: 'Łódź-Şahin',
      Geburtsdatum: '1974-05-17',
    },
  },
  {
    id: 'heimatverein',
    label: 'Heimatverein Beispielhausen e. V.',
    facts: {
      Firmenname: 'Heimatverein Beispielhausen von 1897 e. V.',
      Rechtsform: '420',
      RechtsformText: 'Eingetragener Verein',
      Registerart: 'VR',
      Registergericht: 'Beispielhausen',
      Registernummer: '1897',
      PersTyp: 'NNatPers',
      DatenkranzTyp: 'StNr',
    },
    address: {
      Typ: 'Inland',
      Strasse: 'Marktplatz',
      Hausnummer: '1',
      PLZ: '00002',
      Ort: 'Beispielhausen',
      Ortsteil: 'Oberdorf',
      Adressergaenzung: 'c/o Grundschule, 2. Stock',
      Land: 'DE',
    },
    actingPerson: { Namensvorsatz: 'von', Vorname: 'Đorđe', Nachname: 'Ænes', Namenszusatz: 'Freiherr' },
  },
  {
    id: 'blumen',
    label: 'Blumen Ōno, Inhaberin Sayuri Ōno (Einzelunternehmen)',
    facts: {
      Firmenname: 'Blumen Ōno, Inh. Sayuri Ōno',
      Rechtsform: '110',
      RechtsformText: 'Einzelunternehmen',
      Taetigkeit: '47761',
      TaetigkeitText: 'Einzelhandel mit Blumen und Pflanzen',
      PersTyp: 'NatPers',
      DatenkranzTyp: 'IdNr',
    },
    address: {
      Typ: 'Inland',
      Strasse: 'Beet',
      Hausnummer: '4',
      PLZ: '00001',
      Ort: 'Musterstadt',
      Land: 'DE',
    },
    actingPerson: { Vorname: 'Sayuri', Nachname: 'Ōno', Geburtsdatum: '1988-03-03' },
  },
  {
    id: 'ijsselmeer',
    label: 'Van ’t Hoff Installaties B.V. (Anschrift im Ausland)',
    facts: {
      Firmenname: 'Van ’t Hoff Installaties B.V.',
      Rechtsform: '900',
      RechtsformText: 'Ausländische Rechtsform',
      PersTyp: 'NNatPers',
      DatenkranzTyp: 'BZStNr',
    },
    address: {
      Typ: 'Ausland',
      Strasse: 'Verzonnen Dĳk',
      Hausnummer: '21',
      PLZ: '0000 ZZ',
      Ort: 'Ĳmuiden',
      Land: 'NL',
    },
    actingPerson: { Vorname: 'Ĳsbrand', Namensvorsatz: 'van ’t', Nachname: 'Hoff' },
  },
  {
    id: 'kanzlei',
    label: 'Kanzlei Groß & Ångström PartG (Beispielhausen)',
    facts: {
      Firmenname: 'Kanzlei Groß & Ångström <Steuern> PartG',
      Rechtsform: '290',
      RechtsformText: 'Partnerschaftsgesellschaft',
      Registerart: 'PR',
      Registergericht: 'Beispielhausen',
      Registernummer: '77',
      PersTyp: 'NNatPers',
      DatenkranzTyp: 'StNr',
    },
    address: {
      Typ: 'Inland',
      Strasse: 'Finanzallee',
      Hausnummer: '3',
      PLZ: '00002',
      Ort: 'Beispielhausen',
      Land: 'DE',
    },
    actingPerson: { Vorname: 'Käthe', Nachname: 'Groß-Ångström' },
  },
];

function pseudonym(seed: string, ...parts: readonly string[]): string {
  return createHmac('sha256', seed).update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** Persistent name identifier of whoever logged in, per service provider. The prefix `ek-` has been seen, the rest not. */
export function accountNameOf(seed: string, organisation: Organisation, entityId: string): string {
  return `ek-${fixedUuid(seed, `ekona:${organisation.id}:${entityId}`)}`;
}

/** `DatenuebermittlerPseudonymId`: stable per organisation and service provider. */
export function organisationPseudonymOf(seed: string, organisation: Organisation, entityId: string): string {
  return `du-${pseudonym(seed, 'du', organisation.id, entityId)}`;
}
