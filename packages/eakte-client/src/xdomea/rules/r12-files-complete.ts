import { text } from './local-text.ts';
import type { Rule, RuleObject } from './rule.ts';

export const r12: Rule = {
  id: 'R12',
  severity: 'error',
  title: text(
    'Jede genannte Datei liegt im Container, und jede Datei ist genannt',
    'Every named file is in the container, and every file is named',
  ),
  reason: text(
    'Fehlt eine Datei, ist das Dokument verloren; ungenannte Dateien kann niemand zuordnen.',
    'When a file is missing the document is lost; files nobody names cannot be assigned.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Den Export wiederholen; Dateinamen in Nachricht und Container zeichengenau angleichen.',
      'Export again; make file names in message and container the same, character by character.',
    ),
  },
  source: 'practice and robustness',
  example: {
    wrong: '<Dateiname>3f25…_a.pdf</Dateiname>, Datei fehlt',
    right: 'jede Datei genau einmal im Container',
  },

  visit(context) {
    const entries = context.container?.entries;
    if (entries === undefined) return {};
    const open = new Map<string, number>();
    for (const entry of entries) open.set(entry.name, 0);
    const use = (name: string, object: RuleObject | undefined) => {
      const count = open.get(name);
      if (count === undefined) {
        context.report(
          text('Die genannte Datei fehlt im Container.', 'The named file is not in the container.'),
          {
            ...(object ? { object } : {}),
            file: name,
          },
        );
        return;
      }
      if (count > 0) {
        context.report(
          text('Dieselbe Datei ist mehrfach genannt.', 'The same file is named more than once.'),
          {
            ...(object ? { object } : {}),
            file: name,
          },
        );
      }
      open.set(name, count + 1);
    };
    return {
      format(format, object) {
        const primary = format.primaerdokument;
        if (!primary) return;
        if (primary.dateiname !== undefined) use(primary.dateiname, object);
        for (const name of primary.signaturSiegel?.signaturSiegelDatei ?? []) use(name, object);
      },
      end() {
        for (const [name, count] of open) {
          if (count > 0 || name === context.container?.messageName) continue;
          context.report(
            text('Die Datei ist in der Nachricht nicht genannt.', 'The message does not name the file.'),
            { file: name, severity: 'warning' },
          );
        }
      },
    };
  },
};
