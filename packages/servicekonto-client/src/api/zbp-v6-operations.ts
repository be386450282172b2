/**
 * The operations of the ZBP, version 6, one constant each, for `defineContract()`. They have an entry of their own,
 * because bundlers keep a namespace (`export * as`) whole, and because their names are verbs like those of functions.
 */
export * from '../generated/zbp.v6.contract.ts';
export type { paths } from '../generated/zbp.v6.ts';
