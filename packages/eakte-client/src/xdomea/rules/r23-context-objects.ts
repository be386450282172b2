import type { LocalText } from '../check/finding.ts';
import { text } from './local-text.ts';
import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';

const inResult = (messageType: string): LocalText => ({
  de: `Ein Kontextobjekt steht in der Nachricht ${messageType}; dort haben nur auszusondernde Objekte einen Eintrag.`,
  en: `A context record stands in the message ${messageType}; only records under disposal have an entry there.`,
});

/** Records sent for context are told apart from those handed over. */
export const r23: Rule = {
  id: 'R23',
  severity: 'error',
  title: text(
    'Kontextobjekte und auszusondernde Objekte sind nicht sauber getrennt',
    'Context records and records under disposal are not clearly told apart',
  ),
  reason: text(
    'Kontextobjekte zeigen nur den Zusammenhang und werden nicht übergeben. Sind alle Objekte Kontext, wird nichts übergeben.',
    'Context records only show the surroundings and are not handed over. When all are context, nothing is.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Kontextobjekt nur an Akten und Vorgängen setzen, die selbst nicht übergeben werden.',
      'Set Kontextobjekt only at records that are not handed over themselves.',
    ),
  },
  source:
    'xdomea schema 4.0.0, Kontextobjekt, BewertetesSGO and AusgesondertesSGO, documentation (H). A record with 0 below one with 1 is normal',
  example: { wrong: 'alle <Kontextobjekt>1', right: 'mindestens ein <Kontextobjekt>0' },
  versions: ['4.0.0'],
  messages: ['0501', '0502', '0503', '0506'],
  visit(context) {
    const { messageType } = context;
    const { offered, transferred } = factsOf(context);
    const contextIds = new Set<string>();
    for (const known of (messageType === '0502' ? offered : transferred) ?? []) {
      if (known.kontextobjekt === true) contextIds.add(known.id.toLowerCase());
    }
    let all = 0;
    let marked = 0;
    return {
      enter(object) {
        const { data, parent } = object;
        if (data.kind === 'Dokument') return;
        all += 1;
        if (data.kontextobjekt !== true) return;
        marked += 1;
        if (!parent || parent.data.kind === 'Dokument' || parent.data.kontextobjekt !== false) return;
        context.report(
          {
            de: `${object.kind} ist Kontextobjekt, das übergeordnete Objekt wird aber ausgesondert.`,
            en: `${object.kind} is a context record, but the record above it is under disposal.`,
          },
          { object, severity: 'warning' },
        );
      },
      format(_format, object) {
        let holder = object;
        while (holder && holder.data.kind === 'Dokument') holder = holder.parent;
        if (!holder || holder.data.kind === 'Dokument' || holder.data.kontextobjekt !== true) return;
        context.report(
          {
            de: 'Eine Datei liegt an einem Kontextobjekt, von dem nur Metadaten übermittelt werden.',
            en: 'A file lies at a context record of which only metadata are sent.',
          },
          { ...(object ? { object } : {}), severity: 'warning' },
        );
      },
      body(element, value) {
        if (element !== 'BewertetesSGO' && element !== 'AusgesondertesSGO') return;
        const { id } = value as { id?: string };
        if (id !== undefined && contextIds.has(id.toLowerCase())) context.report(inResult(messageType));
      },
      end() {
        if (all === 0 || marked < all) return;
        context.report({
          de: `Alle ${all} Akten und Vorgänge sind Kontextobjekte; es gibt nichts auszusondern.`,
          en: `All ${all} Akten and Vorgänge are context records; there is nothing to hand over.`,
        });
      },
    };
  },
};
