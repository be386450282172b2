import { text } from './local-text.ts';
import { factsOf, isOneOfMany } from './procedure-facts.ts';
import type { Rule } from './rule.ts';
import { UuidSet } from './uuid-set.ts';

/** The appraisal covers what was offered, the transfer what was kept. */
export const r24: Rule = {
  id: 'R24',
  severity: 'error',
  title: text(
    'Bewertung und angebotene oder ausgesonderte Objekte stimmen nicht überein',
    'Appraisal and offered or transferred records do not agree',
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
  source: 'xdomea schema 4.0.0, BewertetesSGO, documentation (H); practice of x-man (P)',
  example: { wrong: 'dieselbe ID zweimal in der 0502', right: 'jede ID einmal' },

  messages: ['0502', '0503'],
  visit(context) {
    const { offered, appraised } = factsOf(context);
    const key = (id: string) => id.toLowerCase();
    if (context.messageType === '0502') {
      const open = offered && new Set(offered.filter((o) => o.kontextobjekt !== true).map((o) => key(o.id)));
      const known = offered && new Set(offered.map((o) => key(o.id)));
      const seen = new UuidSet();
      return {
        body(element, value) {
          if (!element.startsWith('Bewertetes')) return;
          const { id, aussonderungsart } = value as { id?: string; aussonderungsart?: { code?: string } };
          if (id === undefined) return;
          if (!seen.add(id)) {
            context.report({
              de: `Das Objekt ${id} ist mehrfach bewertet.`,
              en: `The record ${id} is appraised more than once.`,
            });
          }
          if (aussonderungsart?.code === 'B') {
            context.report(
              {
                de: `Das Objekt ${id} trägt B: Die Bewertung steht noch aus.`,
                en: `The record ${id} has B: it is still to be appraised.`,
              },
              { severity: 'warning' },
            );
          }
          if (known && !known.has(key(id))) {
            context.report({
              de: `Das Objekt ${id} wurde nicht angeboten.`,
              en: `The record ${id} was not offered.`,
            });
          }
          open?.delete(key(id));
        },
        end() {
          if (!open || isOneOfMany(context)) return;
          for (const id of open) {
            context.report({
              de: `Das angebotene Objekt ${id} ist nicht bewertet.`,
              en: `The offered record ${id} is not appraised.`,
            });
          }
        },
      };
    }
    if (!appraised) return {};
    const decisions = new Map(appraised.map((entry) => [key(entry.id), entry.aussonderungsart]));
    const kept = new Set(appraised.filter((entry) => entry.aussonderungsart === 'A').map((e) => key(e.id)));
    /** By level: the decision that holds there. */
    const valid: (string | undefined)[] = [];
    return {
      enter(object) {
        const { level, data, id } = object;
        const inherited = level > 1 ? valid[level - 1] : undefined;
        const own = id === undefined ? undefined : decisions.get(key(id));
        valid[level] = own ?? inherited;
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        if (id !== undefined) kept.delete(key(id));
        const decision = valid[level];
        if (decision === 'A') return;
        context.report(
          decision === undefined
            ? {
                de: `${object.kind} wird ausgesondert, wurde aber nicht bewertet.`,
                en: `${object.kind} is transferred but was not appraised.`,
              }
            : {
                de: `${object.kind} wird ausgesondert, obwohl mit ${decision} bewertet.`,
                en: `${object.kind} is transferred although appraised as ${decision}.`,
              },
          { object },
        );
      },
      end() {
        if (isOneOfMany(context)) return;
        for (const id of kept) {
          context.report({
            de: `Das mit A bewertete Objekt ${id} fehlt in der Aussonderung.`,
            en: `The record ${id}, appraised as A, is missing in the transfer.`,
          });
        }
      },
    };
  },
};
