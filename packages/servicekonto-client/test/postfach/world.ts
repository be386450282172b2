/** A mailbox in memory behind a `fetch`, and what an application needs to write into it. */
import { verify, X509Certificate } from 'node:crypto';
import { createMemoryStateStore, isRathausError, type StateStore } from '@rathaus/client-core';
import { createMockZbpHandlers } from '../../src/msw.ts';
import {
  createPostfach,
  type PostfachConfig,
  type PostfachMessage,
  type PostfachStatus,
  type ZbpRestOptions,
  zbpRest,
} from '../../src/postfach/index.ts';
import { author, certificate } from './author.ts';

export const baseUrl = 'https://int.zbp.bund.de';
export const handle = '5a1f0c3e-7c1d-4f6a-9b1e-2f4d8c7a6b50';
export const applicationId = '0b7d3a52-9a51-4a0e-8a55-6f6f0d3f3b11';

export const message = (more: Partial<PostfachMessage> = {}): PostfachMessage => ({
  key: '20.1-2026-00042/bescheid',
  to: handle,
  level: 'substanziell',
  sender: 'Stadt Musterstadt',
  service: 'Hundesteuer',
  subject: 'Ihr Bescheid',
  text: 'Guten Tag,\n\nder Bescheid für Đorđe liegt bei.',
  ...more,
});

export const status = (more: Partial<PostfachStatus> = {}): PostfachStatus => ({
  key: '20.1-2026-00042/eingang',
  applicationId,
  state: 'received',
  at: new Date('2026-11-30T08:00:00Z'),
  service: 'Hundesteuer',
  sender: 'Stadt Musterstadt',
  ...more,
});

export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing thrown';
  } catch (error) {
    return isRathausError(error) ? error.code : String(error);
  }
};

/** Answers in place of the mailbox; `undefined`: the mailbox answers. */
export type Answer = (request: Request) => Response | undefined | Promise<Response | undefined>;

/** A mailbox in memory; `answers` are used up one after the other. */
export function createWorld({
  answers = [],
  store = createMemoryStateStore(),
  rest = {},
  config = {},
}: {
  answers?: Answer[];
  store?: StateStore;
  rest?: Partial<ZbpRestOptions>;
  config?: Partial<PostfachConfig>;
} = {}) {
  const { handlers, inbox } = createMockZbpHandlers(baseUrl);
  const tokens: string[] = [];
  const calls: string[] = [];
  const answer = async (given: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(given, init);
    calls.push(`${request.method} ${new URL(request.url).pathname}`);
    tokens.push(request.headers.get('authorization') ?? '');
    const own = await answers.shift()?.(request);
    if (own) return own;
    for (const handler of handlers) {
      const result = await handler.run({ request, requestId: '1' });
      const made = result?.response as Response | undefined;
      // What msw writes for a connection that breaks is none that `fetch` would return.
      if (made?.type === 'error') break;
      if (made) return made;
    }
    throw new TypeError('fetch failed');
  };
  const options: ZbpRestOptions = { baseUrl, fetch: answer, author: author(), journal: store, ...rest };
  const postfach = createPostfach({ tenant: 'musterstadt', transport: zbpRest(options), ...config });
  return { postfach, inbox, tokens, calls, store, options };
}

/** Whether a signature of an envelope fits. */
export const isSigned = ({ content, sha512sum }: { content: string; sha512sum: string }): boolean =>
  verify(
    'sha512',
    Buffer.from(content, 'utf8'),
    new X509Certificate(certificate).publicKey,
    Buffer.from(sha512sum, 'base64'),
  );

/** Claims of a token whose signature fits. */
export function claimsOf(authorization: string): Record<string, unknown> {
  const [head = '', claims = '', signature = ''] = authorization.replace('Bearer ', '').split('.');
  const { publicKey } = new X509Certificate(certificate);
  const isGood = verify(
    'sha512',
    Buffer.from(`${head}.${claims}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (!isGood) throw new Error('the token is not signed');
  return {
    ...JSON.parse(Buffer.from(head, 'base64url').toString()),
    ...JSON.parse(Buffer.from(claims, 'base64url').toString()),
  };
}

/** Reads a body to its end, as a server does before it fails. */
export const drained = async (request: Request): Promise<void> => {
  await request.arrayBuffer();
};
