import { type Term, term } from '@rathaus/client-core/findings';
import type { Erweiterbar } from '../model/index.ts';
import { excerpt } from './excerpt.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Kinds of extensions that are reported one by one; messages have a handful. */
const most = 50;

/** Values of R28. */
export type R28Values =
  | { readonly fault: Term<'held' | 'repeated'>; readonly kennung: string }
  | { readonly fault: Term<'held-xml' | 'empty'> };

/** Extensions come with a name of their own, so that a receiver can keep all of them. */
export const r28: Rule<R28Values> = {
  id: 'R28',
  severity: 'info',
  who: 'archive',
  visit(context) {
    const reported = new Set<string>();
    let hasXml = false;
    const judge = (value: Erweiterbar, object: RuleObject | undefined) => {
      const { anwendungsspezifischeErweiterung: own, anwendungsspezifischeErweiterungXml: xml } = value;
      if (own !== undefined) {
        const ids = new Set<string>();
        for (const part of own) {
          const { kennung = '' } = part;
          const shown = excerpt(kennung);
          if (ids.has(kennung)) {
            context.report(
              { fault: term('repeated'), kennung: shown },
              { object, part, field: 'kennung', severity: 'error' },
            );
          }
          ids.add(kennung);
          if (reported.size >= most || reported.has(kennung)) continue;
          reported.add(kennung);
          context.report({ fault: term('held'), kennung: shown }, { object, part });
        }
      }
      if (xml === undefined) return;
      if (xml.xml === undefined || xml.xml.trim() === '') {
        context.report({ fault: term('empty') }, { object, part: xml, severity: 'warning' });
        return;
      }
      if (hasXml) return;
      hasXml = true;
      context.report({ fault: term('held-xml') }, { object, part: xml });
    };
    return {
      kopf: (kopf) => judge(kopf, undefined),
      leave: (object) => judge(object.data, object),
    };
  },
};
