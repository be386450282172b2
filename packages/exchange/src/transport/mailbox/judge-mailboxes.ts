import type { ConfigFaults } from '@rathaus/client-core/config';
import { isReaderName } from './layout.ts';
import type { MailboxPolicy, MailboxUse } from './transport.ts';

/** Judges names, readers and durations; `each` judges what is special to a way of delivery. */
export function judgeMailboxes<Use extends MailboxUse>(
  { mailboxes, ...policy }: { mailboxes?: Readonly<Record<string, Use>> | undefined } & MailboxPolicy,
  faults: ConfigFaults,
  each: (use: Use, member: string) => void,
): void {
  if (typeof mailboxes !== 'object' || mailboxes === null || Object.keys(mailboxes).length === 0)
    faults.add('mailboxes', 'must name at least one mailbox');
  else
    for (const [name, use] of Object.entries(mailboxes)) {
      const member = `mailboxes.${name}`;
      if (!/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(name))
        faults.add(member, 'must have a name of 1 to 64 lower-case letters, digits, inner hyphens');
      if (typeof use !== 'object' || use === null) faults.add(member, 'is no mailbox');
      else {
        if (use.receiveAs !== undefined && !isReaderName(use.receiveAs))
          faults.add(`${member}.receiveAs`, 'must be 1 to 40 lower-case letters, digits, inner hyphens');
        each(use, member);
      }
    }
  faults.number('maxPartBytes', policy.maxPartBytes, 1);
  faults.number('sweepAfter', policy.sweepAfter, 60_000);
  faults.number('maxDeliveryBytes', policy.maxDeliveryBytes, 1);
  faults.number('maxParts', policy.maxParts, 1);
  if (policy.keepAnswered !== 'forever') faults.number('keepAnswered', policy.keepAnswered, 0);
}
