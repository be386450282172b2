import { type ErrorText, type ErrorTexts, text } from '@rathaus/client-core/texts';
import { servicekontoError } from '../errors.ts';
import { postfachError } from '../postfach/errors.ts';
import { postfachErrors } from './errors-of-postfach.ts';

/** Every error of this package: code, origin, whether it is worth repeating, message for developers. */
export const errorTable = { ...servicekontoError.table, ...postfachError.table };

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

const nothing: [string, string] = [
  'Nichts; die Person sieht eine Seite, die ihr weiterhilft. Häufen sich diese Fälle, die Anmeldung selbst durchspielen.',
  'None; the person sees a page that helps them on. If such cases pile up, go through the login yourself.',
];

/** What the errors of this package mean for an operator and what to do about them. */
export const errorTexts: ErrorTexts<typeof errorTable> = {
  'servicekonto.config.invalid': entry(
    [
      'Die Konfiguration der Anmeldung ist fehlerhaft; die Meldung nennt alle Fehler auf einmal.',
      'The configuration of the login is not valid; the message names all faults at once.',
    ],
    [
      'Die genannten Angaben berichtigen (`details.members`) und neu starten; bei mehreren Mandanten wirkt es nach höchstens fünf Sekunden.',
      'Correct the named members (`details.members`) and start again; with many tenants it takes effect after at most five seconds.',
    ],
  ),
  'servicekonto.store.failed': entry(
    [
      'Der Speicher für Anmeldungen und Sitzungen ist ausgefallen oder antwortet nicht rechtzeitig.',
      'The store for logins and sessions failed or does not answer in time.',
    ],
    [
      'Verbindung und Auslastung des Speichers prüfen; `details.operation` nennt den Aufruf, `cause` den Grund.',
      'Check connection and load of the store; `details.operation` names the call, `cause` the reason.',
    ],
  ),
  'servicekonto.page.failed': entry(
    [
      'Die Funktion `renderError`, `layout` oder `language` wirft einen Fehler, kommt nicht zurück oder gibt keine Antwort, die `layout` keine HTML-Seite; gezeigt wurde die eingebaute Seite.',
      'The function `renderError`, `layout` or `language` throws, does not come back or returns no response, `layout` no HTML page; the built-in page was shown.',
    ],
    [
      'Die Funktion berichtigen; sie darf nichts abrufen, was in dieser Lage auch fehlt.',
      'Mend the function; it must not fetch what is missing in this situation as well.',
    ],
  ),
  'servicekonto.request.method': entry(
    [
      'Eine Adresse der Anmeldung wurde mit einer Methode aufgerufen, die dort nicht vorgesehen ist.',
      'An address of the login was called with a method that has no meaning there.',
    ],
    [
      'Anmelden mit einem Link (GET); nur Abmelden geht auch mit einem Formular (POST).',
      'Log in by a link (GET); only logging out also takes a form (POST).',
    ],
  ),
  'servicekonto.request.cross-site': entry(
    [
      'Eine fremde Seite wollte die Person abmelden; die Anfrage wurde nicht ausgeführt.',
      'A foreign page tried to log the person out; the request was not carried out.',
    ],
    [
      'Nichts. Betrifft es das eigene Formular: Es muss von der Adresse in `baseUrl` kommen, und die Seite darf nicht `Referrer-Policy: no-referrer` setzen.',
      'None. If it is your own form: it must come from the address in `baseUrl`, and the page must not set `Referrer-Policy: no-referrer`.',
    ],
  ),
  'servicekonto.request.body': entry(
    [
      'Ein Body-Parser hat den Inhalt der Anfrage schon gelesen, und aus dem, was er hinterlassen hat, lässt er sich nicht wiederherstellen.',
      'A body parser has already read the body of the request, and what it left does not allow to rebuild it.',
    ],
    [
      'Den Adapter vor dem Body-Parser einhängen, oder den Inhalt als Text, Buffer, JSON oder Formularfelder in `request.body` lassen.',
      'Mount the adapter before the body parser, or leave the body in `request.body` as text, Buffer, JSON or form fields.',
    ],
  ),
  'servicekonto.request.form': entry(
    [
      'An die Rückkehr- oder Abmeldeadresse kam kein lesbares Formular: falscher Inhaltstyp, mehr als 1 MB, kein UTF-8 oder doppelte Felder.',
      'The callback or logout address got no form that can be read: wrong content type, more than 1 MB, no UTF-8, or a field twice.',
    ],
    [
      'Prüfen, ob ein Proxy den Körper verändert; sonst ist es eine Anfrage von Fremden, die nichts bewirkt hat.',
      'See whether a proxy changes the body; otherwise it was a request of strangers that has done nothing.',
    ],
  ),
  'servicekonto.return.too-long': entry(
    [
      'Das Rückkehrziel (`return`) ist länger, als der Cookie einer begonnenen Anmeldung behalten kann; `details.longest` nennt die Grenze in Bytes.',
      'The return target (`return`) is longer than the cookie of a started login can keep; `details.longest` says the limit in bytes.',
    ],
    [
      'Zu einer kürzeren Adresse zurückkehren und den übrigen Zustand auf dem Server halten.',
      'Return to a shorter address and keep the rest of the state on the server.',
    ],
  ),
  'servicekonto.gateway.host': entry(
    [
      'Der Webserver hat für einen anderen Rechnernamen gefragt, als in `baseUrl` steht; es gab kein Token.',
      'The web server asked for another host than that of `baseUrl`; there was no token.',
    ],
    [
      'Im Webserver den Namen weiterreichen, den der Browser nennt (nginx: `proxy_set_header Host $http_host`), und für jede Seite ein eigenes Gateway einrichten.',
      'Make the web server pass on the name that the browser says (nginx: `proxy_set_header Host $http_host`), and set up one gateway for each site.',
    ],
  ),
  'servicekonto.gateway.key': entry(
    [
      'Der Schlüssel, mit dem das Gateway für die Seite unterschreibt, wirft einen Fehler, antwortet nicht rechtzeitig oder passt nicht zu seinem öffentlichen Teil.',
      'The key by which the gateway signs for the site throws, does not answer in time or does not fit its public part.',
    ],
    [
      'Schlüsseldienst und Rechte prüfen; `publicKey` muss der öffentliche Teil desselben Schlüssels sein.',
      'Check the key service and permissions; `publicKey` has to be the public part of the same key.',
    ],
  ),
  'servicekonto.gateway.token-size': entry(
    [
      'Das Token ist länger als 3.500 Zeichen; Webserver mit ihren üblichen Puffern (4 kB) brächen die Anfrage ab.',
      'The token has more than 3,500 characters; web servers with their usual buffers (4 kB) would give up the request.',
    ],
    ['Unter `attributes` weniger Angaben freigeben.', 'Allow fewer attributes in `attributes`.'],
  ),
  'servicekonto.client.key': entry(
    [
      'Der `signer` oder ein `decrypter` wirft einen Fehler oder antwortet nicht rechtzeitig (HSM, Schlüsseldienst, Datei).',
      'The `signer` or a `decrypter` throws or does not answer in time (HSM, key service, file).',
    ],
    [
      'Schlüsseldienst und Rechte prüfen; `cause` nennt den Grund. Anmeldungen gelingen wieder, sobald er antwortet.',
      'Check the key service and permissions; `cause` says why. Logins succeed again as soon as it answers.',
    ],
  ),
  'servicekonto.response.invalid': entry(
    [
      'Die SAML-Antwort des Anmeldedienstes ist nicht gültig; `details.reason` nennt die Prüfung (Unterschrift, Verschlüsselung, Empfänger, Bezug auf die Anfrage …).',
      'The SAML response of the provider is not valid; `details.reason` names the check (signature, encryption, recipient, the request it refers to …).',
    ],
    [
      '`signature`: Zertifikate des Anmeldedienstes mit seinen Metadaten vergleichen. `encryption`: Er verschlüsselt für einen Schlüssel oder mit einem Verfahren, das hier nicht eingetragen ist. `encrypted-id`, `encrypted-attribute`: Er soll die Aussage als Ganzes verschlüsseln, nicht einzelne Teile. `authn`: Er hat eine alte Anmeldung wiederverwendet, obwohl eine neue verlangt war. `audience`, `recipient`, `destination`: `entityId` und `baseUrl` mit den hinterlegten Metadaten vergleichen. Einzelne Fälle können von Fremden kommen und bewirken nichts.',
      "`signature`: compare the provider's certificates with its metadata. `encryption`: it encrypts for a key or by a method that is not listed here. `encrypted-id`, `encrypted-attribute`: it has to encrypt the assertion as a whole, not parts of it. `authn`: it reused an old login although a new one was demanded. `audience`, `recipient`, `destination`: compare `entityId` and `baseUrl` with the registered metadata. Single cases may come from strangers and do nothing.",
    ],
  ),
  'servicekonto.response.expired': entry(
    [
      'Die SAML-Antwort gilt nicht mehr oder noch nicht, obwohl sie eben erst entstanden ist: Zwei Uhren gehen um mehr als 30 Sekunden auseinander.',
      'The SAML response is not valid any more, or not yet, although it was made a moment ago: two clocks differ by more than 30 seconds.',
    ],
    [
      'Uhr des eigenen Servers prüfen (NTP); geht sie richtig, den Anmeldedienst verständigen.',
      'Check the clock of your own server (NTP); if it is right, tell the provider.',
    ],
  ),
  'servicekonto.attributes.missing': entry(
    [
      'Dem Konto fehlt eine Angabe, die als Pflichtangabe verlangt ist; `details.attributes` nennt sie. Die Person sieht, was fehlt.',
      'The account lacks an attribute that is required; `details.attributes` names it. The person sees what is missing.',
    ],
    [
      'Nur verlangen, was der Dienst wirklich braucht: Vorname, Geburtsname, Geburtsort und Anschrift können zu Recht fehlen.',
      'Require only what the service really needs: given name, birth name, place of birth and address may be absent for good reason.',
    ],
  ),
  'servicekonto.login.other-person': entry(
    [
      'Eine angemeldete Person sollte ihr Vertrauensniveau erhöhen, zurück kam eine andere. Die bisherige Sitzung wurde beendet, eine neue nicht begonnen.',
      'A person who was logged in was to raise their level, and another one came back. The former session was ended, a new one was not begun.',
    ],
    nothing,
  ),
  'servicekonto.login.too-many': entry(
    [
      'In einer Minute wurden mehr Anmeldungen bestätigt, als einem Netz (`login.startsPerNetwork`) oder allen zusammen (das Zehnfache von `login.startsPerMinute`) zustehen. Weitere erreichen den Anmeldedienst nicht.',
      'More logins were confirmed in a minute than one network (`login.startsPerNetwork`) or all together (ten times `login.startsPerMinute`) may have. More do not reach the provider.',
    ],
    [
      'Herkunft im Zugriffsprotokoll des Webservers ansehen und dort sperren; die Grenze nur erhöhen, wenn es Bürgerinnen und Bürger sind. Ohne `login.addressOf` kann eine einzige Adresse die Grenze aller ausschöpfen.',
      "Look at the origin in the web server's log and block it there; raise the limit only if it is citizens. Without `login.addressOf` a single address can use up the limit of all.",
    ],
  ),
  'servicekonto.logout.refused': entry(
    [
      'Eine Abmeldung durch den Anmeldedienst (Back-Channel Logout) wurde nicht ausgeführt, weil ihr Token nicht gültig ist; `details.reason` nennt die Prüfung.',
      'A logout by the provider (back-channel logout) was not carried out, because its token is not valid; `details.reason` names the check.',
    ],
    [
      'Aussteller, `client_id` und Uhrzeit vergleichen. Einzelne Fälle können von Fremden kommen und bewirken nichts.',
      'Compare issuer, `client_id` and time. Single cases may come from strangers and do nothing.',
    ],
  ),
  'servicekonto.claim.unsigned': entry(
    [
      'Niveau oder Personenkennzeichen (`details.claim`) kommt nur von der UserInfo-Adresse, nicht im signierten ID-Token.',
      'Level or subject (`details.claim`) comes from the UserInfo endpoint only, not in the signed ID token.',
    ],
    [
      "Beim Anmeldedienst die Angabe auch in das ID-Token aufnehmen (Keycloak: „Add to ID token“ am Mapper). Nur wenn das nicht geht: `unsigned: ['subject']`.",
      'Have the provider put it into the ID token as well (Keycloak: "Add to ID token" of the mapper). Only if that is impossible: `unsigned: [\'subject\']`.',
    ],
  ),
  'servicekonto.identity.unknown': entry(
    [
      'Der Anmeldedienst sagt nicht, ob es eine Person oder eine Organisation ist, oder mit einem Wort, das nicht konfiguriert ist.',
      'The provider does not say whether it is a person or an organisation, or does so with a word that is not configured.',
    ],
    [
      'Die Wörter des Anmeldedienstes in `identity.person` und `identity.organisation` eintragen.',
      "List the provider's words in `identity.person` and `identity.organisation`.",
    ],
  ),
  'servicekonto.provider.unknown': entry(
    [
      'Die Adresse nennt einen Anmeldeweg, den es in der Konfiguration nicht gibt.',
      'The address names a provider that is not in the configuration.',
    ],
    [
      'Links mit `logins()` oder `loginHref()` bilden; wurde eine Kennung umbenannt, alte Links umleiten.',
      'Make links with `logins()` or `loginHref()`; if an id was renamed, redirect old links.',
    ],
  ),
  'servicekonto.provider.unreachable': entry(
    [
      'Der Anmeldedienst ist nicht erreichbar, antwortet nicht rechtzeitig oder meldet sich als überlastet.',
      'The provider cannot be reached, does not answer in time or says that it is overloaded.',
    ],
    [
      'Später wiederholen; hält es an, Namensauflösung, Proxy, Firewall und Zertifikate prüfen und den Betreiber des Dienstes fragen.',
      'Try again later; if it lasts, check name resolution, proxy, firewall and certificates and ask the operator of the service.',
    ],
  ),
  'servicekonto.provider.certificate': entry(
    [
      'Dem Zertifikat des Anmeldedienstes ist nicht zu trauen: abgelaufen, noch nicht gültig, für einen anderen Rechnernamen oder von einer unbekannten Stelle; `details.network` nennt die Prüfung.',
      "The provider's certificate cannot be trusted: expired, not valid yet, of another host or of an unknown authority; `details.network` names the check.",
    ],
    [
      'Abgelaufen: den Betreiber des Dienstes verständigen und die Uhr des eigenen Servers vergleichen. Unbekannte Stelle: deren Zertifikat mit `NODE_EXTRA_CA_CERTS` bekannt machen. Anderer Name: die Adresse in `issuer` prüfen. Die Prüfung nie abschalten. Bei SAML (`details.reason: expired`) sind alle Signaturzertifikate des Dienstes abgelaufen: dessen neue Metadaten oder Zertifikate eintragen.',
      'Expired: tell the operator of the service, and compare the clock of your own server. Unknown authority: make its certificate known by `NODE_EXTRA_CA_CERTS`. Another host: check the address in `issuer`. Never switch the check off. With SAML (`details.reason: expired`) all signing certificates of the service have expired: enter its new metadata or certificates.',
    ],
  ),
  'servicekonto.provider.metadata': entry(
    [
      'Die Metadaten des Anmeldedienstes fehlen, gehören zu einem anderen Aussteller oder nennen einen nötigen Endpunkt nicht.',
      'The metadata of the provider is missing, belongs to another issuer or lacks an endpoint that is needed.',
    ],
    [
      'Bei OpenID Connect `issuer` Zeichen für Zeichen mit `<issuer>/.well-known/openid-configuration` vergleichen, auch den Schrägstrich am Ende; `par: "required"` nur setzen, wenn der Dienst PAR anbietet. Bei SAML nennt `details.reason` den Grund: `entity` (die Metadaten gehören zu einem anderen Dienst: `identityProvider.entityId` mit deren `entityID` vergleichen), `expired` (abgelaufen), `keys` (kein brauchbares Zertifikat), `address` (keine https-Adresse), `redirect` (Weiterleitung zu einem anderen Rechner), `xml` und `not-metadata` (etwas anderes als Metadaten).',
      'With OpenID Connect compare `issuer` character by character with `<issuer>/.well-known/openid-configuration`, the trailing slash included; set `par: "required"` only if the service offers PAR. With SAML `details.reason` says why: `entity` (the metadata are of another service: compare `identityProvider.entityId` with their `entityID`), `expired`, `keys` (no usable certificate), `address` (no https address), `redirect` (sent on to another host), `xml` and `not-metadata` (something else than metadata).',
    ],
  ),
  'servicekonto.provider.refused': entry(
    [
      'Der Anmeldedienst lehnt die Anfrage ab; `details.reason` nennt sein Wort dafür.',
      'The provider refuses the request; `details.reason` names its word for it.',
    ],
    [
      'Freischaltung des Clients beim Dienst prüfen: Rücksprungadresse, Scopes, PKCE, erlaubte Niveaus.',
      'Check how the client is registered at the service: redirect address, scopes, PKCE, allowed levels.',
    ],
  ),
  'servicekonto.provider.response': entry(
    [
      'Der Anmeldedienst hat etwas anderes geantwortet, als das Protokoll vorsieht, oder viel zu viel.',
      'The provider answered something else than the protocol provides for, or far too much.',
    ],
    [
      'Prüfen, ob unter der Adresse der Dienst selbst antwortet; oft ist es eine Wartungs- oder Proxyseite.',
      'Check whether the service itself answers at the address; often it is a maintenance or proxy page.',
    ],
  ),
  'servicekonto.client.invalid': entry(
    [
      'Der Anmeldedienst kennt den Client nicht oder weist sein Geheimnis zurück.',
      'The provider does not know the client or refuses its secret.',
    ],
    [
      '`clientId` und Geheimnis prüfen, auch auf ein erneuertes Geheimnis; manche Dienste erwarten `clientAuth: "client_secret_basic"`. Bei `private_key_jwt` den hinterlegten öffentlichen Schlüssel prüfen und die Uhr des Servers: Die Zusicherung gilt eine Minute.',
      'Check `clientId` and secret, also for a renewed secret; some services expect `clientAuth: "client_secret_basic"`. With `private_key_jwt` check the registered public key and the clock of the server: the assertion is valid for a minute.',
    ],
  ),
  'servicekonto.client.secret': entry(
    [
      'Die Funktion für das Client-Geheimnis wirft einen Fehler, kommt nicht rechtzeitig zurück oder gibt keinen Text.',
      'The function for the client secret throws, does not come back in time or gives no text.',
    ],
    [
      'Den Tresor oder die Datei prüfen, aus der sie liest; `cause` nennt den Grund.',
      'Check the vault or file it reads from; `cause` names the reason.',
    ],
  ),
  'servicekonto.code.invalid': entry(
    [
      'Der Anmeldedienst nimmt den Code nicht an: abgelaufen, schon benutzt oder für eine andere Anmeldung ausgestellt.',
      'The provider does not accept the code: expired, used before or issued for another login.',
    ],
    [
      'Noch einmal anmelden. Geschieht es immer, prüfen, ob alle Prozesse denselben Speicher benutzen und ein Proxy Anfragen doppelt sendet.',
      'Log in again. If it always happens, check whether all processes use the same store and whether a proxy sends requests twice.',
    ],
  ),
  'servicekonto.token.invalid': entry(
    [
      'Das ID-Token besteht die Prüfung nicht: Signatur, Aussteller, Empfänger oder Nonce passen nicht.',
      'The ID token does not pass the check: signature, issuer, audience or nonce do not fit.',
    ],
    [
      '`details.check` und `details.reason` ansehen; `issuer` und `clientId` prüfen, dann den Betreiber des Dienstes fragen.',
      'Look at `details.check` and `details.reason`; check `issuer` and `clientId`, then ask the operator of the service.',
    ],
  ),
  'servicekonto.token.expired': entry(
    [
      'Das ID-Token ist abgelaufen, noch nicht gültig oder älter als die Anmeldung; zwei Uhren gehen auseinander.',
      'The ID token is expired, not yet valid or older than the login; two clocks differ.',
    ],
    [
      'Die Uhr des Servers mit einem Zeitdienst abgleichen; 30 Sekunden Abweichung werden hingenommen.',
      'Synchronise the clock of the server; a difference of 30 seconds is tolerated.',
    ],
  ),
  'servicekonto.issuer.mismatch': entry(
    [
      'Die Antwort kommt von einem anderen Anmeldedienst als dem gefragten; so sieht ein Verwechslungsangriff aus.',
      'The answer comes from another provider than the one asked; this is what a mix-up attack looks like.',
    ],
    [
      'Beim Dienst für jeden Anmeldeweg die eigene Rücksprungadresse eintragen; tritt es unerwartet auf, die Sicherheitsstelle verständigen.',
      'Register the redirect address of each provider separately; if it occurs unexpectedly, tell your security officers.',
    ],
  ),
  'servicekonto.login.cancelled': entry(
    ['Die Person hat die Anmeldung abgebrochen.', 'The person cancelled the login.'],
    nothing,
  ),
  'servicekonto.login.state-mismatch': entry(
    [
      'Die Anmeldung wurde nicht in diesem Browser begonnen, oder er hat das Cookie nicht mitgeschickt.',
      'The login was not started in this browser, or it did not send the cookie.',
    ],
    [
      'Häuft es sich: `baseUrl` muss die Adresse sein, die Menschen aufrufen, mit https, und ein Proxy muss Cookies durchlassen.',
      'If such cases pile up: `baseUrl` must be the address that people open, with https, and a proxy must pass cookies on.',
    ],
  ),
  'servicekonto.login.expired': entry(
    [
      'Zwischen Beginn und Ende der Anmeldung verging mehr Zeit als erlaubt.',
      'More time than allowed passed between start and end of the login.',
    ],
    [
      'Brauchen Menschen beim Dienst länger, `login.timeout` erhöhen (höchstens eine Stunde).',
      'If people need longer at the service, raise `login.timeout` (one hour at most).',
    ],
  ),
  'servicekonto.login.replayed': entry(
    [
      'Dieselbe Antwort des Anmeldedienstes kam noch einmal; sie gilt nur einmal.',
      'The same answer of the provider came again; it is valid once only.',
    ],
    nothing,
  ),
  ...postfachErrors,
  'servicekonto.level.unknown': entry(
    [
      'Der Link zur Anmeldung nennt ein Niveau, das es nicht gibt.',
      'The login link names a level that does not exist.',
    ],
    [
      'Links mit `loginHref(request, { level })` bilden: basisregistrierung, niedrig, substanziell oder hoch.',
      'Make links with `loginHref(request, { level })`: basisregistrierung, niedrig, substanziell or hoch.',
    ],
  ),
  'servicekonto.level.unavailable': entry(
    [
      'Dieser Anmeldedienst kann nach dem verlangten Niveau nicht gefragt werden.',
      'This provider cannot be asked for the level that is needed.',
    ],
    [
      'Für das Niveau einen Wert in `levels.values` eintragen, wenn der Dienst es anbietet, sonst einen anderen Anmeldeweg zeigen.',
      'Enter a value for the level in `levels.values` if the service offers it, else show another provider.',
    ],
  ),
  'servicekonto.level.too-low': entry(
    [
      'Die Anmeldung hat ein niedrigeres Niveau als verlangt, oder der Dienst hat sein Wort dafür nicht erklärt (`details.actual: unknown`).',
      'The login has a lower level than asked for, or nobody has explained the word of the service (`details.actual: unknown`).',
    ],
    [
      'Bei `unknown` das Wort des Dienstes in `levels.answers` eintragen; sonst muss die Person ein stärkeres Mittel wählen.',
      'For `unknown` enter the word of the service in `levels.answers`; otherwise the person has to choose a stronger means.',
    ],
  ),
};
