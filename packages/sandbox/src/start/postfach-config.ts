import type { Mailbox } from '../postfach/mailboxes.ts';
import type { PostfachService } from '../postfach/service.ts';
import { mailboxHandleOf, persons } from '../seed/persons.ts';
import { expiredSender, musterstadtSender } from '../seed/postfach-senders.ts';
import type { SandboxConfig } from './config.ts';

/** The mailboxes of the invented persons who have an account. */
export function mailboxesOf(world: string): Mailbox[] {
  return persons.flatMap((person) => {
    const handle = mailboxHandleOf(world, person);
    const name = [person.givenName, person.surname].filter(Boolean).join(' ');
    return handle === undefined ? [] : [{ handle, name }];
  });
}

/** The mailbox service in the words of `SandboxConfig`. */
export function postfachConfig(
  { baseUrl }: PostfachService,
  world: string,
): SandboxConfig['services']['postfach'] {
  return {
    origin: baseUrl,
    baseUrl,
    sender: musterstadtSender,
    expiredSender,
    mailboxes: persons.flatMap((person) => {
      const handle = mailboxHandleOf(world, person);
      return handle === undefined
        ? []
        : [{ person: person.id, handle, url: `${baseUrl}/postfach/${handle}` }];
    }),
  };
}
