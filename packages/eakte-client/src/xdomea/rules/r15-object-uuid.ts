import { text } from './local-text.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

export const r15: Rule = {
  id: 'R15',
  severity: 'error',
  title: text('Jedes Objekt hat eine eigene UUID', 'Every record has a UUID of its own'),
  reason: text(
    'Bewertung, Rückmeldung und Löschung nennen Objekte nur über die UUID. Ist sie doppelt, trifft es das falsche.',
    'Appraisal, receipts and deletion name records by UUID alone. A double one hits the wrong record.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Für jede Akte, jeden Vorgang und jedes Dokument eine eigene UUID vergeben.',
      'Give each Akte, Vorgang and Dokument a UUID of its own.',
    ),
  },
  source: 'practice and robustness',
  example: { wrong: 'Akte und Vorgang mit derselben ID', right: 'verschiedene IDs' },

  visit(context) {
    const seen = new UuidSet();
    return {
      leave(object) {
        if (object.id === undefined || seen.add(object.id)) return;
        context.report(
          text(
            'Die UUID des Objekts kommt in der Nachricht mehrfach vor.',
            'The UUID of the record occurs more than once in the message.',
          ),
          {
            object,
          },
        );
      },
    };
  },
};
