import type { GateFault } from '../saml/gate.ts';
import type { AttributeName } from './attributes.ts';
import type { IdpCode } from './extension.ts';
import type { Method } from './method.ts';

/** Languages of the pages. The real service also has Russian and Ukrainian; German is shown then. */
export type Language = 'de' | 'en';

/** All words of the login pages in one language. */
export interface BundidTexts {
  readonly service: string;
  readonly login: string;
  readonly asks: (name: string) => string;
  readonly needs: (level: string) => string;
  readonly needsNothing: string;
  readonly levels: Readonly<Record<1 | 2 | 3 | 4, string>>;
  readonly chooseMethod: string;
  readonly withAccount: string;
  readonly asGuest: string;
  readonly guestHint: string;
  readonly methods: Readonly<Record<Method, readonly [name: string, explanation: string]>>;
  readonly choosePerson: string;
  readonly persons: string;
  readonly consent: string;
  readonly handedOver: (name: string) => string;
  readonly nothing: string;
  readonly detail: string;
  readonly value: string;
  readonly trust: string;
  readonly missing: (list: string) => string;
  readonly next: string;
  readonly agree: string;
  readonly back: string;
  readonly cancel: string;
  readonly backToService: string;
  readonly pleaseChoose: string;
  readonly attributes: Readonly<Record<AttributeName, string>>;
  readonly answer: { readonly title: string; readonly explanation: string; readonly button: string };
}

const de: BundidTexts = {
  service: 'BundID',
  login: 'Anmelden',
  asks: (name) => `Sie melden sich an bei: ${name}`,
  needs: (level) => `Der Dienst verlangt mindestens das Vertrauensniveau ${level}.`,
  needsNothing: 'Ein bestimmtes Vertrauensniveau ist nicht verlangt.',
  levels: { 1: 'Basisregistrierung', 2: 'niedrig', 3: 'substanziell', 4: 'hoch' },
  chooseMethod: 'Wie möchten Sie sich anmelden?',
  withAccount: 'Mit Ihrem Konto',
  asGuest: 'Ohne Konto – einmalig anmelden',
  guestHint:
    'Bei der einmaligen Anmeldung wird nichts gespeichert. Der Dienst erkennt Sie beim nächsten Mal nicht wieder und kann Ihnen keine Nachricht in ein Postfach senden.',
  methods: {
    eID: [
      'Online-Ausweis',
      'Personalausweis, Aufenthaltstitel oder Unionsbürgerkarte – Vertrauensniveau hoch',
    ],
    Elster: ['ELSTER-Zertifikat', 'Zertifikatsdatei von Mein ELSTER – Vertrauensniveau substanziell'],
    eIDAS: ['EU-Identität', 'Ausweis eines anderen europäischen Landes – Niveau je nach Land'],
    Benutzername: ['Benutzername und Passwort', 'ohne geprüfte Identität'],
    FINK: ['Konto eines anderen Landes', 'Nutzerkonto eines Bundeslandes (FINK)'],
    Diia: ['Diia', 'Ausweis-App der Ukraine'],
    Authega: ['Authega', 'Zertifikat aus Bayern'],
  },
  choosePerson: 'Wer meldet sich an?',
  persons: 'Erfundene Personen, die sich so anmelden können',
  consent: 'Diese Daten werden übermittelt',
  handedOver: (name) => `Wenn Sie zustimmen, erhält ${name} diese Angaben:`,
  nothing: 'Der Dienst erhält keine Angaben zu Ihrer Person.',
  detail: 'Angabe',
  value: 'Inhalt',
  trust: 'Niveau',
  missing: (list) =>
    `Der Dienst verlangt Angaben, die hier fehlen: ${list}. Er erhält dann keine Daten, sondern eine Fehlermeldung.`,
  next: 'Weiter',
  agree: 'Zustimmen und weiter',
  back: 'Zurück',
  cancel: 'Abbrechen',
  backToService: 'Zurück zum Dienst',
  pleaseChoose: 'Bitte treffen Sie eine Auswahl.',
  attributes: {
    givenName: 'Vornamen',
    surname: 'Nachname',
    mail: 'E-Mail-Adresse',
    postalAddress: 'Straße und Hausnummer',
    postalCode: 'Postleitzahl',
    localityName: 'Ort',
    country: 'Land',
    personalTitle: 'Titel',
    gender: 'Geschlecht (Kennziffer)',
    birthdate: 'Geburtsdatum',
    placeOfBirth: 'Geburtsort',
    birthName: 'Geburtsname',
    nationality: 'Staatsangehörigkeit',
    documentType: 'Art des Ausweises',
    telephoneNumber: 'Telefonnummer',
    'eIDAS-Issuing-Country': 'Ausstellendes Land der EU-Identität',
    bPK2: 'Personenkennzeichen für diesen Dienst',
    legacyPostkorbHandle: 'Adresse Ihres Postfachs',
    'EID-CITIZEN-QAA-LEVEL': 'Vertrauensniveau der Anmeldung',
    Version: 'Version der Schnittstelle',
    AssertionProvedBy: 'Art der Anmeldung',
    applicationId: 'Kennung des Antrags',
    pseudonym: 'Pseudonym des Ausweises',
    mfa: 'Anmeldung mit zwei Faktoren',
  },
  answer: {
    title: 'Weiter zum Dienst',
    explanation:
      'Sie werden zum Dienst zurückgeleitet. Falls das nicht geschieht, wählen Sie bitte „Weiter“.',
    button: 'Weiter',
  },
};

