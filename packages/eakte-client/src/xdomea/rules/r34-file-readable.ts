import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r34: Rule = {
  id: 'R34',
  severity: 'warning',
  title: text('Primärdokumente sind lesbar', 'Primary files are readable'),
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
  source: 'practice and robustness',
  example: { wrong: '0 Byte; verschlüsseltes PDF', right: 'vollständige, unverschlüsselte Datei' },

  visit(context) {
    const entries = new Map((context.container?.entries ?? []).map((entry) => [entry.name, entry]));
    if (entries.size === 0) return {};
    return {
      format(format, object) {
        const file = format.primaerdokument?.dateiname;
        const entry = file === undefined ? undefined : entries.get(file);
        if (file === undefined || entry === undefined) return;
        const at = object ? { object, file } : { file };
        if (entry.size === 0) context.report(text('Die Datei ist leer.', 'The file is empty.'), at);
        if (entry.truncated)
          context.report(
            text('Die Datei bricht vor ihrem Ende ab.', 'The file breaks off before its end.'),
            at,
          );
        if (entry.detected?.endsWith('-encrypted'))
          context.report(text('Die Datei ist verschlüsselt.', 'The file is encrypted.'), at);
      },
    };
  },
};
