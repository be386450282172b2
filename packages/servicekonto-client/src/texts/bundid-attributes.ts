import { type LocalText, text } from '@rathaus/client-core/texts';
import type { BundidAttributeName } from '../bundid/attributes.ts';

/** What people should know of an attribute. */
export interface BundidAttributeText {
  readonly label: LocalText;
  /** When it is absent, or what is special about the value. */
  readonly note?: LocalText;
}

const entry = (label: [de: string, en: string], note?: [de: string, en: string]): BundidAttributeText =>
  note ? { label: text(...label), note: text(...note) } : { label: text(...label) };

const notApplicable: [string, string] = [
  'Kann als „trifft nicht zu“ angegeben sein und fehlt dann.',
  'May be stated as "not applicable" and is absent then.',
];

/** Names of the attributes of BundID for people, and when they are absent (interface description 10.2, sections 6 and 9.2). */
export const bundidAttributeTexts: Readonly<Record<BundidAttributeName, BundidAttributeText>> = {
  givenName: entry(
    ['Vornamen', 'given names'],
    [
      'Alle Vornamen. Fehlt bei Menschen, die keinen haben, und wenn „trifft nicht zu“ angegeben ist.',
      'All given names. Absent for people who have none, and where "not applicable" is stated.',
    ],
  ),
  surname: entry(
    ['Familienname', 'family name'],
    [
      'Der Online-Ausweis liefert Großbuchstaben; Ausweise anderer Staaten liefern nicht immer einen Namen.',
      'The German eID delivers capital letters; cards of other states do not always deliver a name.',
    ],
  ),
  mail: entry(['E-Mail-Adresse', 'e-mail address'], ['Freiwillige Angabe.', 'Optional.']),
  postalAddress: entry(
    ['Straße und Hausnummer', 'street and number'],
    [
      'Beides in einer Zeile. Kann als „trifft nicht zu“ angegeben sein und fehlt dann.',
      'Both in one line. May be stated as "not applicable" and is absent then.',
    ],
  ),
  postalCode: entry(['Postleitzahl', 'postal code'], notApplicable),
  localityName: entry(['Ort', 'town'], notApplicable),
  country: entry(
    ['Land', 'country'],
    [
      'Zwei Buchstaben nach ISO 3166-1; aus dem „D“ des Online-Ausweises ist schon „DE“ geworden.',
      'Two letters by ISO 3166-1; the "D" of the German eID is "DE" already.',
    ],
  ),
  personalTitle: entry(
    ['Doktorgrad', 'doctorate'],
    ['Fehlt, wenn es keinen gibt.', 'Absent where there is none.'],
  ),
  gender: entry(
    ['Geschlecht', 'gender'],
    [
      'Schlüssel nach ISO 5218: 0 unbekannt, 1 männlich, 2 weiblich, 9 keine Angabe. Die FAQ der BundID nennen es umgekehrt: vor dem Einsatz prüfen.',
      'Code by ISO 5218: 0 unknown, 1 male, 2 female, 9 not applicable. The FAQ of BundID say it the other way round: test before use.',
    ],
  ),
  birthdate: entry(
    ['Geburtsdatum', 'date of birth'],
    [
      'JJJJ-MM-TT. Bei unbekanntem Tag oder Monat kann der Wert davon abweichen.',
      'YYYY-MM-DD. With an unknown day or month the value may differ from it.',
    ],
  ),
  placeOfBirth: entry(['Geburtsort', 'place of birth'], notApplicable),
  birthName: entry(['Geburtsname', 'birth name'], notApplicable),
  nationality: entry(
    ['Staatsangehörigkeit', 'nationality'],
    [
      'Wie im Ausweis, zum Beispiel „D“. Ausweise von vor November 2019 enthalten sie nicht.',
      'As on the card, for example "D". Cards from before November 2019 do not have it.',
    ],
  ),
  documentType: entry(
    ['Art des Ausweises', 'kind of identity card'],
    [
      'Schlüssel nach BSI TR-03127; „ID“ ist der Personalausweis.',
      'Code by BSI TR-03127; "ID" is the identity card.',
    ],
  ),
  issuingState: entry(
    ['Ausstellender Staat', 'issuing state'],
    ['Wird seit Februar 2019 nicht mehr geliefert.', 'Not delivered since February 2019.'],
  ),
  DeMail: entry(
    ['De-Mail-Adresse', 'De-Mail address'],
    ['Fehlt, wenn keine angegeben ist.', 'Absent where none is stated.'],
  ),
  telephoneNumber: entry(
    ['Telefonnummer', 'phone number'],
    [
      'In internationaler Schreibweise. Fehlt, wenn keine angegeben ist.',
      'In international notation. Absent where none is stated.',
    ],
  ),
  'eIDAS-Issuing-Country': entry(
    ['Staat der EU-Identität', 'state of the EU identity'],
    [
      'Zwei Buchstaben; nur mit dem Ausweis eines anderen EU-Staates.',
      'Two letters; only with the card of another state of the EU.',
    ],
  ),
  communityId: entry(
    ['Wohnort-ID', 'id of the place of residence'],
    [
      'Nur mit Online-Ausweis, und nur wenn der Betreiber sie liefert.',
      'Only with the German eID, and only where the operator delivers it.',
    ],
  ),
  bPK: entry(
    ['Bisheriges Personenkennzeichen (bPK)', 'former key of the person (bPK)'],
    [
      'Abgekündigt: Wird es nach der Abschaltung verlangt, scheitert die Anmeldung. Stattdessen bPK2 nehmen.',
      'Deprecated: once it is switched off, requiring it makes the login fail. Use bPK2.',
    ],
  ),
  bPK2: entry(
    ['Personenkennzeichen (bPK2)', 'key of the person (bPK2)'],
    [
      'Bleibt für eine Person bei einem Dienst gleich, solange der Rechnername in dessen `entityId` gleich bleibt. Fehlt bei der einmaligen Anmeldung ohne Konto; wird es verlangt, bietet die BundID diese nicht an.',
      'Stays the same for a person at a service, as long as the host in its `entityId` stays the same. Absent when somebody logs in once, without an account; when it is requested, BundID does not offer that.',
    ],
  ),
  legacyPostkorbHandle: entry(
    ['Postfach', 'mailbox'],
    [
      'Adresse des Postfachs, kein Kennzeichen der Person. Fehlt bei der einmaligen Anmeldung ohne Konto. Wird es verlangt, bietet die BundID weder diese noch Konten anderer Länder (FINK) an.',
      'Address of the mailbox, no key of the person. Absent when somebody logs in once, without an account. When it is requested, BundID offers neither that nor accounts of other states (FINK).',
    ],
  ),
  'EID-CITIZEN-QAA-LEVEL': entry(
    ['Vertrauensniveau der Anmeldung', 'level of the login'],
    [
      'Wiederholt das Niveau der Anmeldung; maßgeblich ist `identity.level`.',
      'Repeats the level of the login; what counts is `identity.level`.',
    ],
  ),
  Version: entry(['Version der Schnittstelle', 'version of the interface']),
  AssertionProvedBy: entry(['Nachweis', 'proof']),
  applicationId: entry(
    ['Vorgangsnummer im Statusmonitor', 'id in the status monitor'],
    ['Nur wenn der Statusmonitor freigeschaltet ist.', 'Only where the status monitor is enabled.'],
  ),
  pseudonym: entry(
    ['Pseudonym des Ausweises', 'pseudonym of the card'],
    [
      'Nur zusammen mit dem Nachweis eindeutig, und mit jeder neuen Karte ein anderes.',
      'Unique only together with the proof, and another one with each new card.',
    ],
  ),
  mfa: entry(
    ['Anmeldung mit zweitem Faktor', 'login with a second factor'],
    ['„true“ oder „false“.', '"true" or "false".'],
  ),
};
