import { entry, type SomeErrorTexts } from './error-entry.ts';

const senderSendsAgain: [de: string, en: string] = [
  'Die Sendung wird nach dem zweiten Versuch mit diesem Grund zurückgewiesen; der Absender muss sie berichtigt neu senden.',
  'After the second attempt the submission is rejected for this reason; the sender has to correct it and send again.',
];

/** Texts of the inbox. */
export const inboxErrors = {
  'exchange.inbox.unusable-answer': entry(
    [
      'Der Zustelldienst nennt eine Sendung, deren Kennungen keine UUID sind.',
      'The delivery service lists a submission whose ids are no UUIDs.',
    ],
    [
      'Nichts davon wird übernommen. Adresse `endpoints.submissionApi` prüfen, sonst den Betreiber des Zustelldienstes verständigen.',
      'Nothing of it is taken. Check the address `endpoints.submissionApi`, otherwise tell the operator of the delivery service.',
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
      'Den Absender bitten, die Anlagen ungeteilt zu senden, oder eine neuere Version einsetzen und `inbox.retry()` aufrufen.',
      'Ask the sender for whole attachments, or install a newer version and call `inbox.retry()`.',
    ],
  ),
  'exchange.inbox.unknown-destination': entry(
    [
      'Der Zustellpunkt dieser Sendung ist hier nicht mehr eingerichtet.',
      'The destination of this submission is not configured here any more.',
    ],
    [
      'Den Zustellpunkt mit seinen Schlüsseln wieder eintragen, dann `inbox.retry()`.',
      'Configure the destination with its keys again, then `inbox.retry()`.',
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
      'Die Anwendung hat die Sendung nicht übernommen: `onReceive` hat einen Fehler gemeldet oder kam nicht zurück.',
      'The application has not taken the submission over: `onReceive` failed or did not come back.',
    ],
    [
      'Die Ursache steht am Fehler des Ereignisses `worker.fault` unter `cause`; die Sendung ist gespeichert und wird wieder übergeben.',
      'The error of the event `worker.fault` has the reason as its `cause`; the submission is stored and handed over again.',
    ],
  ),
  'exchange.inbox.answered-otherwise': entry(
    [
      'Der Zustelldienst hat schon die gegenteilige Antwort auf diese Sendung; nach 14 Tagen weist er selbst zurück.',
      'The delivery service already has the opposite answer to this submission; after 14 days it rejects by itself.',
    ],
    [
      'Mit dem Absender klären, was gilt; die Entscheidung im Fachverfahren anpassen.',
      'Agree with the sender on what holds; adapt the decision in the application.',
    ],
  ),
  'exchange.inbox.not-waiting': entry(
    ['Die Sendung wartet nicht auf eine Entscheidung.', 'The submission does not wait for a decision.'],
    [
      'Erst mit `inbox.entry(id)` den Stand ansehen; entschieden wird einmal.',
      'Look at the state with `inbox.entry(id)` first; a decision is made once.',
    ],
  ),
  'exchange.inbox.not-stopped': entry(
    [
      'Die Sendung ist nicht angehalten und kann darum nicht wieder aufgenommen werden.',
      'The submission is not stopped, so it cannot be revived.',
    ],
    ['Den Stand mit `inbox.entry(id)` ansehen.', 'Look at the state with `inbox.entry(id)`.'],
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
    ['Ein Teil der Sendung lässt sich nicht entschlüsseln.', 'A part of the submission cannot be decrypted.'],
    senderSendsAgain,
  ),
  'exchange.inbox.incorrect-authentication-tag': entry(
    [
      'Ein Teil der Sendung ist nicht der, den das Ereignisprotokoll bestätigt.',
      'A part of the submission is not the one that the event log confirms.',
    ],
    senderSendsAgain,
  ),
  'exchange.inbox.hash-mismatch': entry(
    [
      'Die Prüfsumme eines Teils ist nicht die, die in den Metadaten steht.',
      'The hash of a part is not the one in the metadata.',
    ],
    senderSendsAgain,
  ),
  'exchange.inbox.schema-violation': entry(
    ['Die Metadaten verletzen ihr Schema.', 'The metadata does not follow its schema.'],
    senderSendsAgain,
  ),
  'exchange.inbox.attachments-mismatch': entry(
    [
      'Angekündigte, beschriebene und eingereichte Anlagen stimmen nicht überein.',
      'Announced, described and submitted attachments are not the same.',
    ],
    senderSendsAgain,
  ),
  'exchange.inbox.unsupported-metadata': entry(
    [
      'Die Metadaten haben eine Version, die nicht unterstützt wird.',
      'The metadata has a version that is not supported.',
    ],
    senderSendsAgain,
  ),
  'exchange.inbox.unexpected': entry(
    [
      'Im Posteingang ist ein Fehler aufgetreten, der nicht vom Zustelldienst kommt (Datenbank, Datenträger, Programm).',
      'A fault occurred in the inbox that does not come from the delivery service (database, disk, program).',
    ],
    [
      'Die Ursache steht am Fehler des Ereignisses `worker.fault` unter `cause`; es wird weiter versucht.',
      'The error of the event `worker.fault` has the reason as its `cause`; attempts go on.',
    ],
  ),
} satisfies SomeErrorTexts;
