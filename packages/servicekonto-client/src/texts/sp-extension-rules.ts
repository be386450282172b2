import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { RequestRuleValues } from '../metadata/rules.ts';
import { bundid } from './sp-sources.ts';

const notForward = text(
  'BundID weist die Anfrage auf einer eigenen Fehlerseite ab; die Person kommt nicht zum Dienst zurück.',
  'BundID refuses the request on an error page of its own; the person does not come back to the service.',
);

/** What is said about the extension of AKDB in a request. */
export const extensionRuleTexts = {
  'servicekonto.sp.extension-missing': {
    title: text(
      'Die Erweiterung `AuthenticationRequest` fehlt',
      'The extension `AuthenticationRequest` is missing',
    ),
    reason: notForward,
    repair: text(
      'In `Extensions` das Element `AuthenticationRequest` (https://www.akdb.de/request/2018/09) mit `Version="2"` aufnehmen.',
      'Put the element `AuthenticationRequest` (https://www.akdb.de/request/2018/09) with `Version="2"` into `Extensions`.',
    ),
    source: bundid('9'),
  },
  'servicekonto.sp.extension-version': {
    title: text('Die Erweiterung hat nicht die Version 2', 'The extension is not of version 2'),
    message: ({ version }) =>
      text(`Angegeben ist die Version „${version}“.`, `The version given is "${version}".`),
    reason: text(
      'Version 1 läuft aus; danach weist BundID solche Anfragen ab.',
      'Version 1 is running out; then BundID refuses such requests.',
    ),
    repair: text(
      '`Version="2"` angeben und `AllowedMethods` durch `AuthnMethods` ersetzen.',
      'Give `Version="2"` and replace `AllowedMethods` by `AuthnMethods`.',
    ),
    source: bundid('9'),
  },
  'servicekonto.sp.display-name-missing': {
    title: text('Der Name des Onlinedienstes fehlt', 'The name of the online service is missing'),
    reason: notForward,
    repair: text(
      '`OrganizationDisplayName` angeben, zum Beispiel „Hundesteuer“.',
      'Give `OrganizationDisplayName`, for example "Hundesteuer".',
    ),
    source: bundid('9.5'),
  },
  'servicekonto.sp.display-name-long': {
    title: text('Der Name des Onlinedienstes ist zu lang', 'The name of the online service is too long'),
    message: ({ length, most }) =>
      text(
        `Er hat ${length} Zeichen; ab ${most + 1} kann er abgeschnitten werden.`,
        `It has ${length} characters; from ${most + 1} on it may be cut.`,
      ),
    reason: text(
      'Die Person erkennt den Dienst an diesem Namen.',
      'By this name the person recognises the service.',
    ),
    repair: text('Einen kürzeren Namen wählen.', 'Choose a shorter name.'),
    source: bundid('9.5'),
  },
  'servicekonto.sp.online-service-id-missing': {
    title: text('Die Kennung des Onlinedienstes fehlt', 'The id of the online service is missing'),
    reason: text(
      '`OnlineServiceId` ist seit dem 30.06.2025 Pflicht.',
      '`OnlineServiceId` is mandatory since 30 June 2025.',
    ),
    repair: text(
      'Die Kennung aus dem Self-Service-Portal angeben, zum Beispiel `BMI-A0000`.',
      'Give the id of the self-service portal, for example `BMI-A0000`.',
    ),
    source: bundid('9.5'),
  },
  'servicekonto.sp.online-service-id-form': {
    title: text(
      'Die Kennung des Onlinedienstes hat eine ungewohnte Form',
      'The id of the online service has an unusual form',
    ),
    message: ({ id }) => text(`Angegeben ist „${id}“.`, `What is given is "${id}".`),
    reason: text(
      'Bekannt sind Formen wie `BMI-A0000` und, bei der BayernID, `12345678901-DE`.',
      'Known are forms such as `BMI-A0000` and, with BayernID, `12345678901-DE`.',
    ),
    repair: text(
      'Mit der Kennung im Self-Service-Portal vergleichen.',
      'Compare it with the id in the self-service portal.',
    ),
    source: bundid('9.5'),
  },
  'servicekonto.sp.methods-empty': {
    title: text('Es wird kein Weg der Anmeldung angeboten', 'No way to log in is offered'),
    reason: notForward,
    repair: text(
      'Mindestens einen Weg in `AuthnMethods` aufnehmen, oder das Element weglassen: Dann bietet BundID alle an.',
      'Put at least one way into `AuthnMethods`, or leave the element out: then BundID offers all.',
    ),
    source: bundid('9.6'),
  },
  'servicekonto.sp.method-unknown': {
    title: text('Ein Weg der Anmeldung ist nicht bekannt', 'A way to log in is not known'),
    message: ({ method }) => text(`Angegeben ist „${method}“.`, `What is given is "${method}".`),
    reason: text(
      'Möglich sind Authega, Benutzername, Diia, eID, eIDAS, Elster und FINK; Groß- und Kleinschreibung zählt.',
      'Possible are Authega, Benutzername, Diia, eID, eIDAS, Elster and FINK; case matters.',
    ),
    repair: text('Die Schreibweise prüfen.', 'Check the spelling.'),
    source: bundid('9.1'),
  },
  'servicekonto.sp.language-unknown': {
    title: text('Die Sprache ist nicht bekannt', 'The language is not known'),
    message: ({ language }) => text(`Angegeben ist „${language}“.`, `What is given is "${language}".`),
    reason: text(
      'BundID hat Seiten in Deutsch (de), Englisch (en), Russisch (ru) und Ukrainisch (uk).',
      'BundID has pages in German (de), English (en), Russian (ru) and Ukrainian (uk).',
    ),
    repair: text('Eine davon angeben, oder `Lang` weglassen.', 'Give one of them, or leave `Lang` out.'),
    source: bundid('9.5'),
  },
  'servicekonto.sp.back-url-https': {
    title: text('`BackURL` ist keine https-Adresse', '`BackURL` is no https address'),
    reason: text(
      'BundID prüft diese Adresse nicht: Wer sie bestimmen kann, lenkt die Person, wohin er will.',
      'BundID does not check this address: whoever decides it leads the person where they want.',
    ),
    repair: text(
      'Eine feste https-Adresse des Dienstes angeben, nie eine aus der Eingabe der Person.',
      'Give a fixed https address of the service, never one that comes from the person.',
    ),
    source: bundid('9.5'),
  },
} satisfies Partial<RuleTexts<RequestRuleValues>>;

