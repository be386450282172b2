import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of the content store. */
export const contentErrors = {
  'exchange.content.name': entry(
    [
      'Ein Name passt nicht zum Ablageschema `<Mandant>/<Bereich>/<Kennung>/<Teil>`.',
      'A name does not fit the scheme `<tenant>/<area>/<id>/<part>`.',
    ],
    [
      'Nur Kennungen als Namen verwenden (Buchstaben, Ziffern, Punkt, Unterstrich, Bindestrich), nie Dateinamen von Absendern.',
      'Use ids only (letters, digits, dot, underscore, hyphen), never file names of senders.',
    ],
  ),
  'exchange.content.too-large': entry(
    ['Der Inhalt ist größer als die Grenze.', 'The content is larger than the limit.'],
    [
      '`details.limit` nennt die Grenze in Byte; den Inhalt aufteilen oder die Grenze erhöhen, wenn der Dienst es erlaubt.',
      '`details.limit` names the limit in bytes; split the content, or raise the limit when the service allows it.',
    ],
  ),
  'exchange.content.no-space': entry(
    [
      'Auf dem Datenträger des Inhaltsspeichers ist kein Platz mehr, oder das Kontingent ist erschöpft.',
      'The disk of the content store is full, or its quota is used up.',
    ],
    [
      'Platz schaffen oder das Kontingent erhöhen; danach geht es von selbst weiter. `cause` nennt die Meldung des Systems.',
      'Free some space or raise the quota; it then goes on by itself. `cause` has the message of the system.',
    ],
  ),
  'exchange.content.unavailable': entry(
    [
      'Der Inhaltsspeicher lässt sich nicht lesen oder schreiben.',
      'The content store cannot be read or written.',
    ],
    [
      '`details.reason` und `cause` nennen den Grund: Rechte und Eigentümer des Ordners, Datenträger oder Objektspeicher prüfen; danach geht es von selbst weiter.',
      '`details.reason` and `cause` have the reason: check rights and owner of the folder, the disk or the object store; it then goes on by itself.',
    ],
  ),
  'exchange.content.missing': entry(
    ['Ein gespeicherter Inhalt ist nicht mehr da.', 'Stored content is no longer there.'],
    [
      'Datenbank und Inhaltsspeicher gemeinsam aus der Sicherung zurückholen; empfangene Inhalte werden neu abgeholt, solange der Zustelldienst sie hat.',
      'Restore database and content store together from the backup; received content is fetched again while the delivery service has it.',
    ],
  ),
  'exchange.content.damaged': entry(
    [
      'Ein gespeicherter Inhalt wurde verändert, vertauscht oder abgeschnitten.',
      'Stored content was changed, mixed up or cut off.',
    ],
    [
      'Nicht verwenden. `details.reason` nennt die Prüfung; Datenträger und Zugriffe prüfen und den Inhalt aus der Sicherung zurückholen.',
      'Do not use it. `details.reason` names the check; check disk and access, and restore the content from the backup.',
    ],
  ),
  'exchange.content.key-unknown': entry(
    [
      'Ein Inhalt ist mit einem Schlüssel versiegelt, der hier nicht eingerichtet ist, oder der Speicher wurde ohne Versiegelung geöffnet.',
      'Content is sealed with a key that is not configured here, or the store was opened without sealing.',
    ],
    [
      'Den Schlüssel mit der Kennung aus `details.keyId` unter `sealing.former` eintragen. Alte Schlüssel erst entfernen, wenn `resealContent` keinen Inhalt mehr unter ihnen findet.',
      'Add the key with the id in `details.keyId` to `sealing.former`. Remove old keys only when `resealContent` finds no content under them any more.',
    ],
  ),
  'exchange.content.key-unavailable': entry(
    [
      'Der Schlüssel des Inhaltsspeichers war nicht zu erreichen (Schlüsseldienst, HSM oder Schlüsseldatei).',
      'The key of the content store could not be reached (key service, HSM or key file).',
    ],
    [
      'Schlüsseldienst und Zugang prüfen; `cause` nennt die Ursache. Danach geht es von selbst weiter.',
      'Check the key service and the access to it; `cause` has the reason. It then goes on by itself.',
    ],
  ),
} satisfies SomeErrorTexts;
