import { text } from '@rathaus/client-core/texts';
import type { R12Values } from '../../xdomea/rules/r12-primary-file-present.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const faults = {
  twice: text(
    'Der Container enthält zwei Dateien dieses Namens.',
    'The container holds two files of this name.',
  ),
  missing: text('Diese Datei fehlt im Container.', 'This file is missing in the container.'),
  spelling: text(
    'Die Datei im Container unterscheidet sich im Namen durch Groß- und Kleinschreibung.',
    'The file in the container differs in the case of its name.',
  ),
  folder: text(
    'Diese Datei liegt im Container in einem Unterordner.',
    'This file lies in a subfolder of the container.',
  ),
  unnamed: text('Die Nachricht nennt diese Datei nicht.', 'The message does not name this file.'),
};

export const r12: XdomeaRuleText<R12Values> = {
  title: text(
    'Primärdokumente der Nachricht und Dateien im Container stimmen nicht überein',
    'Primary files of the message and files of the container differ',
  ),
  message: ({ fault }) => faults[fault],
  reason: text(
    'Ein fehlendes Primärdokument ist Verlust von Schriftgut; eine Datei, die keine Nachricht nennt, wird beim Einlesen vergessen.',
    'A missing primary file is a loss of records; a file no message names is forgotten on import.',
  ),
  repair: text(
    'Den Export wiederholen und sein Protokoll auf übersprungene Dateien ansehen. Wiederholt sich der Fehler, mit den Dateinamen an den Hersteller geben.',
    'Repeat the export and look for skipped files in its log. If it stays, hand it to the vendor with the file names.',
  ),
  source: text(
    'Regel dieser Prüfung: Dateiname und SignaturSiegelDatei nennen Dateien des Containers',
    'Rule of this check: Dateiname and SignaturSiegelDatei name files of the container',
  ),
  example: {
    wrong: text(
      '<xdomea:Dateiname>1f0e….pdf</xdomea:Dateiname>, im ZIP ist keine Datei dieses Namens',
      '<xdomea:Dateiname>1f0e….pdf</xdomea:Dateiname>, and the ZIP has no entry of this name',
    ),
    right: text(
      '<xdomea:Dateiname>1f0e….pdf</xdomea:Dateiname>, im ZIP ist eine Datei dieses Namens',
      '<xdomea:Dateiname>1f0e….pdf</xdomea:Dateiname>, and the ZIP has one entry of this name',
    ),
  },
};