/** What is said about requested attributes. */
export const attributeRuleTexts = {
  'servicekonto.sp.attributes-missing': {
    title: text('Es wird keine Angabe zur Person verlangt', 'No attribute of the person is requested'),
    reason: text(
      'Nur verlangte Angaben kommen zurück, und BundID weist eine leere Liste ab.',
      'Only requested attributes come back, and BundID refuses an empty list.',
    ),
    repair: text(
      'Mindestens ein `RequestedAttribute` aufnehmen.',
      'Put in at least one `RequestedAttribute`.',
    ),
    source: bundid('9.2'),
  },
  'servicekonto.sp.attribute-name-missing': {
    title: text('Eine verlangte Angabe hat keinen Namen', 'A requested attribute has no name'),
    reason: notForward,
    repair: text('`Name="urn:oid:…"` angeben.', 'Give `Name="urn:oid:…"`.'),
    source: bundid('9.2.2'),
  },
  'servicekonto.sp.attribute-name-blank': {
    title: text(
      'Der Name einer Angabe enthält ein Leerzeichen',
      'The name of an attribute has a blank in it',
    ),
    message: ({ name }) => text(`Angegeben ist „${name}“.`, `What is given is "${name}".`),
    reason: text(
      'BundID findet sie so nicht. (Beim akademischen Titel ist das Leerzeichen in der Schnittstellenbeschreibung ein Druckfehler.)',
      'BundID does not find it like this. (The blank in the name of the academic title is a misprint of the interface description.)',
    ),
    repair: text('Das Leerzeichen entfernen.', 'Remove the blank.'),
    source: bundid('6.1'),
  },
  'servicekonto.sp.attribute-unknown': {
    title: text('Eine verlangte Angabe ist nicht bekannt', 'A requested attribute is not known'),
    message: ({ name }) => text(`Angegeben ist „${name}“.`, `What is given is "${name}".`),
    reason: text(
      'BundID liefert nur die Angaben seiner Liste; der `FriendlyName` zählt nicht als Name.',
      'BundID delivers the attributes of its list only; the `FriendlyName` does not count as a name.',
    ),
    repair: text(
      'Den Namen `urn:oid:…` aus der Schnittstellenbeschreibung angeben.',
      'Give the name `urn:oid:…` of the interface description.',
    ),
    source: bundid('6'),
  },
  'servicekonto.sp.attribute-required': {
    title: text(
      'Eine Angabe ist zwingend verlangt, die fehlen darf',
      'An attribute is required that may be absent',
    ),
    message: ({ attribute }) =>
      text(
        `\`${attribute}\` fehlt bei manchen Personen zu Recht.`,
        `Some people rightly have no \`${attribute}\`.`,
      ),
    reason: text(
      'Nicht jede Person hat einen Vornamen, eine Anschrift oder einen Geburtsnamen. Wer ihn nicht hat, kann sich dann nicht anmelden.',
      'Not everybody has a given name, an address or a birth name. Whoever has none can then not log in.',
    ),
    repair: text(
      '`RequiredAttribute` weglassen und die Person im Formular fragen, wenn die Angabe fehlt.',
      'Leave `RequiredAttribute` out and ask the person in the form when the attribute is absent.',
    ),
    source: bundid('9.2'),
  },
  'servicekonto.sp.attribute-retired': {
    title: text('Eine verlangte Angabe läuft aus', 'A requested attribute is running out'),
    message: ({ attribute, required }) =>
      required
        ? text(
            `\`${attribute}\` ist zwingend verlangt: Sobald es abgeschaltet ist, scheitert jede Anmeldung.`,
            `\`${attribute}\` is required: as soon as it is switched off, every login fails.`,
          )
        : text(`Es geht um \`${attribute}\`.`, `It is \`${attribute}\`.`),
    reason: text(
      'Das bPK ist veraltet und durch das bPK2 ersetzt; der ausstellende Staat wird seit 2019 nicht mehr geliefert.',
      'The bPK is deprecated and replaced by bPK2; the issuing state is not delivered any more since 2019.',
    ),
    repair: text(
      'Statt bPK das bPK2 verwenden (`urn:oid:1.3.6.1.4.1.25484.494450.3`).',
      'Use bPK2 instead of bPK (`urn:oid:1.3.6.1.4.1.25484.494450.3`).',
    ),
    source: bundid('6.2.1'),
  },
  'servicekonto.sp.guest-hidden': {
    title: text(
      'Die einmalige Anmeldung ohne Konto wird nicht angeboten',
      'The login without an account is not offered',
    ),
    message: ({ attribute }) =>
      text(
        `Weil \`${attribute}\` verlangt wird, blendet BundID sie aus.`,
        `Because \`${attribute}\` is requested, BundID hides it.`,
      ),
    reason: text(
      'Wer kein Konto hat, hat kein bPK2 und kein Postfach. `legacyPostkorbHandle` blendet auch die Konten der Länder (FINK) aus.',
      'Whoever has no account has neither bPK2 nor mailbox. `legacyPostkorbHandle` hides the accounts of the states (FINK), too.',
    ),
    repair: text(
      'Nur verlangen, was der Dienst braucht. Soll die Anmeldung ohne Konto möglich sein, beides weglassen.',
      'Request only what the service needs. If the login without an account is to be possible, leave both out.',
    ),
    source: bundid('9.2.1'),
  },
} satisfies Partial<RuleTexts<RequestRuleValues>>;
