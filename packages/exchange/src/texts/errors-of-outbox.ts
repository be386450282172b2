import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of the outbox. */
export const outboxErrors = {
  'exchange.outbox.invalid-request': entry(
    [
      'Eine Angabe der Sendung oder eines Aufrufs des Postausgangs ist nicht brauchbar; es wurde nichts getan.',
      'A value of the delivery, or of a call of the outbox, cannot be used; nothing was done.',
    ],
    [
      '`details.place` nennt die Angabe so, wie der Aufruf sie schreibt (`to.destinationId`, `attachments.0.fileName`), `details.places` alle, wenn es mehrere sind, die Meldung die Regel. Die Angaben berichtigen.',
      '`details.place` names the value as the call has it (`to.destinationId`, `attachments.0.fileName`), `details.places` all of them when there are several, the message the rule. Correct the values.',
    ],
  ),
  'exchange.outbox.key-conflict': entry(
    [
      'Unter diesem Schlüssel wurde schon etwas anderes gesendet.',
      'Something else was sent under this key before.',
    ],
    [
      'Einen neuen Schlüssel wählen oder genau denselben Inhalt übergeben; `details.deliveryId` nennt die erste Sendung.',
      'Choose another key or hand in the very same content; `details.deliveryId` names the first delivery.',
    ],
  ),
  'exchange.outbox.too-large': entry(
    ['Der Inhalt ist größer, als FIT-Connect zulässt.', 'The content is larger than FIT-Connect allows.'],
    [
      '`details.limit` nennt die Grenze in Bytes. Fachdaten als Anlage mit Zweck `data` senden, Anlagen auf mehrere Sendungen verteilen.',
      '`details.limit` names the limit in bytes. Send data as an attachment of purpose `data`, spread attachments over several deliveries.',
    ],
  ),
  'exchange.outbox.too-many-attachments': entry(
    ['Die Sendung hat mehr Anlagen, als erlaubt sind.', 'The delivery has more attachments than allowed.'],
    [
      'Auf mehrere Sendungen verteilen oder in einen Container packen; `details.limit` nennt die Grenze.',
      'Spread them over several deliveries or pack a container; `details.limit` names the limit.',
    ],
  ),
  'exchange.outbox.not-stored': entry(
    [
      'Der Inhalt konnte nicht gelesen oder gespeichert werden; es wurde nichts vorgemerkt.',
      'The content could not be read or stored; nothing was enqueued.',
    ],
    [
      'Freien Platz und Rechte des Ordners prüfen, dann mit demselben Schlüssel noch einmal einreichen; `cause` nennt die Ursache.',
      'Check free space and permissions of the folder, then enqueue again with the same key; `cause` has the reason.',
    ],
  ),
  'exchange.outbox.unknown-delivery': entry(
    ['Eine solche Sendung gibt es bei dieser Behörde nicht.', 'This authority has no such delivery.'],
    [
      'Kennung und Mandant prüfen. Ist für Datensätze eine Frist eingestellt (`outbox.retention.records`), kann er gelöscht sein.',
      'Check id and tenant. With a retention of records (`outbox.retention.records`) it may have been deleted.',
    ],
  ),
  'exchange.outbox.not-stopped': entry(
    [
      'Die Sendung ist nicht angehalten und kann darum nicht wieder aufgenommen werden.',
      'The delivery is not stopped, so it cannot be revived.',
    ],
    [
      'Nichts, wenn sie von selbst weitergeht; `details.state` nennt ihren Stand.',
      'None when it goes on by itself; `details.state` names its state.',
    ],
  ),
  'exchange.outbox.destination-not-active': entry(
    [
      'Der Zustellpunkt nimmt zurzeit keine Sendungen an.',
      'The destination takes no submissions at present.',
    ],
    [
      'Die empfangende Behörde fragen; danach die Sendung wieder aufnehmen (`rathaus exchange retry`, Betriebsseite oder `outbox.retry(id)`).',
      'Ask the receiving authority; then go on with the delivery (`rathaus exchange retry`, operator page or `outbox.retry(id)`).',
    ],
  ),
  'exchange.outbox.destination-unknown': entry(
    ['Den Zustellpunkt gibt es beim Zustelldienst nicht.', 'The delivery service knows no such destination.'],
    [
      'Kennung und Umgebung (Test, Produktion) prüfen; den Zustellpunkt beim Empfänger oder über die Routing-Schnittstelle erfragen.',
      'Check id and environment (test, production); ask the recipient or the routing API for the destination.',
    ],
  ),
  'exchange.outbox.case-unknown': entry(
    [
      'Der Zustelldienst nimmt zu diesem Vorgang keine Antwort an: Er kennt ihn nicht oder hat ihn gelöscht.',
      'The delivery service takes no reply for this case: it does not know it, or has deleted it.',
    ],
    ['Die Antwort auf einem anderen Weg übermitteln.', 'Send the answer in another way.'],
  ),
  'exchange.outbox.ciphertext-lost': entry(
    [
      'Ein verschlüsselter Inhalt fehlt im Inhaltsspeicher oder wurde dort verändert; er wird neu verschlüsselt.',
      'An encrypted content is missing in the content store or was changed there; it is encrypted anew.',
    ],
    [
      'Nichts; geschieht es öfter, den Datenträger und andere Programme prüfen, die in den Ordner schreiben.',
      'None; when it happens often check the disk and other programs that write into the folder.',
    ],
  ),
  'exchange.outbox.deleted-unanswered': entry(
    [
      'Der Zustelldienst hat die Einreichung gelöscht, ohne dass jemand sie angenommen oder zurückgewiesen hat.',
      'The delivery service deleted the submission although nobody had accepted or rejected it.',
    ],
    [
      'Den Empfänger fragen, ob er sie hat; wenn nicht, unter einem neuen Schlüssel noch einmal senden.',
      'Ask the recipient whether it has it; if not, send it again under a new key.',
    ],
  ),
  'exchange.outbox.metadata-version': entry(
    [
      'Der Zustellpunkt nimmt keine Metadaten der Version 2 an.',
      'The destination does not take metadata of version 2.',
    ],
    [
      'Die empfangende Behörde muss Version 2 freischalten; danach die Sendung wieder aufnehmen (`rathaus exchange retry`, Betriebsseite oder `outbox.retry(id)`).',
      'The receiving authority has to enable version 2; then go on with the delivery (`rathaus exchange retry`, operator page or `outbox.retry(id)`).',
    ],
  ),
  'exchange.outbox.unusable-answer': entry(
    [
      'Der Zustelldienst hat keine brauchbare Kennung für die Sendung vergeben.',
      'The delivery service gave no usable id for the submission.',
    ],
    [
      'Adresse `endpoints.submissionApi` prüfen; sonst den Betreiber des Zustelldienstes verständigen.',
      'Check the address `endpoints.submissionApi`; otherwise tell the operator of the delivery service.',
    ],
  ),
  'exchange.outbox.content-changed': entry(
    [
      'Der gespeicherte Inhalt ist nicht mehr der, der eingereicht wurde.',
      'The stored content is no longer what was enqueued.',
    ],
    [
      'Datenträger und Zugriffe auf den Ordner prüfen; den Inhalt unter neuem Schlüssel noch einmal einreichen.',
      'Check disk and access to the folder; enqueue the content again under a new key.',
    ],
  ),
  'exchange.outbox.inconsistent': entry(
    [
      'Die Datenbank führt eine begonnene Sendung ohne Kennung des Zustelldienstes.',
      'The database has a delivery under way without an id of the delivery service.',
    ],
    [
      'Die Datenbank wurde von außen verändert: aus der Sicherung wiederherstellen oder neu einreichen.',
      'The database was changed from outside: restore it or enqueue again.',
    ],
  ),
  'exchange.outbox.outcome-unknown': entry(
    [
      'Ob die Sendung angekommen ist, lässt sich hier nicht feststellen: Der Zustelldienst kennt sie nicht mehr, oder sie kann nach einer Sicherung gesendet worden sein, die wiederhergestellt wurde.',
      'Whether the delivery arrived cannot be told from here: the delivery service no longer knows it, or it may have been sent after a backup that was restored.',
    ],
    [
      'Bei der empfangenden Behörde nachfragen. Hat sie die Sendung, nichts weiter tun: Sie bleibt angehalten. Nur wenn sie nichts erhalten hat, die Sendung wieder aufnehmen (`outbox.retry(id)`, `rathaus exchange retry`, Betriebsseite). Hält sie danach wieder mit diesem Code an, noch einmal nachfragen; ist weiter nichts angekommen, sie in der Anwendung unter einem neuen Schlüssel einreichen.',
      'Ask the receiving authority. If it has the delivery do nothing more: it stays stopped. Only when nothing arrived go on with it (`outbox.retry(id)`, `rathaus exchange retry`, operator page). When it stops again with this code ask once more; if still nothing arrived, have the application enqueue it under a new key.',
    ],
  ),
  'exchange.outbox.not-in-log': entry(
    [
      'Das Ereignisprotokoll des Zustelldienstes enthält die Einreichung nicht.',
      'The event log of the delivery service does not hold the submission.',
    ],
    [
      'Den Betreiber des Zustelldienstes verständigen; danach die Sendung wieder aufnehmen (`rathaus exchange retry`, Betriebsseite oder `outbox.retry(id)`).',
      'Tell the operator of the delivery service; then go on with the delivery (`rathaus exchange retry`, operator page or `outbox.retry(id)`).',
    ],
  ),
  'exchange.outbox.tags-differ': entry(
    [
      'Der Zustelldienst hat einen anderen Inhalt protokolliert, als gesendet wurde.',
      'The delivery service has logged other content than was sent.',
    ],
    [
      'Als Sicherheitsvorfall behandeln: Zustelldienst und empfangende Behörde verständigen, nicht wiederholen.',
      'Treat it as a security incident: tell delivery service and receiving authority, do not repeat.',
    ],
  ),
  'exchange.outbox.not-provable': entry(
    [
      'Die Sendung ist laut Ereignisprotokoll eingereicht; was dafür verschlüsselt wurde, ist nach einer Wiederherstellung nicht mehr hier. Ihr Stand folgt dem Protokoll, ein Nachweis lässt sich nicht erstellen.',
      'The event log has the delivery as submitted; what was encrypted for it is no longer here after a restore. Its state follows the log, a proof cannot be made.',
    ],
    [
      'Nichts, wenn Datenbank oder Inhaltsspeicher aus einer Sicherung kommen: Es wird nicht noch einmal gesendet. Wird ein Nachweis gebraucht, die empfangende Behörde um eine Bestätigung bitten. Wurde nichts wiederhergestellt, als Sicherheitsvorfall behandeln.',
      'None when database or content store come from a backup: it is not sent again. If a proof is needed ask the receiving authority for a confirmation. If nothing was restored treat it as a security incident.',
    ],
  ),
  'exchange.outbox.opening-lost': entry(
    [
      'Die Sendung ist angenommen. Was die Metadaten für den Nachweis öffnet, fehlt im Inhaltsspeicher oder ist beschädigt: Der Nachweis belegt die Annahme, aber nicht den Klartext.',
      'The delivery is accepted. What opens the metadata for the proof is missing in the content store or damaged: the proof shows the acceptance, but not the plaintext.',
    ],
    [
      'Den Datenträger des Inhaltsspeichers prüfen. Die Sendung nicht wiederholen; muss der Inhalt belegt werden, die empfangende Behörde um eine Bestätigung bitten.',
      'Check the disk of the content store. Do not repeat the delivery; if the content has to be shown ask the receiving authority for a confirmation.',
    ],
  ),
  'exchange.outbox.receipt-differs': entry(
    [
      'Die Empfangsbestätigung gilt einem anderen Inhalt, als gesendet wurde.',
      'The receipt is for other content than was sent.',
    ],
    [
      'Als Sicherheitsvorfall behandeln und mit der empfangenden Behörde klären, was angekommen ist.',
      'Treat it as a security incident and find out with the receiving authority what arrived.',
    ],
  ),
  'exchange.outbox.uploaded-again': entry(
    [
      'Der Zustelldienst vermisst Anlagen, deren Empfang er bestätigt hatte; alle werden noch einmal übertragen.',
      'The delivery service misses attachments whose upload it had confirmed; all of them are uploaded once more.',
    ],
    [
      'Nichts, wenn es einmal vorkommt. Wiederholt es sich, den Betreiber des Zustelldienstes fragen; die Zustellung hält nach der eingestellten Frist an.',
      'None if it happens once. If it repeats, ask the operator of the delivery service; the delivery stops after the configured age.',
    ],
  ),
  'exchange.outbox.restarted': entry(
    [
      'Der Zustelldienst hat die unvollständige Sendung gelöscht; sie wird neu begonnen.',
      'The delivery service deleted the incomplete submission; it is started anew.',
    ],
    ['Nichts; der Postausgang sendet von vorn.', 'None; the outbox sends it from the beginning.'],
  ),
} satisfies SomeErrorTexts;
