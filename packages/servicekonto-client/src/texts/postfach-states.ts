import { type LocalText, text } from '@rathaus/client-core/texts';
import type { PostfachState } from '../postfach/index.ts';

/**
 * What a person reads of a message that was given to the mailbox. Each says only what is known: that somebody has read it
 * is never known.
 *
 * @example
 * postfachStateTexts[receipt.state].de; // 'an das Postfach übergeben'
 */
export const postfachStateTexts: Readonly<Record<PostfachState, LocalText>> = {
  queued: text('zum Versand bereit', 'ready to be sent'),
  sent: text('an den Zustelldienst übergeben', 'handed to the delivery service'),
  accepted: text('an das Postfach übergeben', 'handed to the mailbox'),
  rejected: text('vom Postfach abgelehnt', 'refused by the mailbox'),
  stopped: text('angehalten, wird geprüft', 'stopped, is being looked into'),
};
