import { type Term, term } from '@rathaus/client-core/findings';
import type { Rule, RuleObject } from './rule.ts';

/** Values of A14. */
export type A14Values =
  /** Neither the record nor anything in it states a retention. */
  | { readonly fault: Term<'none'>; readonly object: Term }
  /** Some of what is in it states one. `records`: how many Akten and Vorgänge without further ones inside do not. */
  | { readonly fault: Term<'some'>; readonly object: Term; readonly records: number };

/** What a record that is open says, and what was found in it. */
interface Open {
  /** It or one around it states a retention. */
  readonly isCovered: boolean;
  /** It or something in it has disposal metadata. */
  hasMetadata: boolean;
  /** Innermost Akten and Vorgänge in it. */
  stated: number;
  missing: number;
}

/** Whether a record is handed over with nothing around it but what is sent for context. */
const isOutermost = ({ parent }: RuleObject): boolean =>
  parent === undefined || (parent.data.kind !== 'Dokument' && parent.data.kontextobjekt === true);

/** What is offered or handed over says how long it has to be kept. Without that nobody knows whether it may be deleted. */
export const a14: Rule<A14Values> = {
  id: 'A14',
  severity: 'warning',
  who: 'authority',
  messages: ['0501', '0503'],
  visit(context) {
    const severity = context.parameters.retention === 'optional' ? 'info' : undefined;
    /** By level. */
    const opened: Open[] = [];
    return {
      enter(object) {
        const { data, level } = object;
        if (data.kind === 'Dokument') return;
        const { aufbewahrungsdauer, aufbewahrungsende } = data.aussonderungsmetadaten ?? {};
        const isStated =
          aufbewahrungsende !== undefined ||
          aufbewahrungsdauer?.anzahlJahre !== undefined ||
          aufbewahrungsdauer?.unbefristet === true;
        opened[level] = {
          isCovered: isStated || (!isOutermost(object) && opened[level - 1]?.isCovered === true),
          hasMetadata: Object.keys(data.aussonderungsmetadaten ?? {}).length > 0,
          stated: 0,
          missing: 0,
        };
      },
      leave(object) {
        const { data, level } = object;
        const open = opened[level];
        if (data.kind === 'Dokument' || data.kontextobjekt === true || !open) return;
        if (open.isCovered) Object.assign(open, { stated: 1, missing: 0 });
        else if (open.stated + open.missing === 0) open.missing = 1;
        if (!isOutermost(object)) {
          const around = opened[level - 1];
          if (!around) return;
          around.stated += open.stated;
          around.missing += open.missing;
          around.hasMetadata ||= open.hasMetadata;
          return;
        }
        // That there are no disposal metadata at all is R11.
        if (open.missing === 0 || !open.hasMetadata) return;
        const kind = term(object.kind);
        if (open.stated === 0) context.report({ fault: term('none'), object: kind }, { object, severity });
        else
          context.report({ fault: term('some'), object: kind, records: open.missing }, { object, severity });
      },
    };
  },
};
