import { isRathausError } from '../errors/index.ts';
import { type Collector, defineRules, pointer, type Report, type Term, term } from '../findings/index.ts';

/** Whether a server is fit for the state store. */
export interface StateStoreReport extends Report {
  readonly kind: 'core.state-store';
}

/** The values of each rule. */
export interface StoreRuleValues {
  readonly [rule: string]: Readonly<Record<string, Term>>;
  readonly 'core.store.evicts': { readonly policy: Term };
  readonly 'core.store.too-old': { readonly version: Term };
  readonly 'core.store.table-missing': Readonly<Record<never, never>>;
  readonly 'core.store.unlogged': Readonly<Record<never, never>>;
}

/** What can be wrong with the server of a state store. */
export const storeRules = /* @__PURE__ */ defineRules<StoreRuleValues>({
  'core.store.evicts': { severity: 'error', who: 'operator' },
  'core.store.too-old': { severity: 'error', who: 'operator' },
  'core.store.table-missing': { severity: 'error', who: 'operator' },
  'core.store.unlogged': { severity: 'info', who: 'operator' },
});

/** Notes that the server did not let itself be looked at; anything else is a fault of ours. */
export function skipStore(collector: Collector, error: unknown): void {
  if (!isRathausError(error) || !error.code.startsWith('core.store.')) throw error;
  collector.skip('core.unchecked.store', pointer(''), { code: term(error.code) });
}
