import { text } from '@rathaus/client-core/texts';
import type { R34Values } from '../../xdomea/rules/r34-file-readable.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const faults = {
  empty: text('Die Datei ist leer.', 'The file is empty.'),
  encrypted: text('Das PDF ist verschlüsselt.', 'The PDF is encrypted.'),
  truncated: text('Die Datei bricht vor ihrem Ende ab.', 'The file breaks off before its end.'),
};

export const r34: XdomeaRuleText<R34Values> = {
  title: text('Eine Datei lässt sich nicht lesen', 'A file cannot be read'),
  message: ({ fault }) => faults[fault],
  reason: text(
    'Leere, abgebrochene oder verschlüsselte Dateien kann das Archiv nicht erhalten und niemand mehr öffnen.',
    'Empty, broken or encrypted files cannot be preserved and nobody can open them.',
  ),
  repair: text(
    'Die Datei im Quellsystem öffnen, Verschlüsselung aufheben und neu exportieren.',
    'Open the file in the source system, remove the encryption and export again.',
  ),
  source:
    'Practice (P): first and last bytes of the file; ISO 32000-1, 7.6 (encryption) and 7.5.5 (end of file)',
  example: { wrong: '0 Byte; verschlüsseltes PDF', right: 'vollständige, unverschlüsselte Datei' },
};
