import { once } from 'node:events';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { allowSandbox, createMemoryStateStore } from '@rathaus/client-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostfach, zbpRest } from '../../src/postfach/index.ts';
import { createTestCa, type TestCa } from '../test-ca.ts';
import { author } from './author.ts';
import { codeOf, message } from './world.ts';

let tls: TestCa;
let seen: { subject: string; bytes: number }[] = [];
const server = () =>
  createServer(
    { key: tls.key, cert: tls.cert, ca: tls.ca, requestCert: true, rejectUnauthorized: true },
    async (incoming, outgoing) => {
      let bytes = 0;
      for await (const piece of incoming as AsyncIterable<Buffer>) bytes += piece.length;
      const subject = String((incoming.socket as TLSSocket).getPeerCertificate().subject.CN);
      seen.push({ subject, bytes });
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end('{"messageUuid":"1"}');
    },
  );
let running: ReturnType<typeof server>;
beforeAll(async () => {
  tls = await createTestCa(['zbp.test']);
  running = server().listen(0, '127.0.0.1');
  await once(running, 'listening');
});
afterAll(() => {
  running?.closeAllConnections();
  running?.close();
});

/** A `fetch` that shows a client certificate, on `node:https`: what an application may hand in. */
const certificateFetch =
  (own: { key?: string; cert?: string; ca?: string }): typeof fetch =>
  (address, init = {}) =>
    new Promise((resolve, reject) => {
      const { method = 'GET', headers, body, signal } = init;
      const outgoing = request(
        String(address),
        {
          ...own,
          servername: 'zbp.test',
          method,
          headers: Object.fromEntries(new Headers(headers)),
          signal: signal ?? undefined,
        },
        (incoming) => {
          const answer = new Headers({ 'content-type': incoming.headers['content-type'] ?? '' });
          const stream = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
          resolve(new Response(stream, { status: incoming.statusCode ?? 0, headers: answer }));
        },
      );
      outgoing.on('error', reject);
      Readable.fromWeb(body as never)
        .on('error', (error) => outgoing.destroy(error))
        .pipe(outgoing);
    });

const postfachOf = (own: Parameters<typeof certificateFetch>[0]) =>
  createPostfach({
    tenant: 'musterstadt',
    transport: zbpRest({
      baseUrl: `https://127.0.0.1:${(running.address() as AddressInfo).port}`,
      fetch: certificateFetch(own),
      author: author(),
      journal: createMemoryStateStore(),
      [allowSandbox]: true,
    }),
  });

describe('a mailbox that asks for a client certificate', () => {
  it('gets it from the fetch of the application, with files of any size', async () => {
    const own = { key: tls.caKey, cert: tls.ca, ca: tls.ca };
    const attachments = [{ name: 'a.bin', open: () => new Uint8Array(5_000_000) }];
    seen = [];
    expect((await postfachOf(own).send(message({ attachments }))).state).toBe('accepted');
    expect((await postfachOf(own).send(message())).state).toBe('accepted');
    expect(seen.map(({ subject }) => subject)).toEqual(['Rathaus test CA', 'Rathaus test CA']);
    expect(seen[0]?.bytes).toBeGreaterThan(5_000_000);
  });

  it('gets nothing without one', async () => {
    seen = [];
    expect(await codeOf(postfachOf({ ca: tls.ca }).send(message()))).toMatch(/unavailable|outcome-unknown/);
    expect(seen).toEqual([]);
  });

  it('that nobody knows gets nothing', async () => {
    seen = [];
    expect(await codeOf(postfachOf({}).send(message()))).toMatch(/unavailable|outcome-unknown/);
    expect(seen).toEqual([]);
  });
});
