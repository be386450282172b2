import { text } from '@rathaus/client-core/texts';
import type { R34Values } from '../../xdomea/rules/r34-file-readable.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const faults = {
  empty: text('Die Datei ist leer.', 'The file is empty.'),
  encrypted: text(
    'Die Datei ist verschlüsselt und ohne Kennwort nicht zu öffnen.',
    'The file is encrypted and cannot be opened without a password.',
  ),
  truncated: text('Die Datei bricht vor ihrem Ende ab.', 'The file breaks off before its end.'),
};

const again = text(
  'Die Datei in der E-Akte öffnen. Ist sie dort in Ordnung, erneut exportieren; sonst aus der Sicherung holen oder vom Absender neu anfordern.',
  'Open the file in the records system. If it is fine there, export again; otherwise fetch it from the backup or ask its sender for it.',
);
const unlocked = text(
  'Die Datei in der E-Akte mit dem Kennwort öffnen, ohne Kennwort speichern und erneut exportieren.',
  'Open the file in the records system with the password, save it without and export again.',
);

export const r34: XdomeaRuleText<R34Values> = {
  title: text('Eine Datei lässt sich nicht lesen', 'A file cannot be read'),
  message: ({ fault }) => faults[fault],
  reason: text(
    'Leere, abgebrochene oder verschlüsselte Dateien kann das Archiv nicht erhalten und niemand mehr öffnen.',
    'Empty, broken or encrypted files cannot be preserved and nobody can open them.',
  ),
  repair: ({ fault }) => (fault === 'encrypted' ? unlocked : again),
  source: text(
    'Regel dieser Prüfung: Anfang und Ende der Datei; PDF: ISO 32000-1, Abschnitte 7.5.5 (Dateiende) und 7.6 (Verschlüsselung); ZIP und Office: ihre Kennzeichen der Verschlüsselung',
    'Rule of this check: beginning and end of the file; PDF: ISO 32000-1, sections 7.5.5 (end of file) and 7.6 (encryption); ZIP and Office: their marks of encryption',
  ),
  example: {
    wrong: text('0 Byte; PDF mit Kennwort', '0 bytes; PDF with a password'),
    right: text('vollständige, unverschlüsselte Datei', 'whole file that is not encrypted'),
  },
};
