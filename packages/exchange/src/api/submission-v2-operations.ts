/**
 * The operations of the Submission API of FIT-Connect, major version 2, one constant each, for `defineContract()`. They have an entry
 * of their own, because bundlers keep a namespace (`export * as`) whole, and because their names are verbs like those of
 * functions.
 */
export * from '../generated/fit-connect-submission.v2.contract.ts';
export type { paths } from '../generated/fit-connect-submission.v2.ts';
