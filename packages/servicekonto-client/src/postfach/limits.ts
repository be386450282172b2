/**
 * Most characters of each member, by the only public client (optiGov/php-fitconnect, `ZbpMessage`, `ZbpState`,
 * `Attachment`, counted by `mb_strlen`). Those of a key are ours.
 */
export const postfachLimits = {
  key: 150,
  sender: 255,
  service: 255,
  subject: 1024,
  senderUrl: 255,
  reference: 255,
  replyAddress: 320,
  retrievalConfirmationAddress: 320,
  attachmentName: 4000,
  status: { service: 100, sender: 100, information: 100, details: 50, reference: 50 },
} as const;

/** Characters (code points) of a text as it is sent, in NFC. */
export function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text.normalize('NFC')) count += 1;
  return count;
}
