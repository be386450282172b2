import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** Order of the levels; their codes are not in this order. */
const ranks: Readonly<Record<string, number>> = { '003': 0, '002': 1, '005': 2, '001': 3, '004': 4 };

export const r21: Rule = {
  id: 'R21',
  severity: 'warning',
  title: text(
    'Ein Container ist mindestens so geheim wie sein Inhalt',
    'A container is at least as secret as its content',
  ),
  reason: text(
    'Wer die Akte öffnen darf, sieht auch ihren Inhalt; ist der geheimer, wird er offengelegt.',
    'Who may open the file sees its content; when that is more secret, it is disclosed.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Die Einstufung der Akte oder des Vorgangs auf die höchste Stufe ihres Inhalts anheben.',
      'Raise the level of the Akte or Vorgang to the highest of its content.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: 'Akte 003 (offen), Dokument 005 (vertraulich)', right: 'Akte 005, Dokument 005' },

  visit(context) {
    return {
      leave(object) {
        const own = object.data.allgemeineMetadaten?.geheimhaltung;
        const around = object.parent?.data.allgemeineMetadaten?.geheimhaltung;
        if (own === undefined || object.parent === undefined) return;
        if (around !== undefined && own.geheimhaltungsgrad?.listUri !== around.geheimhaltungsgrad?.listUri)
          return;
        const rank = ranks[own.geheimhaltungsgrad?.code ?? ''];
        const above = around === undefined ? 0 : ranks[around.geheimhaltungsgrad?.code ?? ''];
        if (rank !== undefined && above !== undefined && rank > above) {
          context.report(
            text(
              `Das Objekt ist höher eingestuft als ${object.parent.kind} darüber.`,
              `The record is classified higher than the ${object.parent.kind} above it.`,
            ),
            { object },
          );
        }
        if (
          own.einstufungsfrist !== undefined &&
          around?.einstufungsfrist !== undefined &&
          own.einstufungsfrist > around.einstufungsfrist
        ) {
          context.report(
            text(
              'Die Einstufung endet später als die des Containers.',
              'The classification ends later than that of the container.',
            ),
            { object },
          );
        }
      },
    };
  },
};
