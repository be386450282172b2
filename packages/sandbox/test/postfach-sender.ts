/** A sender of the emulated mailbox that shares no code with the client, and the service on a port of its own. */
import { createHash, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostfach, type PostfachService } from '../src/postfach/service.ts';
import { createIds } from '../src/seed/ids.ts';
import { expiredSender, musterstadtSender, type PostfachSender } from '../src/seed/postfach-senders.ts';
import { forgetfulStore, type StateStore } from '../src/state/state-store.ts';

export const zoe = { handle: '5a1f0c3e-7c1d-4f6a-9b1e-2f4d8c7a6b50', name: 'Zoë Łódź-Şahin' };
export const ono = { handle: '0b7d3a52-9a51-4a0e-8a55-6f6f0d3f3b11', name: 'Ōno Đorđević' };

/** The service alone on a free port. */
export async function startPostfach(given: { store?: StateStore; maxMessageBytes?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'postfach-'));
  const service: PostfachService = await createPostfach({
    origin: 'http://127.0.0.1',
    store: given.store ?? forgetfulStore(folder),
    time: Date.now,
    ids: createIds(undefined),
    mailboxes: [zoe, ono],
    senders: [musterstadtSender, expiredSender],
    maxMessageBytes: given.maxMessageBytes ?? 1_000_000_000,
  });
  const server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    service,
    origin,
    page: async (path: string) => {
      const answer = await fetch(new URL(path, origin));
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token; members that are given replace the good ones. */
export function token(
  { now = Date.now(), sender = musterstadtSender }: { now?: number; sender?: PostfachSender } = {},
  claims: object = {},
  header: object = {},
): string {
  const issued = Math.floor(now / 1000);
  const good = { iat: issued, exp: issued + 1800, signer: sender.commonName, roles: ['THIRD_PARTY'] };
  const signed = `${url({ typ: 'JWT', alg: 'RS512', ...header })}.${url({ ...good, ...claims })}`;
  return `${signed}.${sign('sha512', Buffer.from(signed), sender.privateKey).toString('base64url')}`;
}

/** A signed envelope. */
export function envelope(content: object | string, sender: PostfachSender = musterstadtSender) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    content: text,
    sha512sum: sign('sha512', Buffer.from(text), sender.privateKey).toString('base64'),
  };
}

/** The content of a good message. */
export const message = (more: object = {}) => ({
  mailboxUuid: zoe.handle,
  stork_qaa_level: 3,
  sender: 'Stadt Musterstadt',
  title: 'Ihr Bescheid',
  content: 'Guten Tag',
  service: 'Hundesteuer',
  ...more,
});

/** The content of a good state. */
export const state = (more: object = {}) => ({
  applicationId: ono.handle,
  status: 'RECEIVED',
  publicServiceName: { de: 'Hundesteuer' },
  senderName: 'Stadt Musterstadt',
  createdDate: '2026-11-30T08:00:00.000Z',
  ...more,
});

export interface SentFile {
  name: string;
  bytes: Uint8Array;
  /** What is said of it, where that differs. */
  said?: { filename?: string; sha512sum?: string; contentLength?: number };
}

const described = ({ name, bytes, said }: SentFile) => ({
  filename: name,
  sha512sum: createHash('sha512').update(bytes).digest('hex'),
  contentLength: bytes.length,
  ...said,
});

/** Sends a message. `content` and `files` as they are, `form` to spoil the rest. */
export async function put(
  origin: string,
  {
    content = message(),
    files = [],
    bearer = token(),
    sealed,
  }: {
    content?: object;
    files?: readonly SentFile[];
    bearer?: string | undefined;
    sealed?: { content: string; sha512sum: string };
  } = {},
): Promise<{ status: number; body: Record<string, string> }> {
  const form = new FormData();
  const whole = { ...content, ...(files.length > 0 ? { attachments: files.map(described) } : {}) };
  form.set('json', JSON.stringify(sealed ?? envelope(whole)));
  for (const { name, bytes } of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${origin}/v6/mailbox/messages`, {
    method: 'PUT',
    headers: bearer === '' ? {} : { authorization: `Bearer ${bearer}` },
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

/** Reports a state. */
export async function post(
  origin: string,
  { content = state(), bearer = token() }: { content?: object; bearer?: string } = {},
): Promise<{ status: number; body: Record<string, string> }> {
  const answer = await fetch(`${origin}/v6/mailbox/applications/states`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(envelope(content)),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}
