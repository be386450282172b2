import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { RequestRuleValues } from '../metadata/rules.ts';
import { attributeRuleTexts, extensionRuleTexts } from './sp-extension-rules.ts';
import { both, bundid, saml } from './sp-sources.ts';

const unreadable = {
  xml: text(
    'Der Text ist kein einfaches XML in UTF-8 und auch kein Base64 davon.',
    'The text is no plain XML in UTF-8, nor base64 of it.',
  ),
  root: text('Das äußerste Element ist kein `AuthnRequest`.', 'The outermost element is no `AuthnRequest`.'),
} as const;
const signed = text(
  'Die Anfrage mit dem Schlüssel signieren, dessen Zertifikat in den Metadaten steht, mit `sha256-rsa-MGF1` oder `rsa-sha256`.',
  'Sign the request with the key whose certificate is in the metadata, by `sha256-rsa-MGF1` or `rsa-sha256`.',
);

/** What is said about a request as a message of SAML. */
const messageTexts = {
  'servicekonto.sp.request-unreadable': {
    title: text('Die Anfrage ist nicht lesbar', 'The request cannot be read'),
    message: ({ fault }) => unreadable[fault],
    reason: text(
      'So kann auch der Anmeldedienst sie nicht lesen.',
      'Like this the provider cannot read it either.',
    ),
    repair: text(
      'Die Anfrage so angeben, wie der Browser sie sendet: das Feld `SAMLRequest` des Formulars, oder dessen XML.',
      'Give the request as the browser sends it: the field `SAMLRequest` of the form, or its XML.',
    ),
    source: saml('Core', '3.4.1'),
  },
  'servicekonto.sp.request-unsigned': {
    title: text('Die Anfrage ist nicht signiert', 'The request is not signed'),
    reason: text(
      'BundID liest seine Erweiterung nur in signierten Anfragen und weist andere ab. (Bei HTTP-Redirect steht die Signatur in der Adresse; zu prüfen ist hier eine Anfrage per POST.)',
      'BundID reads its extension in signed requests only and refuses others. (With HTTP-Redirect the signature is in the address; what is judged here is a request by POST.)',
    ),
    repair: signed,
    source: bundid('9'),
  },
  'servicekonto.sp.request-signature': {
    title: text('Die Signatur der Anfrage ist nicht gültig', 'The signature of the request is not valid'),
    message: ({ fault }) =>
      fault === 'algorithm'
        ? text(
            'Sie ist mit einem Verfahren gemacht, das nicht mehr zulässig ist.',
            'It was made by an algorithm that is not allowed any more.',
          )
        : text(
            'Kein Zertifikat der Metadaten passt dazu, oder die Anfrage wurde danach verändert.',
            'No certificate of the metadata fits to it, or the request was changed afterwards.',
          ),
    reason: text(
      'Der Anmeldedienst nimmt sie so wenig an wie eine ohne Signatur.',
      'The provider takes it no more than one without a signature.',
    ),
    repair: signed,
    source: text(
      'BSI TR-03116-4; SAML 2.0 Core, Abschnitt 5.4',
      'BSI TR-03116-4; SAML 2.0 Core, section 5.4',
    ),
  },
  'servicekonto.sp.request-issuer': {
    title: text(
      'Die Anfrage nennt einen anderen Absender als die Metadaten',
      'The request names another sender than the metadata',
    ),
    message: ({ issuer, entityId }) =>
      text(
        `In der Anfrage steht „${issuer}“, in den Metadaten „${entityId}“.`,
        `The request has "${issuer}", the metadata "${entityId}".`,
      ),
    reason: text(
      'Der Anmeldedienst sucht den Dienst unter dem Namen der Anfrage.',
      'The provider looks for the service by the name in the request.',
    ),
    repair: text(
      '`Issuer` und `entityID` Zeichen für Zeichen gleich angeben, auch den Schrägstrich am Ende.',
      'Give `Issuer` and `entityID` alike character by character, the slash at the end included.',
    ),
    source: saml('Core', '3.4.1'),
  },
  'servicekonto.sp.request-acs': {
    title: text(
      'Die Anfrage nennt eine Adresse für die Antwort, die nicht in den Metadaten steht',
      'The request names an address for the response that is not in the metadata',
    ),
    reason: text(
      'Der Anmeldedienst schickt Personen nur an eingetragene Adressen.',
      'The provider sends people to registered addresses only.',
    ),
    repair: text(
      'Die Adresse in die Metadaten aufnehmen und diese einreichen, oder die eingetragene verwenden. Hinter einem Proxy: ist die öffentliche Adresse eingestellt?',
      'Put the address into the metadata and hand them in, or use the registered one. Behind a proxy: is the public address configured?',
    ),
    source: saml('Core', '3.4.1'),
  },
  'servicekonto.sp.request-id': {
    title: text(
      'Die Kennung der Anfrage ist kein gültiger XML-Name',
      'The id of the request is no valid XML name',
    ),
    reason: text(
      'Ein XML-Name beginnt nicht mit einer Ziffer. Strenge Empfänger weisen die Anfrage ab, auch wenn amtliche Beispiele es anders zeigen.',
      'An XML name does not begin with a digit. Strict receivers refuse the request, even though official examples have it otherwise.',
    ),
    repair: text('Der Kennung einen Unterstrich voranstellen.', 'Put an underscore in front of the id.'),
    source: saml('Core', '1.3.4'),
  },
  'servicekonto.sp.request-order': {
    title: text('Ein Element steht an der falschen Stelle', 'An element is at the wrong place'),
    message: ({ element }) =>
      text(
        `\`${element}\` gehört vor das Element, das davor steht.`,
        `\`${element}\` belongs before the element in front of it.`,
      ),
    reason: text(
      'Das Schema von SAML und alle Beispiele von BundID haben eine feste Reihenfolge; strenge Empfänger lesen keine andere.',
      'The schema of SAML and all examples of BundID have a fixed order; strict receivers read no other.',
    ),
    repair: text(
      'Reihenfolge: Issuer, Signature, Extensions, …, RequestedAuthnContext; in der Erweiterung AuthnMethods, RequestedAttributes, DisplayInformation.',
      'Order: Issuer, Signature, Extensions, …, RequestedAuthnContext; in the extension AuthnMethods, RequestedAttributes, DisplayInformation.',
    ),
    source: both(saml('Core', '3.2.1'), bundid('10.1')),
  },
  'servicekonto.sp.comparison': {
    title: text('Das Niveau ist nicht als Mindestniveau verlangt', 'The level is not asked for as a minimum'),
    message: ({ comparison }) =>
      text(
        `\`Comparison\` ist „${comparison}“; ohne Angabe gilt \`exact\`.`,
        `\`Comparison\` is "${comparison}"; without it \`exact\` is meant.`,
      ),
    reason: text(
      'BundID kennt nur `minimum`; `exact` ist veraltet.',
      'BundID knows `minimum` only; `exact` is obsolete.',
    ),
    repair: text(
      '`Comparison="minimum"` angeben. Welche Wege zur Wahl stehen, bestimmt `AuthnMethods`.',
      'Give `Comparison="minimum"`. Which ways are offered is decided by `AuthnMethods`.',
    ),
    source: bundid('5.1'),
  },
} satisfies Partial<RuleTexts<RequestRuleValues>>;

/** What is said about requests. */
export const requestRuleTexts: RuleTexts<RequestRuleValues> = {
  ...messageTexts,
  ...extensionRuleTexts,
  ...attributeRuleTexts,
};
