import { text } from './local-text.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

export const r14: Rule = {
  id: 'R14',
  severity: 'error',
  title: text('Die UUID einer Datei ist eine eigene', 'The UUID of a file is its own'),
  reason: text(
    'Ein Dokument kann mehrere Versionen haben; tragen Datei und Dokument dieselbe UUID, überschreiben sich Dateien.',
    'A document can have several versions; when file and document share a UUID, files overwrite each other.',
  ),
  repair: {
    who: 'vendor',
    how: text('Für jede Datei eine neue UUID erzeugen.', 'Make a new UUID for each file.'),
  },
  source:
    'specification, as cited by Landesarchiv NRW, 4.0 p. 128; documentation and implementationHint of the schemas',
  example: { wrong: 'Dokument 3f25…, Datei 3f25…_a.pdf', right: 'Dokument 3f25…, Datei 77aa…_a.pdf' },

  visit(context) {
    const seen = new UuidSet();
    return {
      format(format, object) {
        const name = format.primaerdokument?.dateiname;
        if (name === undefined || name.length < 36) return;
        const uuid = name.slice(0, 36).toLowerCase();
        const at = object ? { object, file: name } : { file: name };
        if (object?.id?.toLowerCase() === uuid) {
          context.report(
            text('Die Datei trägt die UUID ihres Dokuments.', 'The file has the UUID of its document.'),
            at,
          );
        }
        if (!seen.add(uuid)) {
          context.report(
            text(
              'Die UUID der Datei kommt in der Nachricht mehrfach vor.',
              'The UUID of the file occurs more than once in the message.',
            ),
            at,
          );
        }
      },
    };
  },
};
