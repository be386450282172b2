import { type Term, term } from '@rathaus/client-core/findings';
import type { Rule } from './rule.ts';

/** Values of R04. */
export type R04Values = {
  /** Name of the element. */
  readonly element: Term;
};

/** Sender, reader and systems say something. */
export const r04: Rule<R04Values> = {
  id: 'R04',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    const { version } = context;
    const names = version === '4.0.0' ? (['autor', 'leser'] as const) : (['Absender', 'Empfaenger'] as const);
    const judge = (value: object | undefined, element: string) => {
      if (value === undefined || saysSomething(value)) return;
      context.report({ element: term(element) }, { part: value });
    };
    return {
      kopf(kopf) {
        judge(kopf.autor, names[0]);
        judge(kopf.leser, names[1]);
        for (const leser of kopf.weitererLeser ?? []) {
          judge(leser, version === '4.0.0' ? 'WeitererLeser' : 'WeitererEmpfaenger');
        }
        judge(kopf.sendendesSystem, version === '4.0.0' ? 'produkt' : 'SendendesSystem');
        for (const system of kopf.empfangendesSystem ?? []) judge(system, 'EmpfangendesSystem');
      },
    };
  },
};

/** True when there is some text, number or flag anywhere inside. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).some(saysSomething);
}
