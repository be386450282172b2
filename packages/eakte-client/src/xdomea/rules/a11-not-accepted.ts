import { type Term, term } from '@rathaus/client-core/findings';
import type { Rule } from './rule.ts';

/** Values of A11. */
export type A11Values =
  | { readonly fault: Term<'version'>; readonly version: Term; readonly accepted: readonly Term[] }
  | { readonly fault: Term<'message'>; readonly messageType: Term; readonly accepted: readonly Term[] };

const words = (list: unknown): string[] | undefined =>
  Array.isArray(list) ? list.filter((word) => typeof word === 'string') : undefined;

/** The receiver takes messages of this version and type. Only with a profile that says what it takes. */
export const a11: Rule<A11Values> = {
  id: 'A11',
  severity: 'error',
  who: 'authority',
  visit(context) {
    const { version, messageType, parameters } = context;
    const versions = words(parameters.versions);
    const messages = words(parameters.messages);
    if (versions && !versions.includes(version)) {
      const accepted = versions.map((one) => term(one));
      context.report({ fault: term('version'), version: term(version), accepted });
    }
    if (messages && !messages.includes(messageType)) {
      const accepted = messages.map((one) => term(one));
      context.report({ fault: term('message'), messageType: term(messageType), accepted });
    }
    return {};
  },
};
