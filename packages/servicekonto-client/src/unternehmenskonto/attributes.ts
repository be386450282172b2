import type { AttributeName } from '../identity/identity.ts';

/** An attribute of Mein Unternehmenskonto. There is no public interface document: names are those of productive systems. */
export interface UnternehmenskontoAttribute {
  /** Where it is in the identity of an organisation. Absent: in `identity.further`, by its own name. */
  readonly attribute?: AttributeName;
  /** Where it is in the identity of a person (data set `IdNr`). */
  readonly person?: AttributeName;
  /** `xml`: elements in the value, decoded by `decodeParts()`. Default: text. */
  readonly value?: 'xml' | 'date';
}

/** What Mein Unternehmenskonto delivers, by the `Name` of its attributes (NameFormat basic). */
export const unternehmenskontoAttributes = {
  DatenuebermittlerPseudonymId: { attribute: 'subject', person: 'subject' },
  Firmenname: { attribute: 'organisationName' },
  Rechtsform: { attribute: 'legalForm' },
  RechtsformText: { attribute: 'legalFormText' },
  Taetigkeit: {},
  TaetigkeitText: { attribute: 'activity' },
  Registerart: { attribute: 'registerType' },
  Registergericht: { attribute: 'registerCourt' },
  Registernummer: { attribute: 'registerNumber' },
  Unternehmensanschrift: { value: 'xml' },
  HandelndePerson: { value: 'xml' },
  PersTyp: {},
  DatenkranzTyp: {},
  ElsterVertrauensniveauIdentifizierung: {},
  ElsterVertrauensniveauAuthentifizierung: {},
  IstTestkonto: {},
  IdNr: {},
  Vorname: { person: 'givenNames' },
  Name: { person: 'familyName' },
  Geburtsdatum: { person: 'birthdate', value: 'date' },
  Geburtsort: { person: 'placeOfBirth' },
  Geburtsland: {},
  Geburtsname: { person: 'birthName' },
  Anschrift: { value: 'xml' },
} as const satisfies Readonly<Record<string, UnternehmenskontoAttribute>>;

/** `Name` of an attribute of Mein Unternehmenskonto. */
export type UnternehmenskontoAttributeName = keyof typeof unternehmenskontoAttributes;

/** The table as a list. */
export const unternehmenskontoAttributeList: readonly (UnternehmenskontoAttribute & {
  readonly name: string;
})[] = Object.entries(unternehmenskontoAttributes).map(([name, attribute]) => ({ ...attribute, name }));
