import { createWebDavTransport, type WebDavCredentials, type WebDavMailbox } from '@rathaus/exchange';
import type { DirectoryMailbox } from '@rathaus/exchange/node';
import type { MailboxSettings, WebDavAccess } from './configuration/settings.ts';

/**
 * The ways of delivery of the mailboxes of a tenant. Without `receives` nothing is taken out of them. Errors:
 * `exchange.config.invalid`.
 */
export async function mailboxTransports(
  mailboxes: readonly MailboxSettings[],
  { receives = false }: { readonly receives?: boolean | undefined } = {},
) {
  const folders: Record<string, DirectoryMailbox> = {};
  const collections: Record<string, WebDavMailbox> = {};
  for (const mailbox of mailboxes) {
    const receiveAs = receives ? mailbox.receiveAs : undefined;
    if (mailbox.type === 'directory') folders[mailbox.name] = { folder: mailbox.folder, receiveAs };
    else
      collections[mailbox.name] = { url: mailbox.url, receiveAs, credentials: credentialsOf(mailbox.access) };
  }
  const transports = [];
  if (Object.keys(folders).length > 0) {
    const { createDirectoryTransport } = await import('@rathaus/exchange/node');
    transports.push(createDirectoryTransport({ mailboxes: folders }));
  }
  if (Object.keys(collections).length > 0) transports.push(createWebDavTransport({ mailboxes: collections }));
  return transports;
}

function credentialsOf(access: WebDavAccess): WebDavCredentials | undefined {
  switch (access.type) {
    case 'open':
      return undefined;
    case 'password':
      return { username: access.username, password: () => access.password.read() };
    case 'token':
      return { token: () => access.token.read() };
  }
}
