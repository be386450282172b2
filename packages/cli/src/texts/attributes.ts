import { type LocalText, text } from '@rathaus/client-core/texts';
import type { AttributeName } from '@rathaus/servicekonto-client';

/** What the attributes of an identity are called. */
export const attributeTexts: Readonly<Record<AttributeName, LocalText>> = {
  subject: text('Kennung beim Konto', 'id at the account'),
  provedBy: text('Nachweis', 'proof'),
  street: text('Straße', 'street'),
  postalCode: text('Postleitzahl', 'postal code'),
  locality: text('Ort', 'town'),
  country: text('Land', 'country'),
  mail: text('E-Mail', 'e-mail'),
  phone: text('Telefon', 'phone'),
  mailboxHandle: text('Postfach', 'mailbox'),
  givenNames: text('Vornamen', 'given names'),
  familyName: text('Familienname', 'family name'),
  birthName: text('Geburtsname', 'birth name'),
  title: text('Titel', 'title'),
  birthdate: text('Geburtsdatum', 'date of birth'),
  placeOfBirth: text('Geburtsort', 'place of birth'),
  nationality: text('Staatsangehörigkeit', 'nationality'),
  organisationName: text('Name der Organisation', 'name of the organisation'),
  legalForm: text('Rechtsform (Schlüssel)', 'legal form (code)'),
  legalFormText: text('Rechtsform', 'legal form'),
  activity: text('Tätigkeit', 'activity'),
  registerType: text('Registerart', 'kind of register'),
  registerCourt: text('Registergericht', 'court of the register'),
  registerNumber: text('Registernummer', 'number in the register'),
  actingTitle: text('Titel der handelnden Person', 'title of the acting person'),
  actingGivenNames: text('Vornamen der handelnden Person', 'given names of the acting person'),
  actingFamilyName: text('Familienname der handelnden Person', 'family name of the acting person'),
  actingBirthdate: text('Geburtsdatum der handelnden Person', 'date of birth of the acting person'),
  rightToAct: text('Vertretungsrecht', 'right to act'),
};
