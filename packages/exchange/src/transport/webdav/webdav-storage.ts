import { randomUUID } from 'node:crypto';
import type { Abortable } from '@rathaus/client-core/abort';
import { tidy } from '../../content/tidy.ts';
import { exchangeError } from '../../errors.ts';
import { temporaryPath } from '../mailbox/layout.ts';
import type { MailboxEntry, MailboxStorage } from '../mailbox/storage.ts';
import { createMultistatusReader, type DavResource } from './multistatus.ts';
import { statusFault } from './webdav-fault.ts';
import type { WebDavRequests } from './webdav-requests.ts';

const asked =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getlastmodified/></prop></propfind>';
/** 100,000 entries of 600 characters. */
const mostListing = 64 * 1024 * 1024;

/** A mailbox in a collection of a WebDAV server (RFC 4918): PUT under a temporary name, then MOVE with `Overwrite: F`. */
export function webDavStorage(requests: WebDavRequests): MailboxStorage {
  /** Resources at an address by their decoded path; undefined when there is nothing. */
  async function propfind(path: string, depth: '0' | '1', { signal }: Abortable) {
    const answer = await requests.send({
      method: 'PROPFIND',
      path,
      headers: { depth, 'content-type': 'application/xml; charset=utf-8' },
      body: asked,
      expect: [207, 404],
      signal,
    });
    if (answer.status === 404) {
      answer.giveUp();
      return undefined;
    }
    const reader = createMultistatusReader();
    for await (const text of answer.texts(mostListing)) if (!reader.write(text)) break;
    const resources = reader.end();
    if (!resources) throw exchangeError('exchange.mailbox.unusable-answer');
    return resources;
  }

  async function list(folder: string, options: Abortable): Promise<MailboxEntry[] | undefined> {
    const path = folder === '' ? '' : `${folder}/`;
    const resources = await propfind(path, '1', options);
    if (!resources) return undefined;
    const own = pathOf(requests.addressOf(path), requests.addressOf(''));
    const entries: MailboxEntry[] = [];
    for (const resource of resources) {
      const found = pathOf(resource.href, requests.addressOf(path));
      if (found === undefined || own === undefined) throw exchangeError('exchange.mailbox.unusable-answer');
      if (withoutSlash(found) === withoutSlash(own)) continue;
      // An answer about something else than what was asked for is none.
      if (!found.startsWith(own)) throw exchangeError('exchange.mailbox.unusable-answer');
      const name = withoutSlash(found.slice(own.length));
      if (name !== '' && !name.includes('/')) entries.push(entryOf(name, resource));
    }
    return entries;
  }

  const find: MailboxStorage['find'] = async (path, options) => {
    const [resource] = (await propfind(path, '0', options)) ?? [];
    if (!resource) return undefined;
    if (resource.isCollection)
      throw exchangeError('exchange.mailbox.unsafe', { details: { reason: 'not-a-file' } });
    return entryOf('', resource);
  };

  /** What a failed MOVE leaves open: is the source still there? Servers answer a lost race with 404, 409, 412 or 500. */
  async function move(
    from: string,
    to: string,
    { signal, overwrite }: Abortable & { readonly overwrite: 'T' | 'F' },
  ): Promise<'moved' | 'exists' | 'gone'> {
    const answer = await requests.send({
      method: 'MOVE',
      path: from,
      headers: { destination: requests.addressOf(to), overwrite },
      expect: [201, 204, 404, 409, 412, 500, 502],
      signal,
    });
    answer.giveUp();
    const { status } = answer;
    if (status === 201 || status === 204) return 'moved';
    if (status === 412) return 'exists';
    if (status === 404 || !(await find(from, { signal }))) return 'gone';
    throw statusFault(status);
  }

  /** Stores bytes under a temporary name. */
  async function put(source: AsyncIterable<Uint8Array>, size: number, signal: AbortSignal | undefined) {
    const path = temporaryPath(randomUUID());
    const answer = await requests.send({
      method: 'PUT',
      path,
      headers: { 'content-type': 'application/octet-stream', 'if-none-match': '*' },
      body: { source, size },
      expect: [200, 201, 204],
      signal,
    });
    answer.giveUp();
    return path;
  }

  async function remove(path: string, { signal }: Abortable): Promise<void> {
    const answer = await requests.send({ method: 'DELETE', path, expect: [200, 204, 404], signal });
    answer.giveUp();
  }

  /** Also after an abort of the caller, so without its signal. */
  const discard = (path: string): Promise<void> => tidy((signal) => remove(path, { signal }));

  return {
    list,
    find,
    async open(path, { signal }) {
      const answer = await requests.send({ method: 'GET', path, expect: [200, 404], signal });
      if (answer.status === 200) return answer.pieces();
      answer.giveUp();
      return undefined;
    },
    async makeFolder(path, { signal }) {
      // 405: there is something of this name (RFC 4918, section 9.3.1).
      const answer = await requests.send({ method: 'MKCOL', path: `${path}/`, expect: [201, 405], signal });
      answer.giveUp();
      if (answer.status === 201) return;
      const [resource] = (await propfind(`${path}/`, '0', { signal })) ?? [];
      if (!resource?.isCollection) throw statusFault(405);
    },
    async write(path, source, { size, signal }) {
      const temporary = await put(source, size, signal);
      const moved = await move(temporary, path, { signal, overwrite: 'T' });
      if (moved === 'moved') return;
      await discard(temporary);
      // Gone: swept, or moved by a request whose answer got lost. The next look finds out.
      throw statusFault(moved === 'exists' ? 412 : 503);
    },
    async create(path, bytes, { signal }) {
      const temporary = await put(once(bytes), bytes.length, signal);
      try {
        const moved = await move(temporary, path, { signal, overwrite: 'F' });
        if (moved === 'gone') throw statusFault(503);
        if (moved === 'exists') await discard(temporary);
        return moved === 'moved';
      } catch (error) {
        await discard(temporary);
        throw error;
      }
    },
    async move(from, to, { signal }) {
      return (await move(from, to, { signal, overwrite: 'F' })) === 'moved';
    },
    async remove(path, { signal, folder = false }) {
      if (!folder) return remove(path, { signal });
      // DELETE takes a collection with everything in it: what somebody has put there meanwhile must stay.
      const entries = await list(path, { signal });
      if (entries?.length === 0) await remove(`${path}/`, { signal });
    },
  };
}

function entryOf(name: string, { isCollection, size = 0, modifiedAt }: DavResource): MailboxEntry {
  // A file of unknown age is young: it is not swept.
  const unknown = isCollection ? 0 : Number.POSITIVE_INFINITY;
  return { name, type: isCollection ? 'folder' : 'file', size, modifiedAt: modifiedAt ?? unknown };
}

/** The decoded path of an href, which may be an address of another host: a proxy stands between. Undefined for a broken one. */
function pathOf(href: string, base: string): string | undefined {
  const url = URL.parse(href, base);
  if (!url) return undefined;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    // Broken percent-encoding.
    return undefined;
  }
}

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