const en: BundidTexts = {
  service: 'BundID',
  login: 'Log in',
  asks: (name) => `You are logging in to: ${name}`,
  needs: (level) => `The service requires at least the level of assurance ${level}.`,
  needsNothing: 'No particular level of assurance is required.',
  levels: { 1: 'basic registration', 2: 'low', 3: 'substantial', 4: 'high' },
  chooseMethod: 'How would you like to log in?',
  withAccount: 'With your account',
  asGuest: 'Without an account – log in once',
  guestHint:
    'Nothing is stored when you log in once. The service does not recognise you next time and cannot send messages to a mailbox.',
  methods: {
    eID: ['Online ID', 'Identity card, residence permit or card for EU citizens – level high'],
    Elster: ['ELSTER certificate', 'certificate file of Mein ELSTER – level substantial'],
    eIDAS: ['EU identity', 'identity of another European country – its level depends on the country'],
    Benutzername: ['User name and password', 'identity not verified'],
    FINK: ['Account of another German state', 'interoperable account (FINK)'],
    Diia: ['Diia', 'identity app of Ukraine'],
    Authega: ['Authega', 'certificate from Bavaria'],
  },
  choosePerson: 'Who is logging in?',
  persons: 'Invented people who can log in like this',
  consent: 'This data will be sent',
  handedOver: (name) => `If you agree, ${name} receives this data:`,
  nothing: 'The service receives no data about you.',
  detail: 'Item',
  value: 'Content',
  trust: 'Level',
  missing: (list) =>
    `The service requires data that is missing here: ${list}. It will receive an error message instead of data.`,
  next: 'Next',
  agree: 'Agree and continue',
  back: 'Back',
  cancel: 'Cancel',
  backToService: 'Back to the service',
  pleaseChoose: 'Please make a choice.',
  attributes: {
    givenName: 'Given names',
    surname: 'Surname',
    mail: 'E-mail address',
    postalAddress: 'Street and number',
    postalCode: 'Postcode',
    localityName: 'Town',
    country: 'Country',
    personalTitle: 'Title',
    gender: 'Gender (code)',
    birthdate: 'Date of birth',
    placeOfBirth: 'Place of birth',
    birthName: 'Name at birth',
    nationality: 'Nationality',
    documentType: 'Kind of document',
    telephoneNumber: 'Telephone number',
    'eIDAS-Issuing-Country': 'Country that issued the EU identity',
    bPK2: 'Personal key for this service',
    legacyPostkorbHandle: 'Address of your mailbox',
    'EID-CITIZEN-QAA-LEVEL': 'Level of this login',
    Version: 'Version of the interface',
    AssertionProvedBy: 'Way of logging in',
    applicationId: 'Id of the application',
    pseudonym: 'Pseudonym of the document',
    mfa: 'Logged in with two factors',
  },
  answer: {
    title: 'On to the service',
    explanation: 'You are being taken back to the service. If that does not happen, please choose "Next".',
    button: 'Next',
  },
};

/** Words by language. */
export const bundidTexts: Readonly<Record<Language, BundidTexts>> = { de, en };

/** What is wrong with a request, for the people who built the service. */
export const faultTexts: Readonly<Record<IdpCode | GateFault | 'login-lost', string>> = {
  'akdb-extension-missing': 'Der Anfrage fehlt die AKDB-Erweiterung (AuthenticationRequest).',
  'akdb-extension-v1-deprecated':
    'Version 1 der AKDB-Erweiterung wird nicht mehr angenommen. Nötig ist Version 2.',
  'saml-request-not-signed': 'Die Anfrage ist nicht signiert.',
  'purpose-does-not-support-restricted-html': 'Das Element Purpose enthält Auszeichnungen.',
  'missing-berca': 'Für den Online-Ausweis fehlt dem Dienst das Berechtigungszertifikat.',
  'requested-attributes-empty': 'Die Anfrage nennt keine gewünschten Angaben (RequestedAttributes).',
  'requested-attributes-missing-name': 'Eine gewünschte Angabe hat keinen Namen.',
  'empty-authentication-methods': 'Die Anfrage bietet kein Anmeldeverfahren an (AuthnMethods).',
  'organization-display-name-missing': 'Der Anfrage fehlt der Name des Dienstes (OrganizationDisplayName).',
  unreadable: 'Die Anfrage ist nicht lesbar: kein SAML, zu groß oder mit unerlaubten Bestandteilen.',
  'unknown-service-provider':
    'Der Absender (Issuer) ist hier nicht angemeldet, oder seine Metadaten wirken noch nicht.',
  'signature-invalid':
    'Die Signatur passt zu keinem Zertifikat des Absenders, oder ihr Verfahren ist nicht erlaubt.',
  'destination-mismatch': 'Die Anfrage ist an eine andere Adresse gerichtet (Destination).',
  'binding-not-supported': 'Die Antwort ist nur mit HTTP-POST möglich (ProtocolBinding).',
  'address-not-registered': 'Die Adresse für die Antwort (AssertionConsumerServiceURL) ist nicht angemeldet.',
  'message-replay':
    'Diese Anfrage ist schon einmal angekommen. Das geschieht, wenn im Browser „Zurück“ gewählt wird. Bitte beginnen Sie im Dienst neu.',
  'login-lost': 'Diese Anmeldung ist beendet, abgelaufen oder gehört zu einem anderen Browser.',
};
