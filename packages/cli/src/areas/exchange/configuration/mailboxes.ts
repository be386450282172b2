import { resolve } from 'node:path';
import { text } from '@rathaus/client-core/texts';
import type { Members } from '../../../configuration/members.ts';
import { type Surroundings, secretOf } from '../../../configuration/secret.ts';
import type { MailboxSettings, WebDavAccess } from './settings.ts';

const mailboxName = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const readerName = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The mailboxes of a tenant: each is a folder, or a collection of a WebDAV server. */
export function mailboxesOf(tenant: Members, surroundings: Surroundings): MailboxSettings[] {
  return tenant.entries('mailboxes').flatMap(([name, members]) => {
    const where = placeOf(members, surroundings);
    const receiveAs = members.textLike(
      'receiveAs',
      readerName,
      text(
        'muss ein Name aus Kleinbuchstaben, Ziffern und inneren Strichen sein, höchstens 40 Zeichen',
        'must be a name of lower-case letters, digits and inner dashes, 40 characters at most',
      ),
    );
    members.end();
    if (!mailboxName.test(name))
      surroundings.faults.push({
        place: members.place,
        text: text(
          'ein Postfach heißt mit Kleinbuchstaben, Ziffern und inneren Strichen, höchstens 64 Zeichen',
          'a mailbox is named by lower-case letters, digits and inner dashes, 64 characters at most',
        ),
      });
    return where ? [{ name, receiveAs, ...where }] : [];
  });
}

type Place =
  | { readonly type: 'directory'; readonly folder: string }
  | { readonly type: 'webdav'; readonly url: string; readonly access: WebDavAccess };

function placeOf(members: Members, surroundings: Surroundings): Place | undefined {
  const folder = members.text('folder');
  const url = members.address('url');
  const access = accessOf(members, surroundings);
  if (members.has('folder') === members.has('url')) {
    members.fault(
      'folder',
      text('"folder" oder "url": genau eines wird gebraucht', '"folder" or "url": exactly one is needed'),
    );
    return undefined;
  }
  if (folder !== undefined && access.type !== 'open')
    members.fault('folder', text('braucht keine Zugangsdaten', 'needs no credentials'));
  if (folder !== undefined) return { type: 'directory', folder: resolve(surroundings.folder, folder) };
  return url === undefined ? undefined : { type: 'webdav', url, access };
}

function accessOf(members: Members, surroundings: Surroundings): WebDavAccess {
  const username = members.text('username');
  const password = secretOf(members, 'password', surroundings);
  const token = secretOf(members, 'token', surroundings);
  if (members.has('username') !== members.has('password'))
    members.fault('username', text('gehört zu "password"', 'belongs to "password"'));
  if (members.has('token') && members.has('username'))
    members.fault('token', text('schließt "username" aus', 'excludes "username"'));
  if (token) return { type: 'token', token };
  return username !== undefined && password ? { type: 'password', username, password } : { type: 'open' };
}
