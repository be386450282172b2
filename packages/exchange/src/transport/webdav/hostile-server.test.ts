import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { afterAll, describe, expect, it } from 'vitest';
import { type DavServer, startDavServer } from '../../../test/transport-contract/webdav-server.ts';
import { arrivals } from '../../../test/transport-contract/world.ts';
import { createMultistatusReader } from './multistatus.ts';
import { createWebDavTransport, prepareWebDavMailbox } from './webdav.ts';

const dangers = { [allowHttp]: true, [allowSandbox]: true } as const;
const closing: DavServer[] = [];
afterAll(() => Promise.all(closing.map((server) => server.close())));

type Change = (response: Response) => Response | Promise<Response>;

/** A reader behind somebody who changes the answers to one method. */
async function readerBehind(method: string, change: Change) {
  const server = await startDavServer();
  closing.push(server);
  const { url } = server;
  await prepareWebDavMailbox({ url, ...dangers });
  server.requests.length = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    return init?.method === method ? change(response) : response;
  };
  const mailboxes = { archiv: { url, receiveAs: 'archiv' } };
  return { server, reader: createWebDavTransport({ mailboxes, fetch, ...dangers }) };
}

const open = '<D:multistatus xmlns:D="DAV:">';
const close = '</D:multistatus>';

describe('a server that packs its answers', () => {
  it('is asked not to', async () => {
    const { server, reader } = await readerBehind('GET', (response) => response);
    await arrivals(reader, 'archiv');
    const asked = server.requests.map(({ method, headers }) => [method, headers['accept-encoding']]);
    expect(asked).toContainEqual(['PROPFIND', 'identity']);
    expect(new Set(asked.map(([, encoding]) => encoding))).toEqual(new Set(['identity']));
  });

  it.each(['GET', 'PROPFIND'])('is not unpacked for when it does it all the same: %s', async (method) => {
    const { reader } = await readerBehind(method, async (response) => {
      const headers = { 'content-encoding': 'gzip' };
      return new Response(await response.arrayBuffer(), { status: response.status, headers });
    });
    await expect(arrivals(reader, 'archiv')).rejects.toMatchObject({
      code: 'exchange.mailbox.unusable-answer',
      details: { reason: 'content-encoding' },
    });
  });

  it('may say that it does not', async () => {
    const { reader } = await readerBehind('PROPFIND', async (response) => {
      const headers = { 'content-encoding': 'identity' };
      return new Response(await response.arrayBuffer(), { status: response.status, headers });
    });
    expect(await arrivals(reader, 'archiv')).toEqual([]);
  });
});

describe('an answer of very many small elements', () => {
  it('leaves turns to everything else, even when all of it is there', async () => {
    // 8 slices in one piece.
    const body = `${open}${'<a/>'.repeat(8 * 16_384)}${close}`;
    let turns = 0;
    let during = 0;
    const { reader } = await readerBehind('PROPFIND', () => {
      during = turns;
      return new Response(body, { status: 207 });
    });
    let ticking = true;
    const tick = () => {
      turns += 1;
      if (ticking) setImmediate(tick);
    };
    tick();
    // Nothing about the folder that was asked for, so it is an empty one.
    const found = reader.list('archiv', { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const before = turns;
    await found.next();
    ticking = false;
    expect(during).toBeGreaterThanOrEqual(before);
    // Six lists of 8 slices.
    expect(turns - before).toBeGreaterThan(6 * 8);
  });

  it('is given up in the middle', () => {
    const reader = createMultistatusReader();
    expect(reader.write(open)).toBe(true);
    const piece = '<a/>'.repeat(100_000);
    let pieces = 0;
    while (reader.write(piece) && pieces < 100) pieces += 1;
    expect(pieces).toBe(19);
    expect(reader.write(close)).toBe(false);
    expect(reader.end()).toBeUndefined();
  });
});
