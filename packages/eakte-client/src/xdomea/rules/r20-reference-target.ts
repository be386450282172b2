import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r20: Rule = {
  id: 'R20',
  severity: 'error',
  title: text('Ein Verweis nennt kein Ziel', 'A reference names no target'),
  reason: text(
    'Ein Verweis ohne UUID und ohne Kennzeichen führt ins Leere.',
    'A reference without UUID and file reference leads nowhere.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Am Verweis die UUID oder das Kennzeichen des Ziels angeben.',
      'Give the UUID or the file reference of the target.',
    ),
  },
  source: 'xdomea schema, VerweisType, implementationHint (H)',
  example: { wrong: '<Verweis><SGOTyp>…</SGOTyp></Verweis>', right: '<Verweis><ID>3f25…</ID>…' },

  visit(context) {
    return {
      leave(object) {
        for (const verweis of object.data.verweis ?? []) {
          if (verweis.id === undefined && !verweis.sgoKennzeichen) {
            context.report(
              text(
                'Ein Verweis nennt weder UUID noch Kennzeichen.',
                'A reference names neither UUID nor file reference.',
              ),
              { object },
            );
          }
        }
      },
    };
  },
};
