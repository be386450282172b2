import { text } from './local-text.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

export const r24: Rule = {
  id: 'R24',
  severity: 'error',
  title: text(
    'Die Bewertung deckt jedes angebotene Objekt genau einmal ab',
    'The appraisal covers every offered record exactly once',
  ),
  reason: text(
    'Nicht oder doppelt bewertete Objekte werden falsch ausgesondert; unbewertete gelten oft als zu vernichten.',
    'Records not appraised or appraised twice are disposed of wrongly; many systems destroy what is not appraised.',
  ),
  repair: {
    who: 'archive',
    how: text(
      'Jedes angebotene Objekt genau einmal mit A oder V bewerten.',
      'Appraise every offered record exactly once with A or V.',
    ),
  },
  source: 'documentation and implementationHint of the schemas; practice of x-man',
  example: { wrong: 'dieselbe ID zweimal in der 0502', right: 'jede ID einmal' },

  messages: ['0502', '0503'],
  visit(context) {
    const seen = new UuidSet();
    const offered =
      context.parameters.offered instanceof Set
        ? new Set(context.parameters.offered as Set<string>)
        : undefined;
    const decisions =
      context.parameters.decisions instanceof Map
        ? (context.parameters.decisions as Map<string, string>)
        : undefined;
    return {
      body(element, value) {
        if (element !== 'BewertetesSGO' && element !== 'BewertetesObjekt') return;
        const { id, aussonderungsart } = value as { id?: string; aussonderungsart?: { code: string } };
        if (id === undefined) return;
        if (!seen.add(id))
          context.report(
            text('Das Objekt ist mehrfach bewertet.', 'The record is appraised more than once.'),
          );
        if (aussonderungsart?.code === 'B') {
          context.report(
            text(
              'Die Bewertung eines Objekts ist noch offen (B).',
              'The appraisal of a record is still open (B).',
            ),
            { severity: 'warning' },
          );
        }
        if (offered !== undefined && !offered.delete(id.toLowerCase())) {
          context.report(
            text(
              'Bewertet ist ein Objekt, das nicht angeboten war.',
              'A record is appraised that was not offered.',
            ),
          );
        }
      },
      leave(object) {
        // In a transfer: what arrives must have been appraised A. Documents follow the record around them.
        if (
          context.messageType !== '0503' ||
          decisions === undefined ||
          object.kind === 'Dokument' ||
          object.id === undefined
        )
          return;
        const decision = decisions.get(object.id.toLowerCase());
        if (decision !== undefined && decision !== 'A') {
          context.report(
            text(
              `Übergeben wird ein Objekt, das mit ${decision} bewertet ist.`,
              `A record is handed over that was appraised ${decision}.`,
            ),
            { object },
          );
        }
      },
      end() {
        for (const id of offered ?? []) {
          context.report(
            text(
              `Das angebotene Objekt ${id} ist nicht bewertet.`,
              `The offered record ${id} is not appraised.`,
            ),
          );
        }
      },
    };
  },
};
