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
      'Sind unsere Metadaten dort eingetragen und schon geladen (rathaus servicekonto keys plan nennt die Ladetage), und ist es dieses Zertifikat? rathaus servicekonto lint prüft die Anfrage.',
      'Are our metadata registered there and loaded already (rathaus servicekonto keys plan says the loading days), and is it this certificate? rathaus servicekonto lint judges the request.',
    ],
  ),
};
