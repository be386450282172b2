import { type ErrorText, text } from '@rathaus/client-core/texts';

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

/** What is looked at of a provider of SAML alone. */
export const samlThings = {
  'provider-certificates': text(
    'Zertifikate, mit denen der Anmeldedienst unterschreibt',
    'Certificates that the provider signs with',
  ),
  'provider-identity': text(
    'Name des Anmeldedienstes und seine Unterschrift',
    'Name of the provider and its signature',
  ),
  'provider-logout': text('Abmeldeadresse des Anmeldedienstes', 'Address for logouts of the provider'),
  'own-signing': text('Eigenes Zertifikat für Unterschriften', 'Own certificate for signatures'),
  'own-encryption': text('Eigenes Zertifikat für die Verschlüsselung', 'Own certificate for encryption'),
  'own-keys': text('Eigene Schlüssel', 'Own keys'),
  published: text('Veröffentlichte Metadaten', 'Published metadata'),
} as const;

/** Why it was not judged. */
export const samlReasons = {
  'application-away': {
    because: text(
      'die Anwendung läuft nicht oder ist von hier nicht zu erreichen',
      'the application is not running, or cannot be reached from here',
    ),
    remedy: text(
      'Noch einmal prüfen, wenn sie läuft, am besten auf ihrem Rechner.',
      'Look again when it runs, best on its own machine.',
    ),
  },
  'login-only': {
    because: text(
      'ob der Anmeldedienst so heißt (entityId) und mit diesen Zertifikaten unterschreibt, zeigt ohne Metadaten erst eine Anmeldung',
      'whether the provider has this name (entityId) and signs with these certificates, without metadata only a login shows',
    ),
    remedy: text(
      'Einmal anmelden: rathaus servicekonto login. Oder "metadata" des Anmeldedienstes nennen, wenn er welche veröffentlicht.',
      'Log in once: rathaus servicekonto login. Or name "metadata" of the provider, if it publishes them.',
    ),
  },
  'no-algorithm': {
    because: text(
      'der Schlüssel nimmt kein Verfahren, das sich hier ausprobieren lässt',
      'the key takes no algorithm that can be tried here',
    ),
    remedy: text('Mit rathaus servicekonto login ausprobieren.', 'Try it with rathaus servicekonto login.'),
  },
} as const;

