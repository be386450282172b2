import { type Term, term } from '@rathaus/client-core/findings';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** Values of R03. */
export type R03Values =
  | { readonly fault: Term<'no-prefix' | 'no-location'> }
  | { readonly fault: Term<'prefix'>; readonly prefix: string }
  | { readonly fault: Term<'location'>; readonly namespace: Term };

/** The prefix is `xdomea` and the root names its schema. */
export const r03: Rule<R03Values> = {
  id: 'R03',
  severity: 'warning',
  who: 'vendor',
  visit(context) {
    const { prefix, rootAttributes, version } = context;
    const namespace = `urn:xoev-de:xdomea:schema:${version}`;
    return {
      kopf() {
        if (prefix !== 'xdomea') {
          context.report(
            prefix === '' ? { fault: term('no-prefix') } : { fault: term('prefix'), prefix: excerpt(prefix) },
          );
        }
        const location = Object.entries(rootAttributes).find(([name]) => name.endsWith(':schemaLocation'));
        if (!location) {
          context.report({ fault: term('no-location') });
          return;
        }
        const parts = location[1].trim().split(/\s+/);
        if (parts.length % 2 === 0 && parts.some((part, at) => at % 2 === 0 && part === namespace)) return;
        context.report({ fault: term('location'), namespace: term(namespace) });
      },
    };
  },
};
