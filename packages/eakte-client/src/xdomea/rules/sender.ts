import type { Who } from '@rathaus/client-core/findings';
import { type MessageParty, messageKind } from '../messages/roles.ts';

const repairers: Readonly<Record<MessageParty, Who>> = {
  authority: 'authority',
  receiver: 'authority',
  archive: 'archive',
  'intermediate-archive': 'archive',
  'specialist-system': 'vendor',
  'records-system': 'vendor',
};

/** Who has to repair what is wrong with a message because of what was written into it: whoever sends messages of its type. */
export const senderOf = (messageType: string): Who =>
  repairers[messageKind(messageType)?.from ?? 'authority'];
