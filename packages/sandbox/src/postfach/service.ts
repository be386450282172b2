import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import type { Ids } from '../seed/ids.ts';
import type { PostfachSender } from '../seed/postfach-senders.ts';
import type { StateStore } from '../state/state-store.ts';
import { createMailboxes, type Mailbox, type StoredMessage, type StoredState } from './mailboxes.ts';
import { pageRoutes } from './page-routes.ts';
import { readMessageContent, readStateContent } from './read-content.ts';
import { openEnvelope, parseEnvelope } from './read-envelope.ts';
import { bearerOf, readToken } from './read-token.ts';
import { receiveForm } from './receive-form.ts';
import { Refusal, refusalBody } from './refusal.ts';
import { registerSenders } from './senders.ts';

export interface PostfachOptions {
  origin: string;
  store: StateStore;
  /** What the service believes the time is: milliseconds since the epoch. */
  time: () => number;
  ids: Ids;
  mailboxes: readonly Mailbox[];
  /** Registered certificates. */
  senders: readonly Pick<PostfachSender, 'certificate'>[];
  /** Bytes of the largest message with its files; the limit of the real service is not public. */
  maxMessageBytes: number;
}

export interface PostfachService extends Service {
  /** Base address of the REST interface. */
  readonly baseUrl: string;
  /** Folder of the files. */
  readonly folder: string;
  mailboxes(): readonly Mailbox[];
  /** In the order in which they came. */
  messages(): readonly StoredMessage[];
  states(): readonly StoredState[];
}

const json = { 'content-type': 'application/json' };

/** The Zentrales Bürgerpostfach: its REST interface v6 for senders, and pages on which messages are read. */
export async function createPostfach(options: PostfachOptions): Promise<PostfachService> {
  const { origin, store, time } = options;
  const senders = registerSenders(options.senders);
  const mailboxes = await createMailboxes(options);

  const senderOf = (token: string) => readToken(token, senders, time());
  const refuse = (error: unknown, incoming: IncomingMessage) => {
    // The rest of the upload is thrown away, otherwise the client would see a reset instead of the answer.
    incoming.resume();
    if (error instanceof Refusal)
      return new Response(refusalBody(error.status, error.title, error.message), {
        status: error.status,
        headers: json,
      });
    console.error('postfach:', error);
    return new Response(refusalBody(500, 'Internal Server Error', 'the emulator failed, see its output'), {
      status: 500,
      headers: json,
    });
  };

  async function takeMessage(incoming: IncomingMessage): Promise<Response> {
    const sender = await senderOf(bearerOf(incoming.headers.authorization));
    const { json: text, files } = await receiveForm(incoming, mailboxes.folder, options.maxMessageBytes);
    try {
      const content = readMessageContent(openEnvelope(parseEnvelope(text), sender));
      const { id, serial } = mailboxes.put(content, files, sender.commonName);
      return Response.json({
        mailboxHandle: content.mailboxUuid,
        messageId: String(serial),
        messageUuid: id,
      });
    } catch (error) {
      for (const { path } of files) await rm(path, { force: true });
      throw error;
    }
  }

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.put('/v6/mailbox/messages', (c) =>
    takeMessage(c.env.incoming).catch((error) => refuse(error, c.env.incoming)),
  );
  app.post('/v6/mailbox/applications/states', async (c) => {
    try {
      const sender = await senderOf(bearerOf(c.req.header('authorization')));
      const content = readStateContent(openEnvelope(parseEnvelope(await c.req.text()), sender));
      mailboxes.report(content, sender.commonName);
      return Response.json({ applicationId: content.applicationId });
    } catch (error) {
      return refuse(error, c.env.incoming);
    }
  });
  app.all(
    '/v6/*',
    () => new Response(refusalBody(404, 'Not Found', 'no such path'), { status: 404, headers: json }),
  );
  app.route('/', pageRoutes(mailboxes));

  return {
    name: 'postfach',
    baseUrl: origin,
    folder: mailboxes.folder,
    operation(method, path) {
      if (method === 'PUT' && path === '/v6/mailbox/messages') return 'sendMessage';
      if (method === 'POST' && path === '/v6/mailbox/applications/states') return 'reportState';
      return path.startsWith('/v6/') ? 'unknown' : 'page';
    },
    handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    failure: (status, operation) =>
      operation === 'page'
        ? {
            contentType: 'text/html; charset=utf-8',
            body: page(`Fehler ${status}`, '<p>Von der Sandbox ausgelöst.</p>'),
          }
        : { contentType: 'application/json', body: refusalBody(status, 'Fault', 'Injected by the sandbox.') },
    mailboxes: () => mailboxes.all(),
    messages: () => mailboxes.messages(),
    states: () => mailboxes.states(),
    reset: () => mailboxes.clear(),
    async close() {
      if (!store.durable) await rm(mailboxes.folder, { recursive: true, force: true });
    },
  };
}
