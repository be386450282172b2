import { entryNamed } from './entry-lookup.ts';
import { text } from './local-text.ts';
import { filesOf } from './r12-primary-file-present.ts';
import type { Rule } from './rule.ts';

/** Files can be opened: not empty, not locked, not cut off. */
export const r34: Rule = {
  id: 'R34',
  severity: 'warning',
  title: text('Eine Datei lässt sich nicht lesen', 'A file cannot be read'),
  reason: text(
    'Leere, abgebrochene oder verschlüsselte Dateien kann das Archiv nicht erhalten und niemand mehr öffnen.',
    'Empty, broken or encrypted files cannot be preserved and nobody can open them.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Die Datei im Quellsystem öffnen, Verschlüsselung aufheben und neu exportieren.',
      'Open the file in the source system, remove the encryption and export again.',
    ),
  },
  source:
    'Practice (P): first and last bytes of the file; ISO 32000-1, 7.6 (encryption) and 7.5.5 (end of file)',
  example: { wrong: '0 Byte; verschlüsseltes PDF', right: 'vollständige, unverschlüsselte Datei' },

  visit(context) {
    if (!context.container?.entries) return {};
    return {
      format(format, object) {
        for (const file of filesOf(format)) {
          const entry = entryNamed(context, file);
          if (!entry) continue;
          const place = { ...(object ? { object } : {}), file };
          if (entry.size === 0) {
            context.report({ de: 'Die Datei ist leer.', en: 'The file is empty.' }, place);
            continue;
          }
          if (entry.detected === 'pdf-encrypted') {
            context.report({ de: 'Das PDF ist verschlüsselt.', en: 'The PDF is encrypted.' }, place);
          }
          if (entry.truncated === true) {
            context.report(
              { de: 'Die Datei bricht vor ihrem Ende ab.', en: 'The file breaks off before its end.' },
              place,
            );
          }
        }
      },
    };
  },
};
