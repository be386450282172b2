import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of the inbox. */
export const inboxErrors = {
  'exchange.inbox.unusable-answer': entry(
    [
      'Der Zustelldienst nennt eine Sendung, deren Kennungen keine UUID sind.',
      'The delivery service lists a submission whose ids are no UUIDs.',
    ],
    [
      'Dieser Eintrag wird ausgelassen, alle anderen werden abgeholt. Adresse `endpoints.submissionApi` prüfen, sonst den Betreiber des Zustelldienstes verständigen.',
      'This entry is left out, all others are fetched. Check the address `endpoints.submissionApi`, otherwise tell the operator of the delivery service.',
    ],
  ),
  'exchange.inbox.not-in-log': entry(
    [
      'Das Ereignisprotokoll enthält die Einreichung dieser Sendung noch nicht.',
      'The event log does not hold the submission yet.',
    ],
    [
      'Nichts; es wird wieder versucht. Bleibt es so, den Betreiber des Zustelldienstes verständigen.',
      'None; it is tried again. If it stays so, tell the operator of the delivery service.',
    ],
  ),
  'exchange.inbox.other-submission': entry(
    [
      'Der Zustelldienst hat eine andere Sendung geliefert, als verlangt war.',
      'The delivery service answered with another submission than was asked for.',
    ],
    [
      'Nichts; es wird wieder versucht. Bleibt es so, den Betreiber des Zustelldienstes verständigen.',
      'None; it is tried again. If it stays so, tell the operator of the delivery service.',
    ],
  ),
  'exchange.inbox.fragments-unsupported': entry(
    [
      'Die Sendung hat geteilte Anlagen, die diese Version nicht zusammensetzen kann; sie wurde nicht zurückgewiesen.',
      'The submission has fragmented attachments, which this version cannot put together; it was not rejected.',
    ],
    [
      'Den Absender bitten, die Anlagen ungeteilt zu senden, oder eine neuere Version einsetzen und die Sendung wieder aufnehmen (`rathaus exchange retry`, Betriebsseite oder `inbox.retry()`).',
      'Ask the sender for whole attachments, or install a newer version and go on with the submission (`rathaus exchange retry`, operator page or `inbox.retry()`).',
    ],
  ),
  'exchange.inbox.metadata-not-judged': entry(
    [
      'Die Metadaten sind vielleicht richtig, aber diese Ausgabe kann sie nicht beurteilen: Sie haben eine Version, die sie nicht kennt, oder sie beschreiben nach Version 1 eine Sendung ohne Fachdaten. Es wurde nichts zurückgewiesen und nichts angenommen.',
      'The metadata may be right, but this release cannot judge them: they have a version that it does not know, or they describe, as version 1 allows, a submission without data. Nothing was rejected and nothing accepted.',
    ],
    [
      '`details.reason` nennt den Grund. Bei `version` eine neuere Ausgabe des Pakets einsetzen; bei `no-data` den Absender bitten, die Angaben als Fachdaten nach Version 2 zu senden. Bis dahin wartet die Sendung; nach 14 Tagen weist der Zustelldienst sie zurück.',
      '`details.reason` names the reason. For `version` install a newer release of the package; for `no-data` ask the sender to send what they have as data of version 2. Until then the submission waits; after 14 days the delivery service rejects it.',
    ],
  ),
  'exchange.inbox.content-refetched': entry(
    [
      'Vor der Annahme fehlte ein Inhalt im Speicher; er wurde noch einmal abgeholt.',
      'A content was missing in the store before the acceptance; it was fetched again.',
    ],
    [
      'Prüfen, wer im Inhaltsspeicher löscht; die Einreichung selbst ist vollständig.',
      'Find out who deletes in the content store; the submission itself is complete.',
    ],
  ),
  'exchange.inbox.unknown-destination': entry(
    [
      'Der Zustellpunkt dieser Sendung ist hier nicht mehr eingerichtet.',
      'The destination of this submission is not configured here any more.',
    ],
    [
      'Den Zustellpunkt mit seinen Schlüsseln wieder eintragen, dann die Sendung wieder aufnehmen (`rathaus exchange retry`, Betriebsseite oder `inbox.retry()`).',
      'Configure the destination with its keys again, then go on with the submission (`rathaus exchange retry`, operator page or `inbox.retry()`).',
    ],
  ),
  'exchange.inbox.inconsistent': entry(
    [
      'Die Datenbank führt eine Sendung als gespeichert, aber ihr Inhalt fehlt.',
      'The database has a submission as stored, but its content is missing.',
    ],
    [
      'Datenbank und Ordner gemeinsam aus der Sicherung wiederherstellen.',
      'Restore database and folder together from the backup.',
    ],
  ),
  'exchange.inbox.not-taken': entry(
    [
      'Die Anwendung hat die Sendung nicht übernommen: Sie hat einen Fehler gemeldet, nicht geantwortet oder etwas entschieden, was nicht ausgeführt werden kann, etwa eine Zurückweisung ohne brauchbaren Grund.',
      'The application has not taken the submission over: it reported a fault, did not answer, or decided what cannot be done, such as a rejection without a usable problem.',
    ],
    [
      'Der Grund steht im Protokoll der Anwendung, bei `rathaus exchange receive` in dessen Ausgabe (Platz, Rechte, Ziel). Die Sendung ist gespeichert und wird wieder übergeben; zurückgewiesen wurde nichts. In der Anwendung: `cause` am Fehler des Ereignisses `worker.fault`; bei einer Entscheidung nennt `details.place` ihre Stelle (`reject.0.title`).',
      'The reason is in the log of the application, with `rathaus exchange receive` in its output (space, permissions, target). The submission is stored and handed over again; nothing was rejected. In the application: `cause` of the error of the event `worker.fault`; of a decision `details.place` names the member (`reject.0.title`).',
    ],
  ),
  'exchange.inbox.answered-otherwise': entry(
    [
      'Der Zustelldienst oder das Postfach hat schon eine andere Antwort auf diese Sendung; der Zustelldienst weist nach 14 Tagen selbst zurück.',
      'The delivery service or the mailbox already has another answer to this submission; the delivery service rejects by itself after 14 days.',
    ],
    [
      'Mit dem Absender klären, was gilt; die Entscheidung im Fachverfahren anpassen. In einem Postfach kann die Empfangsbestätigung gefälscht sein: Klären, wer sie geschrieben hat.',
      'Agree with the sender on what holds; adapt the decision in the application. In a mailbox the receipt may be forged: find out who wrote it.',
    ],
  ),
  'exchange.inbox.answered-before': entry(
    [
      'Die Sendung ist beim Zustelldienst schon beantwortet, und ihr Inhalt ist nicht hier: Sie wurde vor einer Wiederherstellung oder von einem anderen System beantwortet, oder der Zustelldienst hat sie nach 14 Tagen zurückgewiesen. Der Anwendung wurde sie von hier nicht noch einmal übergeben.',
      'The delivery service already has an answer to this submission, and its content is not here: it was answered before a restore or by another system, or the service rejected it after 14 days. It was not handed over to the application again from here.',
    ],
    [
      'Im Fachverfahren unter `key` nachsehen, ob der Eingang angelegt ist. Fehlt er, den Absender bitten, neu zu senden, und an Fristen denken: Der Tag der ersten Sendung steht im Ereignisprotokoll.',
      'See in the application whether there is an entry under `key`. If not, ask the sender to send again, and mind time limits: the day of the first submission is in the event log.',
    ],
  ),
  'exchange.inbox.unknown-delivery': entry(
    [
      'Einen solchen Eingang gibt es bei dieser Behörde nicht.',
      'This authority has no such received delivery.',
    ],
    [
      'Kennung und Mandant prüfen. Ist für Datensätze eine Frist eingestellt (`inbox.retention.records`), kann er gelöscht sein.',
      'Check id and tenant. With a retention of records (`inbox.retention.records`) it may have been deleted.',
    ],
  ),
  'exchange.inbox.invalid-request': entry(
    [
      'Eine Angabe eines Aufrufs des Posteingangs ist nicht brauchbar, zum Beispiel ein Grund einer Zurückweisung; es wurde nichts getan.',
      'A value of a call of the inbox cannot be used, for example a problem of a rejection; nothing was done.',
    ],
    [
      '`details.place` nennt die Angabe (`problems.0.title`), `details.places` alle, wenn es mehrere sind, die Meldung die Regel. Die Angaben in der Anwendung berichtigen.',
      '`details.place` names the value (`problems.0.title`), `details.places` all of them when there are several, the message the rule. Correct the values in the application.',
    ],
  ),
  'exchange.inbox.not-waiting': entry(
    ['Die Sendung wartet nicht auf eine Entscheidung.', 'The submission does not wait for a decision.'],
    [
      'Erst den Stand ansehen (`rathaus exchange show`, Betriebsseite oder `inbox.entry(id)`); entschieden wird einmal.',
      'Look at the state first (`rathaus exchange show`, operator page or `inbox.entry(id)`); a decision is made once.',
    ],
  ),
  'exchange.inbox.not-stopped': entry(
    [
      'Die Sendung ist nicht angehalten und kann darum nicht wieder aufgenommen werden.',
      'The submission is not stopped, so it cannot be revived.',
    ],
    [
      'Den Stand ansehen (`rathaus exchange show`, Betriebsseite oder `inbox.entry(id)`).',
      'Look at the state (`rathaus exchange show`, operator page or `inbox.entry(id)`).',
    ],
  ),
  'exchange.inbox.not-finished': entry(
    [
      'Inhalt kann erst gelöscht werden, wenn der Zustelldienst die Antwort bestätigt hat.',
      'Content can be deleted only after the service has confirmed the answer.',
    ],
    [
      'Warten, bis der Stand `accepted` oder `rejected` ist.',
      'Wait until the state is `accepted` or `rejected`.',
    ],
  ),
  'exchange.inbox.encryption-issue': entry(
    [
      'Ein Teil der Sendung lässt sich nicht entschlüsseln: Er nennt einen Schlüssel, den es nicht gibt, folgt nicht dem vorgeschriebenen Verfahren oder wurde verändert. Nach dem zweiten Versuch wird die Sendung zurückgewiesen.',
      'A part of the submission cannot be decrypted: it names a key that does not exist, does not follow the prescribed method or was changed. After the second attempt the submission is rejected.',
    ],
    [
      '`details.cause` nennt den Befund. Der Absender muss den veröffentlichten Schlüssel des Zustellpunkts neu abrufen, damit nach der vorgeschriebenen Weise verschlüsseln und neu senden. Ein falscher eigener Schlüssel wird vorher bemerkt (`exchange.jwe.wrong-private-key`).',
      '`details.cause` names what was found. The sender has to fetch the published key of the destination anew, encrypt with it as prescribed and send again. A wrong key of our own is noticed before (`exchange.jwe.wrong-private-key`).',
    ],
  ),
  'exchange.inbox.incorrect-authentication-tag': entry(
    [
      'Ein Teil der Sendung ist nicht der, den das signierte Ereignisprotokoll bestätigt: Er wurde unterwegs oder beim Zustelldienst ausgetauscht oder beschädigt. Nach dem zweiten Versuch wird die Sendung zurückgewiesen.',
      'A part of the submission is not the one that the signed event log confirms: it was exchanged or damaged on the way or at the delivery service. After the second attempt the submission is rejected.',
    ],
    [
      'Der Absender sendet dieselbe Sendung noch einmal; zu berichtigen hat er nichts. Wiederholt es sich, als Sicherheitsvorfall behandeln und den Betreiber des Zustelldienstes verständigen.',
      'The sender sends the same submission once more; there is nothing for them to correct. If it happens again treat it as a security incident and tell the operator of the delivery service.',
    ],
  ),
  'exchange.inbox.hash-mismatch': entry(
    [
      'Ein Teil der Sendung ist unverändert angekommen, hat aber eine andere Prüfsumme, als der Absender in den Metadaten angibt; `details.instance` nennt den Teil. Nach dem zweiten Versuch wird die Sendung zurückgewiesen.',
      'A part of the submission arrived unchanged but has another hash than the sender states in the metadata; `details.instance` names the part. After the second attempt the submission is rejected.',
    ],
    [
      'Der Absender muss prüfen, wie sein Programm die Prüfsumme bildet (SHA-512 über den unverschlüsselten Inhalt, hexadezimal), und mit der richtigen neu senden.',
      'The sender has to check how their program makes the hash (SHA-512 of the unencrypted content, hexadecimal) and send again with the right one.',
    ],
  ),
  'exchange.inbox.schema-violation': entry(
    [
      'Die Metadaten der Sendung sind kein gültiges JSON oder verletzen ihr Schema; die Meldung nennt die Stelle. Nach dem zweiten Versuch wird die Sendung zurückgewiesen.',
      'The metadata of the submission is no valid JSON or does not follow its schema; the message names the place. After the second attempt the submission is rejected.',
    ],
    [
      '`details.cause` nennt die Regel. Der Absender muss die Metadaten an dieser Stelle berichtigen und neu senden; `checkMetadataJson()` nennt ihm jeden Fehler.',
      '`details.cause` names the rule. The sender has to correct the metadata at this place and send again; `checkMetadataJson()` names every fault.',
    ],
  ),
  'exchange.inbox.attachments-mismatch': entry(
    [
      'Angekündigte, in den Metadaten beschriebene und eingereichte Anlagen sind nicht dieselben, oder es sind mehr, als der Zustelldienst erlaubt. Nach dem zweiten Versuch wird die Sendung zurückgewiesen.',
      'Announced attachments, those that the metadata describes and those that were submitted are not the same, or there are more than the delivery service allows. After the second attempt the submission is rejected.',
    ],
    [
      '`details.cause` nennt den Grund: `different` (andere Anlagen), `ambiguous` (dieselbe Kennung zweimal) oder `too-many`. Der Absender muss jede Anlage ankündigen, hochladen und in den Metadaten beschreiben, höchstens 100, und neu senden.',
      '`details.cause` names the reason: `different` (other attachments), `ambiguous` (the same id twice) or `too-many`. The sender has to announce, upload and describe every attachment in the metadata, 100 at most, and send again.',
    ],
  ),
  'exchange.inbox.unsupported-metadata': entry(
    [
      'Die Metadaten der Sendung sagen nicht, nach welchem Metadatenschema sie gemacht sind: `$schema` fehlt oder ist kein Text. Nach dem zweiten Versuch wird die Sendung zurückgewiesen.',
      'The metadata of the submission do not say which metadata schema they follow: `$schema` is missing or no text. After the second attempt the submission is rejected.',
    ],
    [
      'In der Sachbearbeitung: Der Antrag ist nicht angekommen, und der Absender weiß es durch die Zurückweisung. Ihn bitten, neu zu senden, und an Fristen denken: Der Tag der ersten Sendung steht im Ereignisprotokoll. Der Absender muss `$schema` mit einer Version 1.x oder 2.x angeben, die der Zustellpunkt nennt (`metadataVersions`).',
      'For the clerk: the application has not arrived, and the rejection has told the sender so. Ask them to send again, and mind time limits: the day of the first submission is in the event log. The sender has to name a version 1.x or 2.x in `$schema` that the destination lists (`metadataVersions`).',
    ],
  ),
} satisfies SomeErrorTexts;
