import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r10: Rule = {
  id: 'R10',
  severity: 'error',
  title: text('Eine Anbietung enthält keine Primärdokumente', 'An offer carries no primary files'),
  reason: text(
    'Die Anbietung dient nur der Bewertung; Inhalte gibt das Archiv erst mit der Abgabe frei.',
    'An offer is for appraisal only; content follows with the transfer.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'In der 0501 die Versionen der Dokumente weglassen.',
      'Leave the versions of documents out of the 0501.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: '0501 mit <Version>…<Primaerdokument>', right: '0501 nur mit Metadaten' },

  messages: ['0501'],
  visit(context) {
    return {
      format(_format, object) {
        context.report(
          text('Die Anbietung enthält ein Primärdokument.', 'The offer carries a primary file.'),
          object ? { object } : {},
        );
      },
    };
  },
};
