import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

const receipt = {
  old: 'Aussonderung.BewerteterAktenplanEmpfangBestaetigen.0515',
  new: 'Aussonderung.BewertungskatalogEmpfangBestaetigen.0515',
};

/** Values of R31. */
export type R31Values =
  | { readonly fault: Term<'no-code'> }
  | { readonly fault: Term<'code'>; readonly code: string }
  | { readonly fault: Term<'name'>; readonly version: Term; readonly wanted: Term };

/** Names and codes that changed with a version. */
export const r31: Rule<R31Values> = {
  id: 'R31',
  severity: 'info',
  who: 'vendor',
  messages: ['0203', '0515'],
  visit(context) {
    const { messageType, rootName, version } = context;
    const isNew = version === '4.0.0';
    return {
      kopf({ nachrichtentyp }) {
        if (messageType !== '0203' || isNew) return;
        const code = nachrichtentyp?.code ?? '';
        context.report(code ? { fault: term('code'), code: excerpt(code) } : { fault: term('no-code') }, {
          field: 'nachrichtentyp',
        });
      },
      end() {
        if (messageType !== '0515' || rootName === (isNew ? receipt.new : receipt.old)) return;
        context.report({
          fault: term('name'),
          version: term(version),
          wanted: term(isNew ? receipt.new : receipt.old),
        });
      },
    };
  },
};
