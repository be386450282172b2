import type { ExchangeErrorCode } from '../errors.ts';

/**
 * Codes after which going on may deliver twice, because nobody knows whether the first attempt arrived. The one table of
 * them: whoever revives work together, the operator page and the command line read it.
 */
export const askFirst: readonly ExchangeErrorCode[] = ['exchange.outbox.outcome-unknown'];

/**
 * Whether the recipient has to be asked before work that stopped with this code goes on: it may have the delivery already.
 *
 * @example
 * if (delivery.error && needsAsking(delivery.error.code)) confirmFirst();
 */
export const needsAsking = (code: string): boolean => (askFirst as readonly string[]).includes(code);
