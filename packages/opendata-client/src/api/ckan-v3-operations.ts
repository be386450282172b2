/**
 * The operations of the action API of CKAN, version 3, one constant each, for `defineContract()`. They have an entry
 * of their own, because bundlers keep a namespace (`export * as`) whole, and because their names are verbs like those of
 * functions.
 */
export * from '../generated/ckan-action.v3.contract.ts';
export type { paths } from '../generated/ckan-action.v3.ts';