/** Faults that only the look at a provider of SAML knows. */
export const samlCodes: Readonly<Record<string, ErrorText>> = {
  'metadata-over': entry(
    [
      'Die Gültigkeit der Metadaten in der Konfiguration ist vorbei.',
      'The validity of the metadata in the configuration is over.',
    ],
    [
      'Beim Anmeldedienst neue holen, oder ihre Adresse nennen, damit sie von selbst erneuert werden.',
      'Get new ones from the provider, or name their address, so that they renew themselves.',
    ],
  ),
  'metadata-entity': entry(
    [
      'Die Metadaten gehören zu einem anderen Anmeldedienst als dem, dessen entityId in der Konfiguration steht.',
      'The metadata are of another provider than the one whose entityId is in the configuration.',
    ],
    [
      '"entityId" unter "identityProvider" Zeichen für Zeichen mit "entityID" in den Metadaten vergleichen; verwechselt werden gern Test und Betrieb.',
      'Compare "entityId" in "identityProvider" character by character with "entityID" in the metadata; test and production are easily mixed up.',
    ],
  ),
  'metadata-expired': entry(
    ['Die Gültigkeit der Metadaten ist vorbei.', 'The validity of the metadata is over.'],
    [
      'Beim Anmeldedienst neue holen; stehen sie unter einer Adresse, dessen Betreiber verständigen.',
      'Get new ones from the provider; if they come from an address, tell its operator.',
    ],
  ),
  'metadata-keys': entry(
    [
      'In den Metadaten steht kein Zertifikat, mit dem sich eine Anmeldung prüfen ließe, oder es sind viel zu viele.',
      'The metadata have no certificate that a login could be verified with, or far too many.',
    ],
    ['Den Betreiber des Anmeldedienstes fragen.', 'Ask the operator of the provider.'],
  ),
  'metadata-address': entry(
    [
      'Die Adresse der Metadaten oder eine Adresse darin ist unvollständig oder hat kein https.',
      'The address of the metadata, or one in them, is not complete or has no https.',
    ],
    [
      '"metadata" mit https nennen; stimmt das, den Betreiber des Anmeldedienstes fragen.',
      'Name "metadata" with https; if it has that, ask the operator of the provider.',
    ],
  ),
  'metadata-redirect': entry(
    [
      'Die Adresse der Metadaten leitet zu einem anderen Rechner weiter.',
      'The address of the metadata sends on to another host.',
    ],
    [
      'Unter "metadata" die Adresse nennen, die der Betreiber des Anmeldedienstes angibt, und einen Proxy dazwischen prüfen.',
      'Name in "metadata" the address that the operator of the provider states, and check a proxy in between.',
    ],
  ),
  'metadata-unusable': entry(
    [
      'Unter der Adresse oder in der Datei stehen keine brauchbaren Metadaten (SAML).',
      'At the address or in the file there are no usable metadata (SAML).',
    ],
    [
      '"metadata" mit dem vergleichen, was der Betreiber des Anmeldedienstes angibt; oft antwortet eine Fehler- oder Wartungsseite.',
      'Compare "metadata" with what the operator of the provider states; often it is an error or maintenance page that answers.',
    ],
  ),
  'provider-certificates-own': entry(
    [
      'Unter den Zertifikaten des Anmeldedienstes steht ein eigenes: so wäre gültig, was wir selbst unterschreiben, und keine Anmeldung gelingt.',
      'Among the certificates of the provider is one of our own: like this what we sign ourselves would count, and no login succeeds.',
    ],
    [
      'Unter "certificates" nur Zertifikate nennen, die der Betreiber des Anmeldedienstes herausgibt; den Fingerabdruck mit ihm vergleichen.',
      'In "certificates" name only those that the operator of the provider hands out; compare the fingerprint with them.',
    ],
  ),
  'logout-address-other': entry(
    [
      'Unter der Abmeldeadresse des Anmeldedienstes antwortet niemand, der Abmeldungen annimmt.',
      'At the address for logouts of the provider nobody answers that takes logouts.',
    ],
    [
      '"sloUrl" mit dem vergleichen, was der Betreiber des Anmeldedienstes angibt; steht sie in seinen Metadaten, ihn fragen.',
      'Compare "sloUrl" with what the operator of the provider states; if it is in its metadata, ask them.',
    ],
  ),
  'request-address-other': entry(
    [
      'Unter der Adresse für Anmeldungen gibt es beim Anmeldedienst nichts.',
      'At the address for logins the provider has nothing.',
    ],
    [
      '"ssoUrl" mit dem vergleichen, was der Betreiber des Anmeldedienstes angibt; steht sie in seinen Metadaten, ihn fragen.',
      'Compare "ssoUrl" with what the operator of the provider states; if it is in its metadata, ask them.',
    ],
  ),
  'provider-certificates-none': entry(
    [
      'Der Anmeldedienst nennt kein Zertifikat, mit dem sich eine Anmeldung prüfen ließe.',
      'The provider names no certificate that a login could be verified with.',
    ],
    ['Den Betreiber des Anmeldedienstes fragen.', 'Ask the operator of the provider.'],
  ),
  'provider-certificates-expired': entry(
    [
      'Alle Zertifikate, mit denen der Anmeldedienst unterschreibt, sind abgelaufen.',
      'All certificates that the provider signs with have expired.',
    ],
    [
      'Den Betreiber des Anmeldedienstes nach dem neuen fragen; steht das alte unter "certificates", das neue daneben eintragen.',
      'Ask the operator of the provider for the new one; where the old one is in "certificates", add the new one beside it.',
    ],
  ),
  'provider-certificates-end': entry(
    [
      'Das letzte Zertifikat, mit dem der Anmeldedienst unterschreibt, läuft in höchstens 90 Tagen ab.',
      'The last certificate that the provider signs with ends within 90 days.',
    ],
    [
      'Aus Metadaten unter einer Adresse kommt das neue von selbst. Sonst beim Betreiber danach fragen und es unter "certificates" neben das alte stellen.',
      'From metadata at an address the new one comes by itself. Otherwise ask the operator for it, and put it beside the old one in "certificates".',
    ],
  ),
  'own-certificate-expired': entry(
    [
      'Das eigene Zertifikat, das beim Anmeldedienst eingetragen ist, ist abgelaufen.',
      'Our own certificate, which is registered at the provider, has expired.',
    ],
    [
      'Sofort ein neues machen (rathaus servicekonto keys new), die Metadaten einreichen und den Betreiber des Anmeldedienstes anrufen.',
      'Make a new one at once (rathaus servicekonto keys new), hand in the metadata and call the operator of the provider.',
    ],
  ),
  'own-certificate-7': entry(
    [
      'Das eigene Zertifikat läuft in höchstens 7 Tagen ab; wer nur einmal in der Woche lädt, kommt zu spät.',
      'Our own certificate ends within 7 days; who loads once a week only is too late.',
    ],
    [
      'Die Metadaten mit dem neuen heute einreichen und den Betreiber des Anmeldedienstes anrufen. Die Termine nennt rathaus servicekonto keys plan.',
      'Hand in the metadata with the new one today and call the operator of the provider. The dates are said by rathaus servicekonto keys plan.',
    ],
  ),
  'own-certificate-30': entry(
    ['Das eigene Zertifikat läuft in höchstens 30 Tagen ab.', 'Our own certificate ends within 30 days.'],
    [
      'Den Wechsel jetzt beginnen: rathaus servicekonto keys plan nennt jeden Schritt mit Datum.',
      'Begin the change now: rathaus servicekonto keys plan says each step with its date.',
    ],
  ),
  'own-certificate-90': entry(
    ['Das eigene Zertifikat läuft in höchstens 90 Tagen ab.', 'Our own certificate ends within 90 days.'],
    [
      'Den Wechsel planen: rathaus servicekonto keys plan.',
      'Plan the change: rathaus servicekonto keys plan.',
    ],
  ),
  'own-certificate-left': entry(
    [
      'Neben dem Zertifikat, das gilt, steht noch ein abgelaufenes in der Konfiguration.',
      'Beside the certificate that counts there is still an expired one in the configuration.',
    ],
    ['Nach dem Wechsel den alten Schlüssel entfernen.', 'Remove the old key after the change.'],
  ),
  'own-keys-other': entry(
    [
      'Ein Schlüssel ist nicht der seines Zertifikats: so gelingt keine Anmeldung.',
      'A key is not that of its certificate: like this no login succeeds.',
    ],
    [
      'Schlüssel und Zertifikat nennen, die zusammen entstanden sind.',
      'Name the key and the certificate that were made together.',
    ],
  ),
  'published-other': entry(
    [
      'Unter der Adresse der eigenen Metadaten antwortet nicht diese Anmeldung.',
      'At the address of our own metadata something else than this login answers.',
    ],
    [
      'Im Webserver /login/ vollständig weiterreichen; nginx und Caddy wie in docs/servicekonto/gateway.md.',
      'Let the web server pass on all of /login/; nginx and Caddy as in docs/servicekonto/gateway.md.',
    ],
  ),
  'published-differs': entry(
    [
      'Die laufende Anwendung veröffentlicht andere Metadaten als diese Konfiguration: - fehlt dort, + steht nur dort.',
      'The running application publishes other metadata than this configuration: - is missing there, + is only there.',
    ],
    [
      'Die Anwendung mit dieser Konfiguration neu starten, oder die Konfiguration prüfen, mit der sie läuft. Danach die Metadaten einreichen.',
      'Start the application anew with this configuration, or check the configuration that it runs with. Then hand in the metadata.',
    ],
  ),
  'callback-other': entry(
    [
      'Unter der Rückkehradresse antwortet nicht diese Anmeldung.',
      'At the callback address something else than this login answers.',
    ],
    [
      'Im Webserver /login/ vollständig weiterreichen, auch POST; nginx und Caddy wie in docs/servicekonto/gateway.md.',
      'Let the web server pass on all of /login/, POST as well; nginx and Caddy as in docs/servicekonto/gateway.md.',
    ],
  ),
  'callback-redirects': entry(
    [
      'Die Rückkehradresse leitet weiter; dabei geht die Antwort des Anmeldedienstes verloren.',
      'The callback address redirects, which loses the answer of the provider.',
    ],
    [
      '"baseUrl" so nennen, wie die Anwendung wirklich heißt (https, mit oder ohne www), und die Metadaten neu einreichen.',
      'Name "baseUrl" as the application is really called (https, with or without www), and hand in the metadata anew.',
    ],
  ),
  'callback-http': entry(
    [
      'Die Rückkehradresse hat kein https; außerhalb dieses Rechners käme keine Anmeldung zurück.',
      'The callback address has no https; outside of this machine no login would come back.',
    ],
    [
      'Nur zum Entwickeln auf diesem Rechner. Für den Betrieb "baseUrl" mit https nennen.',
      'For development on this machine only. For operation give "baseUrl" with https.',
    ],
  ),
  'own-address-broken': entry(
    [
      'Die eigene Adresse antwortet nicht, wie ein Browser es braucht.',
      'Our own address does not answer as a browser needs it.',
    ],
    [
      'Zertifikat (TLS), Namen und Webserver der genannten Adresse prüfen.',
      'Check certificate (TLS), name and web server of the named address.',
    ],
  ),
  'request-not-taken': entry(
    [
      'Der Anmeldedienst lehnt unsere unterschriebene Anfrage ab.',
      'The provider refuses our signed request.',
    ],
    [
      'Der Reihe nach vergleichen: ist unsere entityId dort Zeichen für Zeichen so eingetragen, ist es dieses Zertifikat, sind die Metadaten schon geladen (rathaus servicekonto keys plan nennt die Ladetage), und ist "ssoUrl" die richtige Adresse? rathaus servicekonto lint prüft die Anfrage.',
      'Compare one by one: is our entityId registered there character by character like this, is it this certificate, are the metadata loaded already (rathaus servicekonto keys plan says the loading days), and is "ssoUrl" the right address? rathaus servicekonto lint judges the request.',
    ],
  ),
};
