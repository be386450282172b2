import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r33: Rule = {
  id: 'R33',
  severity: 'warning',
  title: text('Die Importbestätigung ist in sich schlüssig', 'The confirmation of an import is consistent'),
  reason: text(
    'Nach einer Erfolgsmeldung darf die Behörde löschen. Eine Archivkennung ohne Erfolg ist ein Widerspruch.',
    'After a success the authority may delete. An archive reference without success is a contradiction.',
  ),
  repair: {
    who: 'archive',
    how: text(
      'Je Objekt Erfolg oder Fehlermeldung angeben, die Archivkennung nur bei Erfolg und nur auf Wunsch.',
      'Give success or an error for each record, the archive reference only with success and only when asked for.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: 'Erfolgreich=0 mit Archivkennung', right: 'Erfolgreich=1 mit Archivkennung' },

  messages: ['0506'],
  visit(context) {
    return {
      body(element, value) {
        if (element !== 'AusgesondertesSGO') return;
        const { erfolgreich, archivkennung, fehlermeldung } = value as {
          erfolgreich?: boolean;
          archivkennung?: string;
          fehlermeldung?: string[];
        };
        if (erfolgreich === false && archivkennung !== undefined) {
          context.report(
            text(
              'Ein nicht übernommenes Objekt hat eine Archivkennung.',
              'A record that was not taken over has an archive reference.',
            ),
          );
        }
        if (erfolgreich === true && (fehlermeldung?.length ?? 0) > 0) {
          context.report(
            text(
              'Ein übernommenes Objekt hat eine Fehlermeldung.',
              'A record that was taken over has an error message.',
            ),
          );
        }
        if (archivkennung !== undefined && context.parameters.archivkennungAsked === false) {
          context.report(
            text('Eine Archivkennung war nicht verlangt.', 'No archive reference was asked for.'),
          );
        }
      },
    };
  },
};
