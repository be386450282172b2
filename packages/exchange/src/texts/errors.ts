import type { ErrorTexts } from '@rathaus/client-core/texts';
import { exchangeError } from '../errors.ts';
import { contentErrors } from './errors-of-content.ts';
import { inboxErrors } from './errors-of-inbox.ts';
import { mailboxErrors } from './errors-of-mailbox.ts';
import { operationErrors } from './errors-of-operation.ts';
import { outboxErrors } from './errors-of-outbox.ts';
import { partErrors } from './errors-of-parts.ts';
import { proofErrors } from './errors-of-proof.ts';
import { routingErrors } from './errors-of-routing.ts';
import { storeErrors } from './errors-of-store.ts';

/** Every error of this package: code, origin, whether it can be repeated, English sentence for developers. */
export const errorTable = exchangeError.table;

/** What the errors of this package mean and what to do about them, for operators. */
export const errorTexts: ErrorTexts<typeof errorTable> = {
  ...partErrors,
  ...proofErrors,
  ...contentErrors,
  ...outboxErrors,
  ...operationErrors,
  ...inboxErrors,
  ...mailboxErrors,
  ...routingErrors,
  ...storeErrors,
};
