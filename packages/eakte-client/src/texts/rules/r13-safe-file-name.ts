import { text } from '@rathaus/client-core/texts';
import type { R13Values } from '../../xdomea/rules/r13-safe-file-name.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const faults = {
  'zip-slip': text(
    'Der Dateiname führt aus dem Ordner hinaus oder nennt ein Gerät.',
    'The file name leads out of the folder or names a device.',
  ),
  subfolder: text(
    'Der Dateiname enthält einen Ordner; im Container liegen alle Dateien nebeneinander.',
    'The file name holds a folder; in the container all files lie side by side.',
  ),
  'name-invalid': text(
    'Der Dateiname enthält Zeichen, die nicht auf jedem System gespeichert werden können.',
    'The file name holds characters that not every system can store.',
  ),
  'name-too-long': text('Der Dateiname ist länger als 255 Byte.', 'The file name is longer than 255 bytes.'),
  'no-uuid': text(
    'Der Dateiname beginnt nicht mit einer gültigen UUID.',
    'The file name does not begin with a valid UUID.',
  ),
};

export const r13: XdomeaRuleText<R13Values> = {
  title: text('Der Dateiname ist unsicher oder ungültig', 'The file name is unsafe or invalid'),
  message: ({ fault }) => faults[fault],
  reason: text(
    'Das Schema lässt Pfade, „..“ und Steuerzeichen durch. Ein Empfänger, der ihnen folgt, überschreibt fremde Dateien.',
    'The schema lets paths, ".." and control characters through. A receiver that follows them overwrites foreign files.',
  ),
  repair: text(
    'Dateinamen als <UUID>_<Text>.<Endung> bilden, im Text nur Buchstaben, Ziffern, Punkt, Binde- und Unterstrich.',
    'Build file names as <UUID>_<text>.<extension>, the text only of letters, digits, dot, hyphen and underscore.',
  ),
  source: text(
    'xdomea-Schema, Dateiname, für die Form; CWE-22 (Ausbruch aus dem Ordner) für die Sicherheit',
    'xdomea schema, Dateiname, for the form; CWE-22 (path traversal) for safety',
  ),
  example: { wrong: '1f0e4c56-…_../../etc/passwd', right: '1f0e4c56-…_Antrag.pdf' },
};
