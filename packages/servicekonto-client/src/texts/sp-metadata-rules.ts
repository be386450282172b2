import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { both, bundid, saml } from './sp-sources.ts';

const written = text(
  'Die Metadaten neu erzeugen: `rathaus servicekonto metadata` hält diese Regeln ein.',
  'Make the metadata anew: `rathaus servicekonto metadata` follows these rules.',
);
const unreadable = {
  xml: text(
    'Die Datei ist kein einfaches XML in UTF-8 (eine DTD ist nicht erlaubt).',
    'The file is no plain XML in UTF-8 (a DTD is not allowed).',
  ),
  root: text(
    'Das äußerste Element ist kein `EntityDescriptor` der SAML-Metadaten.',
    'The outermost element is no `EntityDescriptor` of SAML metadata.',
  ),
  role: text('Das Element `SPSSODescriptor` fehlt.', 'The element `SPSSODescriptor` is missing.'),
  roles: text(
    'Das Element `SPSSODescriptor` ist mehrmals vorhanden.',
    'There is more than one element `SPSSODescriptor`.',
  ),
} as const;

/** What is said about metadata of a service provider. */
export const metadataRuleTexts: RuleTexts<MetadataRuleValues> = {
  'servicekonto.sp.metadata-unreadable': {
    title: text(
      'Das sind keine Metadaten eines Dienstes, der SAML nutzt',
      'These are no metadata of a service provider',
    ),
    message: ({ fault }) => unreadable[fault],
    reason: text(
      'Der Anmeldedienst kann den Dienst damit nicht eintragen.',
      'The provider cannot register the service with them.',
    ),
    repair: written,
    source: saml('Metadata', '2.4.4'),
  },
  'servicekonto.sp.valid-until': {
    title: text('`validUntil` ist angegeben', '`validUntil` is given'),
    reason: text(
      'BundID lädt Metadaten ohne Ablauf; mit einem Ablauf fiele die Anmeldung eines Tages aus.',
      'BundID loads metadata without an end; with one the login would fail some day.',
    ),
    repair: text('Das Attribut entfernen.', 'Remove the attribute.'),
    source: bundid('7.2'),
  },
  'servicekonto.sp.root-id': {
    title: text('Das äußerste Element hat das Attribut `ID`', 'The outermost element has the attribute `ID`'),
    reason: text(
      'BundID fasst die Metadaten vieler Dienste zusammen und nimmt sie mit diesem Attribut nicht an.',
      'BundID puts the metadata of many services together and does not take them with this attribute.',
    ),
    repair: text('Das Attribut entfernen.', 'Remove the attribute.'),
    source: bundid('7.2'),
  },
  'servicekonto.sp.entity-id-missing': {
    title: text('Die `entityID` fehlt', 'The `entityID` is missing'),
    reason: text(
      'Unter diesem Namen kennt der Anmeldedienst den Dienst.',
      'By this name the provider knows the service.',
    ),
    repair: text(
      'Eine https-Adresse der Kommune als `entityID` angeben; sie bleibt für immer dieselbe.',
      'Give an https address of the authority as `entityID`; it stays the same for good.',
    ),
    source: both(saml('Metadata', '2.3.2'), bundid('7.2')),
  },
  'servicekonto.sp.entity-id-https': {
    title: text('Die `entityID` ist keine https-Adresse', 'The `entityID` is no https address'),
    reason: text(
      'BundID verlangt eine https-Adresse. Ihr Rechnername geht in das Kennzeichen jeder Person (bPK2) ein.',
      'BundID demands an https address. Its host feeds the key of every person (bPK2).',
    ),
    repair: text(
      'Vor der ersten Anmeldung eine https-Adresse der Kommune wählen. Danach nicht mehr ändern, sondern zuerst mit dem Betrieb der BundID sprechen.',
      'Choose an https address of the authority before the first login. Afterwards do not change it without talking to the operator of BundID.',
    ),
    source: bundid('7.2'),
  },
  'servicekonto.sp.entity-id-port': {
    title: text('Die `entityID` enthält einen Port', 'The `entityID` has a port'),
    reason: text('BundID lässt darin keinen Port zu.', 'BundID allows no port in it.'),
    repair: text(
      'Den Port weglassen; die `entityID` ist ein Name und muss nicht die Adresse des Dienstes sein.',
      'Leave the port out; the `entityID` is a name and need not be the address of the service.',
    ),
    source: bundid('7.2'),
  },
  'servicekonto.sp.entity-id-changed': {
    title: text('Die `entityID` ist eine andere als bisher', 'The `entityID` is another than it was'),
    message: ({ former, current }) =>
      text(`Bisher ${former}, jetzt ${current}.`, `It was ${former} and is ${current}.`),
    reason: text(
      'Für den Anmeldedienst ist das ein anderer Dienst: Anmeldungen scheitern, bis er ihn eingetragen hat.',
      'To the provider this is another service: logins fail until it has registered it.',
    ),
    repair: text(
      'Die bisherige `entityID` behalten. Sie muss nicht zur Adresse des Dienstes passen.',
      'Keep the former `entityID`. It need not fit to the address of the service.',
    ),
    source: bundid('7.2'),
  },
  'servicekonto.sp.entity-id-host-changed': {
    title: text(
      'Der Rechnername in der `entityID` ist ein anderer: jede Person bekommt ein neues bPK2',
      'The host in the `entityID` is another: every person gets a new bPK2',
    ),
    message: ({ former, current }) =>
      text(
        `Bisher ${former}, jetzt ${current}. Kein vorhandenes Konto wird wiedererkannt.`,
        `It was ${former} and is ${current}. No existing account is recognised.`,
      ),
    reason: text(
      'BundID berechnet das bPK2 aus der Person und dem Rechnernamen der `entityID`. Alles, was unter dem alten bPK2 gespeichert ist, gehört dann niemandem mehr.',
      'BundID computes the bPK2 of the person and the host of the `entityID`. Whatever is stored under the old bPK2 then belongs to nobody.',
    ),
    repair: text(
      'Die bisherige `entityID` behalten, auch wenn der Dienst umzieht. Ist der Wechsel gewollt, vorher planen, wie Personen ihr altes Konto wiederbekommen.',
      'Keep the former `entityID`, even if the service moves. If the change is meant, plan beforehand how people get their old account back.',
    ),
    source: bundid('6.2.2'),
  },
  'servicekonto.sp.algorithm-announced': {
    title: text('Die Metadaten kündigen Verfahren an', 'The metadata announce algorithms'),
    message: ({ element }) =>
      text(`Das Element \`${element}\` ist vorhanden.`, `There is an element \`${element}\`.`),
    reason: text(
      'BundID unterstützt eigene Angaben zu Verschlüsselung, Hash und Signatur nicht und verwendet die Verfahren der BSI TR-03116-4.',
      'BundID does not support announced algorithms and uses those of BSI TR-03116-4.',
    ),
    repair: text(
      'Die Elemente `EncryptionMethod`, `DigestMethod` und `SigningMethod` entfernen.',
      'Remove the elements `EncryptionMethod`, `DigestMethod` and `SigningMethod`.',
    ),
    source: bundid('5.4'),
  },
  'servicekonto.sp.ui-info': {
    title: text('`mdui:UIInfo` hat keine Wirkung', '`mdui:UIInfo` has no effect'),
    reason: text(
      'BundID zeigt den Namen aus der Anfrage (`OrganizationDisplayName`), nicht aus den Metadaten.',
      'BundID shows the name in the request (`OrganizationDisplayName`), not that of the metadata.',
    ),
    repair: text('Das Element kann entfallen.', 'The element can go.'),
    source: text('BundID-FAQ 01/2025, Abschnitt 10.5', 'BundID FAQ 01/2025, section 10.5'),
  },
  'servicekonto.sp.requests-unsigned': {
    title: text(
      'Die Metadaten sagen nicht, dass Anfragen signiert sind',
      'The metadata do not say that requests are signed',
    ),
    reason: text(
      'Beide Konten erwarten signierte Anfragen; BundID liest seine Erweiterung nur in solchen.',
      'Both accounts expect signed requests; BundID reads its extension in those only.',
    ),
    repair: text('`AuthnRequestsSigned="true"` angeben.', 'Give `AuthnRequestsSigned="true"`.'),
    source: both(saml('Metadata', '2.4.4'), bundid('9')),
  },
  'servicekonto.sp.assertions-signed': {
    title: text(
      'Die Metadaten verlangen signierte Assertions, die Mein Unternehmenskonto nicht liefert',
      'The metadata want signed assertions, which Mein Unternehmenskonto does not send',
    ),
    reason: text(
      'Mein Unternehmenskonto signiert die Antwort als Ganzes, nicht die Assertion darin.',
      'Mein Unternehmenskonto signs the response as a whole, not the assertion in it.',
    ),
    repair: text('`WantAssertionsSigned="false"` angeben.', 'Give `WantAssertionsSigned="false"`.'),
    source: text(
      'Einstellungen im Betrieb (Aivot Keycloak-Erweiterungen, grundsteuer)',
      'Settings in operation (Aivot Keycloak plug-ins, grundsteuer)',
    ),
  },
  'servicekonto.sp.acs-missing': {
    title: text('Die Adresse für Antworten fehlt', 'The address for responses is missing'),
    reason: text(
      'Ohne `AssertionConsumerService` weiß der Anmeldedienst nicht, wohin er die Person zurückschicken darf.',
      'Without `AssertionConsumerService` the provider does not know where it may send the person back.',
    ),
    repair: written,
    source: saml('Metadata', '2.4.4'),
  },
  'servicekonto.sp.acs-https': {
    title: text(
      'Eine Adresse für Antworten ist keine https-Adresse',
      'An address for responses is no https address',
    ),
    reason: text(
      'Die Antwort des Anmeldedienstes ginge unverschlüsselt durch das Netz.',
      'The response of the provider would go through the net unencrypted.',
    ),
    repair: text('Eine https-Adresse angeben.', 'Give an https address.'),
    source: text('BSI TR-03116-4; TR-03172-3', 'BSI TR-03116-4; TR-03172-3'),
  },
  'servicekonto.sp.acs-binding': {
    title: text(
      'Eine Adresse für Antworten nimmt sie nicht per POST entgegen',
      'An address for responses does not take them by POST',
    ),
    reason: text('Antworten kommen nur per POST.', 'Responses come by POST only.'),
    repair: text(
      '`Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"` angeben.',
      'Give `Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"`.',
    ),
    source: both(bundid('4'), saml('Bindings', '3.5')),
  },
  'servicekonto.sp.acs-several': {
    title: text('Es gibt mehrere Adressen für Antworten', 'There are several addresses for responses'),
    message: ({ count }) => text(`Es sind ${count}.`, `There are ${count}.`),
    reason: text(
      'Jede davon ist ein Weg zurück in den Dienst. Eine vergessene Testadresse ist ein Einfallstor.',
      'Each of them is a way back into the service. A forgotten test address is a way in for others.',
    ),
    repair: text(
      'Nur die Adresse angeben, an der die Anmeldung wirklich ankommt.',
      'Give only the address at which the login really arrives.',
    ),
    source: text(
      'Gute Praxis; SAML 2.0 Metadata, Abschnitt 2.4.4',
      'Good practice; SAML 2.0 Metadata, section 2.4.4',
    ),
  },
};
