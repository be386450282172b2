import { abortError } from '../abort/errors.ts';
import { authError } from '../auth/errors.ts';
import { clientError } from '../client/errors.ts';
import { sandboxError } from '../errors/sandbox-refused.ts';
import { generateError } from '../generate/errors.ts';
import { keyError } from '../node/errors.ts';
import { observeError } from '../observe/errors.ts';
import { pagingError } from '../paging/errors.ts';
import { storeError } from '../state-store/errors.ts';
import { tenantError } from '../tenants/errors.ts';
import { transferError } from '../transfer/errors.ts';
import { xmlError } from '../xml/errors.ts';
import { type ErrorTexts, errorText as entry } from './error-texts.ts';
import { generateErrorTexts } from './generate-errors.ts';
import { storeErrorTexts } from './store-errors.ts';

/** Every error of this package. The rooms keep small tables of their own, so that bundles stay small. */
export const errorTable = {
  ...abortError.table,
  ...clientError.table,
  ...sandboxError.table,
  ...authError.table,
  ...keyError.table,
  ...pagingError.table,
  ...observeError.table,
  ...storeError.table,
  ...tenantError.table,
  ...transferError.table,
  ...xmlError.table,
  ...generateError.table,
};

/** What the errors of this package mean and what to do about them. */
export const errorTexts: ErrorTexts<typeof errorTable> = {
  ...generateErrorTexts,
  ...storeErrorTexts,
  'core.aborted': entry(
    ['Der Aufrufer hat abgebrochen.', 'The caller gave up.'],
    ['Nichts; wer abbricht, erwartet dieses Ende.', 'None; whoever aborts expects this end.'],
  ),
  'core.application.timeout': entry(
    [
      'Eine Funktion der Anwendung (Geheimnis, Schlüssel, Speicher, Bearbeiter) kam nicht rechtzeitig zurück.',
      'A function of the application (secret, key, store, handler) did not come back in time.',
    ],
    [
      'Prüfen, worauf die genannte Funktion wartet, und ihr selbst eine Frist geben.',
      'See what the named function waits for and give it a time limit of its own.',
    ],
  ),
  'core.config.contract': entry(
    ['Dem Client fehlt der Vertrag.', 'The client has no contract.'],
    [
      '`contract` aus den Dateien von `rathaus-generate` übergeben, oder `openContract<paths>()`, wenn nur die Typen vorliegen.',
      'Hand in `contract` from the files of `rathaus-generate`, or `openContract<paths>()` where only types exist.',
    ],
  ),
  'core.config.url': entry(
    [
      'Eine Adresse der Konfiguration ist nicht brauchbar.',
      'An address of the configuration cannot be used.',
    ],
    [
      'Eine https-Adresse ohne Zugangsdaten, Abfrage und Fragment angeben; http nur zur Entwicklung mit [allowHttp].',
      'Give an https: address without credentials, query and fragment; http: only for development, with [allowHttp].',
    ],
  ),
  'core.http.problem': entry(
    ['Der Dienst hat mit einem Fehler geantwortet.', 'The service answered with an error.'],
    [
      'Nach `status` und `problem.type` entscheiden; was sie bedeuten, steht im Vertrag des Dienstes.',
      'Decide by `status` and `problem.type`; the contract of the service says what they mean.',
    ],
  ),
  'core.http.redirect': entry(
    [
      'Der Dienst leitet weiter; Weiterleitungen wird nicht gefolgt.',
      'The service redirects; redirects are not followed.',
    ],
    ['Die endgültige Adresse als `baseUrl` eintragen.', 'Enter the final address as `baseUrl`.'],
  ),
  'core.network': entry(
    [
      'Keine Verbindung, oder sie brach ab. Ob ein POST angekommen ist, ist unbekannt.',
      'No connection, or it broke off. Whether a POST arrived is unknown.',
    ],
    [
      'Später wiederholen; hält es an, Namensauflösung, Proxy und Firewall prüfen.',
      'Try again later; if it lasts, check name resolution, proxy and firewall.',
    ],
  ),
  'core.timeout': entry(
    ['Der Dienst hat nicht rechtzeitig geantwortet.', 'The service did not answer in time.'],
    ['Später wiederholen oder `timeout` erhöhen.', 'Try again later or raise `timeout`.'],
  ),
  'core.request.operation': entry(
    [
      'Der Aufruf nennt einen Vorgang, den der Vertrag des Clients nicht enthält.',
      'The call names an operation that is not in the contract of the client.',
    ],
    [
      'Pfad und Verb prüfen; bei einem selbst zusammengestellten Vertrag den Vorgang in `defineContract` aufnehmen.',
      'Check path and verb; add the operation to `defineContract` when the contract was put together by hand.',
    ],
  ),
  'core.request.parameter': entry(
    [
      'Ein Parameter hat einen Wert, der sich nicht eindeutig senden lässt, fehlt oder steht nicht im Vertrag.',
      'A parameter has a value that cannot be sent unambiguously, is missing, or is not in the contract.',
    ],
    [
      'Den in `details.place` genannten Parameter umwandeln (ein `Date` etwa mit `toISOString()`), ergänzen oder weglassen.',
      'Convert the parameter that `details.place` names (a `Date` by `toISOString()`, for example), add it or leave it out.',
    ],
  ),
  'core.request.content': entry(
    [
      'Der Inhalt der Anfrage passt nicht zum Vertrag oder lässt sich nicht unverändert senden.',
      'The body of the request does not fit the contract or cannot be sent unchanged.',
    ],
    [
      'Die in `details.place` genannte Stelle prüfen: nur einfache Objekte, Listen, Text, endliche Zahlen, Wahrheitswerte und `null`; Medientyp wie im Vertrag.',
      'Check the place that `details.place` names: plain objects, lists, text, finite numbers, booleans and `null` only; the media type as in the contract.',
    ],
  ),
  'core.request.invalid': entry(
    [
      'Ein Kopffeld oder der Inhalt lässt sich so nicht senden.',
      'A header or the body cannot be sent as it is.',
    ],
    [
      'Kopffelder nur aus sichtbaren Zeichen bilden, ohne Zeilenumbruch.',
      'Build headers from visible characters only, without line breaks.',
    ],
  ),
  'core.request.body': entry(
    ['Die Quelle eines Uploads ließ sich nicht lesen.', 'The source of an upload could not be read.'],
    ['`cause` ansehen; Datei und Rechte prüfen.', 'Look at `cause`; check file and permissions.'],
  ),
  'core.response.content-type': entry(
    ['Eine Erfolgsantwort ist kein JSON.', 'A success answer is not JSON.'],
    [
      'Prüfen, ob die Adresse die des Dienstes ist; oft antwortet eine Anmelde- oder Wartungsseite.',
      'Check whether the address is that of the service; often a login or maintenance page answers.',
    ],
  ),
  'core.response.empty': entry(
    ['Eine Erfolgsantwort ist leer.', 'A success answer is empty.'],
    [
      'Wo das erlaubt ist, mit `as: "json-or-none"` lesen.',
      'Read with `as: "json-or-none"` where this is allowed.',
    ],
  ),
  'core.response.invalid-json': entry(
    ['Eine Erfolgsantwort ist kein gültiges JSON.', 'A success answer is not valid JSON.'],
    ['Den Betreiber des Dienstes verständigen.', 'Tell the operator of the service.'],
  ),
  'core.response.too-large': entry(
    ['Eine Antwort ist größer als erlaubt.', 'An answer is larger than allowed.'],
    [
      '`maxResponseBytes` bewusst anheben oder mit `asStream()` lesen.',
      'Raise `maxResponseBytes` on purpose or read with `asStream()`.',
    ],
  ),
  'core.sandbox.refused': entry(
    [
      'Die Gegenstelle ist ein Emulator (die Sandbox) oder liegt auf diesem Rechner: Ihre Antworten, Anmeldungen und Schlüssel beweisen nichts.',
      'The counterpart is an emulator (the sandbox) or on this machine: its answers, logins and keys prove nothing.',
    ],
    [
      'Adresse, Aussteller oder Endpunkte des echten Dienstes eintragen; nur zur Entwicklung `[allowSandbox]: true` setzen.',
      'Enter address, issuer or endpoints of the real service; set `[allowSandbox]: true` for development only.',
    ],
  ),
  'core.download.too-large': entry(
    ['Ein Download ist größer als erlaubt.', 'A download is larger than allowed.'],
    ['`maxBytes` bewusst anheben.', 'Raise `maxBytes` on purpose.'],
  ),
  'core.upload.unsupported': entry(
    [
      'Diese Umgebung kann keinen Strom als Inhalt einer Anfrage senden (Browser).',
      'This platform cannot send a stream as the body of a request (browsers).',
    ],
    ['`upload()` einen `Blob` oder ein `File` geben.', 'Give a `Blob` or a `File` to `upload()`.'],
  ),
  'core.upload.size': entry(
    [
      'Die Quelle eines Uploads ist länger oder kürzer als angekündigt.',
      'The source of an upload is longer or shorter than announced.',
    ],
    [
      'Die Größe neu bestimmen; die Datei darf sich währenddessen nicht ändern.',
      'Determine the size anew; the file must not change meanwhile.',
    ],
  ),
  'core.auth.invalid-client': entry(
    [
      'Der Tokendienst weist Kennung oder Geheimnis zurück.',
      'The token endpoint refuses client id or secret.',
    ],
    [
      'Kennung und Geheimnis prüfen; vielleicht wurde das Geheimnis erneuert.',
      'Check client id and secret; perhaps the secret was renewed.',
    ],
  ),
  'core.auth.refused': entry(
    [
      'Der Tokendienst lehnt die Anfrage ab; `details.error` nennt den Grund.',
      'The token endpoint refuses the request; `details.error` names the reason.',
    ],
    ['Scopes und Freischaltung des Clients prüfen.', 'Check scopes and permissions of the client.'],
  ),
  'core.auth.unavailable': entry(
    [
      'Der Tokendienst ist vorübergehend nicht verfügbar.',
      'The token endpoint is not available for the moment.',
    ],
    ['Später wiederholen.', 'Try again later.'],
  ),
  'core.auth.response': entry(
    [
      'Der Tokendienst hat kein brauchbares Bearer-Token geliefert.',
      'The token endpoint gave no usable Bearer token.',
    ],
    ['`tokenUrl` prüfen und den Betreiber verständigen.', 'Check `tokenUrl` and tell the operator.'],
  ),
  'core.auth.secret': entry(
    [
      'Das Geheimnis für die Anmeldung (Client-Secret) ist nicht zu lesen.',
      'The secret of the credentials (client secret) cannot be read.',
    ],
    [
      'Prüfen, woher es kommt: Datei und ihre Rechte, Umgebungsvariable oder Tresor. In der Anwendung nennt `cause` die Ursache.',
      'Check where it comes from: the file and its permissions, the environment variable or the vault. In the application, `cause` has the reason.',
    ],
  ),
  'core.key.invalid': entry(
    ['Ein privater Schlüssel lässt sich nicht lesen.', 'A private key cannot be read.'],
    ['Format (PEM, JWK) und Passphrase prüfen.', 'Check format (PEM, JWK) and passphrase.'],
  ),
  'core.key.kid': entry(
    ['Einem Schlüssel fehlt die Kennung.', 'A key has no key id.'],
    ['`kid` angeben, wie die Gegenseite ihn kennt.', 'Give the `kid` by which the other side knows it.'],
  ),
  'core.key.use': entry(
    ['Ein Schlüssel ist für einen anderen Zweck bestimmt.', 'A key is meant for another use.'],
    [
      'Für Signatur und Entschlüsselung je einen eigenen Schlüssel nehmen.',
      'Use one key for signatures and another one for decryption.',
    ],
  ),
  'core.key.algorithm': entry(
    ['Schlüssel und Algorithmus passen nicht zusammen.', 'Key and algorithm do not fit.'],
    [
      'Einen Algorithmus nennen, den der Schlüssel trägt und das SDK zulässt.',
      'Name an algorithm that fits the key and that the SDK allows.',
    ],
  ),
  'core.key.weak': entry(
    ['Ein RSA-Schlüssel ist kürzer als 2048 Bit.', 'An RSA key is shorter than 2048 bits.'],
    ['Einen längeren Schlüssel erzeugen.', 'Make a longer key.'],
  ),
  'core.key.unwrap': entry(
    ['Ein Inhaltsschlüssel ließ sich nicht auspacken.', 'A content key could not be unwrapped.'],
    [
      'Prüfen, ob die Gegenseite den veröffentlichten Schlüssel benutzt; bei einem Schlüsselwechsel beide übergeben.',
      'Check whether the other side uses the published key; hand in both while keys roll over.',
    ],
  ),
  'core.paging.repeated': entry(
    [
      'Der Dienst liefert dieselbe Seite noch einmal; es ginge endlos weiter.',
      'The service gives the same page again; it would never end.',
    ],
    [
      'Den Betreiber verständigen; die Seiten bis dahin sind vollständig.',
      'Tell the operator; the pages so far are complete.',
    ],
  ),
  'core.observer.failed': entry(
    [
      'Ein Beobachter der Anwendung wirft Fehler; die Arbeit geht weiter.',
      'An observer of the application throws; the work goes on.',
    ],
    [
      'Den genannten Beobachter berichtigen; weitere Fehler werden nur gezählt.',
      'Mend the named observer; further faults are only counted.',
    ],
  ),
  'core.observer.hanging': entry(
    [
      'Ein Beobachter der Anwendung kommt nicht zurück; die Arbeit geht weiter.',
      'An observer of the application does not come back; the work goes on.',
    ],
    [
      'Dem genannten Beobachter eine Frist geben oder ihn nicht warten lassen.',
      'Give the named observer a time limit, or do not let it wait.',
    ],
  ),
  'core.tenant.unknown': entry(
    ['Diesen Mandanten gibt es nicht (mehr).', 'There is no such tenant (any more).'],
    [
      'Die Kennung prüfen; neue Mandanten werden nach höchstens fünf Sekunden gefunden.',
      'Check the id; new tenants are found after at most five seconds.',
    ],
  ),
  'core.tenant.ambiguous': entry(
    ['Es könnte mehr als ein Mandant gemeint sein.', 'More than one tenant could be meant.'],
    [
      'Jede Anfrage muss zu genau einer Kennung führen, und `tenant` der Konfiguration muss sie wiederholen.',
      'Each request must lead to exactly one id, and `tenant` of the configuration must repeat it.',
    ],
  ),
  'core.tenant.unavailable': entry(
    [
      'Die Konfiguration des Mandanten ließ sich nicht lesen.',
      'The configuration of the tenant could not be read.',
    ],
    [
      'Später wiederholen; hält es an, die Quelle der Konfigurationen prüfen (`cause`).',
      'Try again later; if it lasts, check the source of configurations (`cause`).',
    ],
  ),
  'core.xml.source': entry(
    ['Die Quelle eines XML-Dokuments liefert keine Bytes.', 'The source of an XML document gives no bytes.'],
    [
      'Einen Text, ein Uint8Array oder einen Strom von Uint8Array übergeben; einen Strom von Texten zuvor kodieren.',
      'Hand in a text, a Uint8Array or a stream of Uint8Array; encode a stream of texts first.',
    ],
  ),
};
