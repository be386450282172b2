import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of configuration, keys, encryption, metadata, events and worker. */
export const partErrors = {
  'exchange.config.invalid': entry(
    ['Die Konfiguration des Austauschs hat Fehler.', 'The configuration of the exchange has faults.'],
    [
      'Alle Fehler stehen in der Meldung, die betroffenen Felder in `details.members`; alle auf einmal beheben und neu starten.',
      'The message lists all faults, `details.members` the members; repair all of them and start again.',
    ],
  ),
  'exchange.key.refused': entry(
    [
      'Ein öffentlicher Schlüssel oder sein Zertifikat erfüllt das Profil von FIT-Connect nicht.',
      'A public key or its certificate does not meet the profile of FIT-Connect.',
    ],
    [
      '`details.rule` nennt die Regel; `checkPublicJwk` liefert den vollen Bericht. Die Stelle, die den Schlüssel veröffentlicht, muss ihn ersetzen; fehlt nur das Vertrauen, das Wurzelzertifikat in `trust.roots` eintragen.',
      '`details.rule` names the rule; `checkPublicJwk` gives the full report. Whoever publishes the key has to replace it; when only trust is missing, enter the root certificate in `trust.roots`.',
    ],
  ),
  'exchange.key.private': entry(
    [
      'Übergeben wurde der private Schlüssel; veröffentlicht wird nur der öffentliche. Gesendet wurde nichts.',
      'The private key was handed over; only the public one is published. Nothing was sent.',
    ],
    [
      'Den öffentlichen Teil übergeben (bei `rathaus exchange keys new`: ….oeffentlich.jwk.json). `details.members` nennt die geheimen Angaben. Hat der private Schlüssel diesen Rechner auf anderem Weg verlassen, ein neues Paar erzeugen.',
      'Hand over the public part (of `rathaus exchange keys new`: ….oeffentlich.jwk.json). `details.members` names the secret members. If the private key has left this machine in another way, make a new pair.',
    ],
  ),
  'exchange.key.unknown': entry(
    [
      'Ein Ereignis ist mit einem Schlüssel signiert, den weder der Zustelldienst noch der Zustellpunkt veröffentlicht.',
      'An event is signed with a key that neither the delivery service nor the destination publishes.',
    ],
    [
      'Nicht annehmen. Prüfen, ob die Adressen unter `endpoints` zur Umgebung gehören; sonst den Betreiber des Zustelldienstes oder des Zustellpunkts fragen.',
      'Do not accept it. See whether the addresses in `endpoints` belong to the environment; otherwise ask the operator of the service or of the destination.',
    ],
  ),
  'exchange.revocation.unknown': entry(
    [
      'Ob ein Zertifikat gesperrt wurde, ließ sich nicht feststellen; ohne Antwort wird es nicht verwendet.',
      'Whether a certificate was revoked could not be found out; without an answer it is not used.',
    ],
    [
      'Es wird von selbst wieder gefragt. `details.why` nennt den Grund (Tabelle in docs/exchange/revocation.md); bei `host-refused` und `address-refused` die Adresse unter `allowHosts` freigeben, sonst Netz und Auskunftsdienst prüfen. `policy: { allowUnknownFor }` überbrückt Ausfälle.',
      'It is asked again by itself. `details.why` names the reason (table in docs/exchange/revocation.md); for `host-refused` and `address-refused` enter the address in `allowHosts`, otherwise look at network and responder. `policy: { allowUnknownFor }` bridges outages.',
    ],
  ),
  'exchange.jwe.malformed': entry(
    [
      'Der verschlüsselte Inhalt hat nicht die vorgeschriebene Form (kompaktes JWE).',
      'The encrypted content does not have the required form (compact JWE).',
    ],
    [
      'Der Absender muss neu senden; `details.part` nennt den Teil, der falsch ist.',
      'The sender has to send again; `details.part` names the part that is wrong.',
    ],
  ),
  'exchange.jwe.header-refused': entry(
    [
      'Der Kopf des verschlüsselten Inhalts nennt ein Verfahren, das FIT-Connect nicht erlaubt, oder eine Angabe zweimal.',
      'The header of the encrypted content names a method that FIT-Connect does not allow, or has a member twice.',
    ],
    [
      'Der Hersteller des sendenden Systems muss das Verfahren ändern; `details.member` nennt die Angabe, `details.reason: duplicate-member` eine doppelte.',
      'The vendor of the sending system has to change it; `details.member` names the member, `details.reason: duplicate-member` one that comes twice.',
    ],
  ),
  'exchange.jwe.unknown-kid': entry(
    [
      'Für den Schlüssel, mit dem verschlüsselt wurde, ist hier kein privater Schlüssel eingerichtet. Die Sendung wartet; zurückgewiesen wurde nichts.',
      'No private key is configured here for the key that was used to encrypt. The submission waits; nothing was rejected.',
    ],
    [
      'Den privaten Schlüssel mit der Kennung aus `details.kid` unter `decrypters` eintragen (in der Konfiguration von `rathaus exchange`: `decryptionKeys`). Danach geht es von selbst weiter, sofort mit „Jetzt versuchen“ auf der Betriebsseite oder `inbox.retry()`. Alte Schlüssel erst entfernen, wenn nichts mehr für sie unterwegs ist. Ist der Schlüssel in fremde Hände geraten, ihn unter `compromisedKeys` eintragen: Dann wird der Absender gebeten, neu zu senden. Nach 14 Tagen weist der Zustelldienst zurück.',
      'Add the private key with the id in `details.kid` to `decrypters` (in the configuration of `rathaus exchange`: `decryptionKeys`). Then it goes on by itself, at once with "Try now" on the operator page or `inbox.retry()`. Remove old keys only when nothing is under way for them. If others have got the key, enter it in `compromisedKeys`: then the sender is asked to send anew. After 14 days the delivery service rejects.',
    ],
  ),
  'exchange.jwe.unproven-key': entry(
    [
      'Ein Inhalt lässt sich mit dem eingerichteten Schlüssel nicht öffnen, und der Zustellpunkt veröffentlicht diesen Schlüssel nicht mehr. Ob die Schlüsseldatei oder der Inhalt falsch ist, lässt sich nicht entscheiden. Die Sendung wartet; zurückgewiesen wurde nichts.',
      'A content does not open with the configured key, and the destination does not publish this key any more. Whether the key file or the content is wrong cannot be told. The submission waits; nothing was rejected.',
    ],
    [
      'Prüfen, ob unter `decrypters` die richtige Datei für die Kennung aus `details.kid` steht; danach geht es von selbst weiter. Ist sie richtig, ist der Inhalt falsch: den Absender bitten, neu zu senden, und den Schlüssel unter `compromisedKeys` eintragen oder `refuseUnreadableAfter` setzen, damit die Sendung zurückgewiesen wird.',
      'See that `decrypters` has the right file for the id in `details.kid`; then it goes on by itself. If it has, the content is wrong: ask the sender to send anew, and enter the key in `compromisedKeys` or set `refuseUnreadableAfter`, so that the submission is rejected.',
    ],
  ),
  'exchange.jwe.decryption-failed': entry(
    [
      'Der Inhalt lässt sich nicht entschlüsseln: falscher Schlüssel oder unterwegs verändert.',
      'The content cannot be decrypted: wrong key, or changed on the way.',
    ],
    [
      'Der Posteingang lädt ihn noch einmal und weist die Sendung dann zurück; der Absender muss neu senden.',
      'The inbox downloads it once more and then rejects the submission; the sender has to send again.',
    ],
  ),
  'exchange.jwe.decrypter-failed': entry(
    [
      'Der private Schlüssel ließ sich nicht verwenden: Die Schlüsseldatei, das HSM oder der Schlüsseldienst hat einen Fehler gemeldet. Über den Inhalt ist damit nichts gesagt.',
      'The private key could not be used: the key file, the HSM or the key service reported a fault. That says nothing about the content.',
    ],
    [
      'Es wird von selbst wieder versucht, zurückgewiesen wird nichts. Die Ursache steht unter `cause`; `details.kid` nennt den Schlüssel. Schlüsseldatei, Sitzung am HSM und Rechte prüfen. Ein eigener `decrypter` meldet einen falschen Schlüssel der Nachricht als `OperationError`, alles andere als Fehler seiner Art.',
      'It is tried again by itself, and nothing is rejected. The `cause` has the reason; `details.kid` names the key. See to the key file, the session of the HSM and the permissions. A `decrypter` of your own reports a wrong key of the message as `OperationError`, everything else as what it is.',
    ],
  ),
  'exchange.jwe.wrong-private-key': entry(
    [
      'Ein hier eingerichteter privater Schlüssel gehört nicht zu dem öffentlichen, den der Zustellpunkt unter derselben Kennung veröffentlicht. Darum lässt sich nichts entschlüsseln; an der Sendung liegt es nicht.',
      'A private key that is configured here does not belong to the public one that the destination publishes under the same id. Therefore nothing can be decrypted; the submission is not to blame.',
    ],
    [
      'Unter `decrypters` die richtige Schlüsseldatei für die Kennung aus `details.kid` eintragen; danach geht es von selbst weiter. Es wurde nichts zurückgewiesen.',
      'Enter the right key file for the id in `details.kid` in `decrypters`; then it goes on by itself. Nothing was rejected.',
    ],
  ),
  'exchange.jwe.tag-differs': entry(
    [
      'Der Inhalt ist nicht der, den der Zustelldienst im Ereignisprotokoll bestätigt hat.',
      'The content is not the one that the delivery service has confirmed in the event log.',
    ],
    [
      'Nicht verwenden. Der Posteingang lädt noch einmal und weist dann zurück; bei Wiederholung den Betreiber des Zustelldienstes verständigen.',
      'Do not use it. The inbox downloads once more and then rejects; if it happens again tell the operator of the delivery service.',
    ],
  ),
  'exchange.jwe.too-large': entry(
    [
      'Der Inhalt ist größer als die Grenze dieses Empfängers.',
      'The content is larger than the limit of this receiver.',
    ],
    [
      'Die Grenze steht in `details.limit`. Bei Fachdaten kann `inbox.maxDataBytes` erhöht werden, wenn der Arbeitsspeicher reicht; sonst als Anlage senden lassen.',
      '`details.limit` names the limit. For data `inbox.maxDataBytes` can be raised when memory allows; otherwise have it sent as an attachment.',
    ],
  ),
  'exchange.jwe.length-differs': entry(
    [
      'Die Quelle lieferte mehr oder weniger Bytes, als angekündigt waren.',
      'The source yielded more or fewer bytes than were announced.',
    ],
    [
      'Länge und Inhalt aus derselben Quelle nehmen; die Datei darf sich während des Sendens nicht ändern.',
      'Take length and content from the same source; the file must not change while it is sent.',
    ],
  ),
  'exchange.jwe.read-twice': entry(
    [
      'Derselbe verschlüsselte Strom sollte ein zweites Mal gesendet werden.',
      'The same encrypted stream was to be sent a second time.',
    ],
    [
      'Für jeden Versuch mit `encryptJwe` neu verschlüsseln: nur ein neuer Schlüssel macht die Wiederholung sicher.',
      'Encrypt anew with `encryptJwe` for each attempt: only a new key makes the repetition safe.',
    ],
  ),
  'exchange.jwe.inflation-refused': entry(
    [
      'Der komprimierte Inhalt ist beschädigt, endet nicht dort, wo er soll, oder wächst beim Entpacken zu stark.',
      'The compressed content is broken, does not end where it has to, or grows too much when it is unpacked.',
    ],
    [
      '`details.reason` nennt den Grund: `broken`, `trailing` (Bytes nach dem Ende) oder `ratio`. Der Absender muss neu senden, am besten unkomprimiert.',
      '`details.reason` names the reason: `broken`, `trailing` (bytes behind the end) or `ratio`. The sender has to send again, best without compression.',
    ],
  ),
  'exchange.jwe.not-verified': entry(
    [
      'Das Ergebnis einer Entschlüsselung wurde abgefragt, bevor sie gut zu Ende war.',
      'The result of a decryption was asked for before it had ended well.',
    ],
    [
      '`plaintext` bis zum Ende lesen und `result()` erst danach aufrufen; nach einem Fehler alles Gelesene verwerfen.',
      'Read `plaintext` to its end and call `result()` afterwards; after an error throw away all that was read.',
    ],
  ),
  'exchange.metadata.invalid': entry(
    [
      'Mit diesen Angaben entstünden Metadaten, die kein Empfänger annimmt.',
      'These values would make metadata that no receiver takes.',
    ],
    [
      '`details.rule` nennt die Regel, `details.place` die Stelle; die Angabe in der Anwendung berichtigen.',
      '`details.rule` names the rule, `details.place` the member; correct the value in the application.',
    ],
  ),
  'exchange.schema.refused': entry(
    [
      'Ein Schema für die Prüfung von Fachdaten kann nicht verwendet werden.',
      'A schema for the check of data cannot be used.',
    ],
    [
      '`details.schemaUri` nennt das Schema, `details.fault` den Grund, `details.place` die Stelle. Bei `reference` das Schema, auf das verwiesen wird, in dieselbe Sammlung aufnehmen (gleiche Fassung von JSON Schema); nachgeladen wird nichts. Bei `format` die Prüfung unter `formats` angeben. Bei `not-loaded` steht die Ursache in `cause`.',
      '`details.schemaUri` names the schema, `details.fault` the reason, `details.place` the member. For `reference` add the schema that is referred to to the same bundle (same version of JSON Schema); nothing is fetched. For `format` give the check in `formats`. For `not-loaded`, `cause` has the reason.',
    ],
  ),
  'exchange.event.refused': entry(
    [
      'Das Ereignisprotokoll enthält einen Eintrag, dessen Signatur, Aussteller oder Inhalt nicht stimmt.',
      'The event log holds an entry whose signature, issuer or content is wrong.',
    ],
    [
      'Nichts daraus verwenden. `details.reason` nennt die Prüfung; steht dort `iss`, die Angabe `endpoints.serviceIssuers` prüfen, sonst den Betreiber des Zustelldienstes verständigen.',
      'Use nothing of it. `details.reason` names the check; if it is `iss` look at `endpoints.serviceIssuers`, otherwise tell the operator of the delivery service.',
    ],
  ),
  'exchange.event.unknown': entry(
    [
      'Das Ereignisprotokoll enthält ein gültig signiertes Ereignis, das diese Version nicht kennt. Es bleibt als Beleg erhalten.',
      'The event log has a validly signed event that this version does not know. It is kept as evidence.',
    ],
    [
      'Nichts; bei Gelegenheit prüfen, ob es eine neuere Version des Pakets gibt.',
      'None; look for a newer version of the package some time.',
    ],
  ),
  'exchange.event.no-problem': entry(
    ['Eine Zurückweisung ohne Grund wurde verlangt.', 'A rejection without a reason was asked for.'],
    [
      'Mindestens ein Problem mit Titel und Erklärung angeben.',
      'Give at least one problem with title and detail.',
    ],
  ),
  'exchange.event.wrong-signer': entry(
    [
      'Der Signaturschlüssel hat nicht das Verfahren PS512.',
      'The signature key does not use the algorithm PS512.',
    ],
    [
      'Für den Zustellpunkt einen Schlüssel mit PS512 einrichten und dessen öffentlichen Teil registrieren.',
      'Configure a key with PS512 for the destination and register its public part.',
    ],
  ),
  'exchange.worker.lease-lost': entry(
    ['Ein anderer Arbeitsprozess hat diese Sendung übernommen.', 'Another worker has taken this item over.'],
    [
      'Nichts; er macht am letzten gespeicherten Schritt weiter. Geschieht es oft, ist die Datenbank oder der Rechner zu langsam; die Anwendung kann die Frist verlängern (`lease`).',
      'None; it goes on at the last stored step. If it happens often, the database or the machine is too slow; the application can make the term longer (`lease`).',
    ],
  ),
  'exchange.worker.unexpected': entry(
    [
      'Der Arbeitsprozess selbst ist gescheitert, etwa an der Datenbank. Keine Sendung ist schuld.',
      'The worker itself failed, for example at the database. No delivery is to blame.',
    ],
    [
      'Der Arbeitsprozess macht von selbst weiter. Wiederholt es sich, prüfen, ob die Datenbank läuft und erreichbar ist und ob die Konfiguration stimmt; der Grund steht im Protokoll der Anwendung (`cause`).',
      'The worker goes on by itself. If it happens again, check whether the database runs and can be reached and whether the configuration is right; the reason is in the log of the application (`cause`).',
    ],
  ),
  'exchange.transport.failed': entry(
    [
      'Eine selbst eingerichtete Art der Zustellung ist mit einem eigenen Fehler gescheitert.',
      'A way of delivery that was added to the configuration failed with an error of its own.',
    ],
    [
      'Nichts, es wird wieder versucht; der Grund steht im Protokoll der Anwendung (`cause` am Fehler des Ereignisses `work.failed`).',
      'None, it is tried again; the reason is in the log of the application (`cause` of the error of the event `work.failed`).',
    ],
  ),
  'exchange.transport.not-configured': entry(
    [
      'Die Art der Zustellung, mit der diese Sendung begonnen wurde, ist hier nicht eingerichtet.',
      'The way of delivery that this delivery was begun with is not configured here.',
    ],
    [
      'Sie wieder in die Konfiguration aufnehmen (`fitConnect`, `transports`); die Sendung geht dann von selbst weiter.',
      'Put it into the configuration again (`fitConnect`, `transports`); the delivery then goes on by itself.',
    ],
  ),
  'exchange.transport.progress-unknown': entry(
    [
      'Der gespeicherte Stand einer Sendung stammt von einer anderen Version, die diese nicht lesen kann.',
      'The stored state of a delivery was written by another release, which this one cannot read.',
    ],
    [
      'Mit der neueren Version weiterarbeiten; ältere und neuere Arbeiter nur nebeneinander betreiben, wenn das Änderungsprotokoll es erlaubt.',
      'Go on with the newer version; run older and newer workers side by side only where the changelog allows it.',
    ],
  ),
  'exchange.worker.no-signal': entry(
    [
      'Die Anwendung hat einen Arbeitsprozess gestartet, den niemand anhalten könnte; er läuft nicht.',
      'The application has started a worker that nobody could stop; it does not run.',
    ],
    [
      'An die Entwickler der Anwendung: `run({ signal })` mit dem Signal eines `AbortController` aufrufen und es beim Herunterfahren auslösen.',
      'For the developers of the application: call `run({ signal })` with the signal of an `AbortController` and abort it at shutdown.',
    ],
  ),
} satisfies SomeErrorTexts;
