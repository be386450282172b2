import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Mailboxes } from './mailboxes.ts';
import { mailboxPage, messagePage, notFoundPage, overviewPage, statusPage } from './pages.ts';

type Env = { Bindings: HttpBindings };

/** Level of the login that is played, from the address; the lowest when it is none. */
function levelOf(c: Context<Env>): number {
  const level = Number(c.req.query('niveau'));
  return Number.isInteger(level) && level >= 1 && level <= 4 ? level : 1;
}

/** Name of a download (RFC 6266, RFC 8187): the whole name, and ASCII for what does not read it. */
const disposition = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The pages on which messages are read. */
export function pageRoutes(mailboxes: Mailboxes): Hono<Env> {
  const app = new Hono<Env>();
  const missing = (c: Context<Env>) => c.html(notFoundPage(), 404);
  /** The mailbox of an address and a message in it. */
  const found = (c: Context<Env>) => {
    const mailbox = mailboxes.find(c.req.param('handle') ?? '');
    const message = mailboxes.message(c.req.param('message') ?? '');
    const isOwn = mailbox && message?.content.mailboxUuid.toLowerCase() === mailbox.handle.toLowerCase();
    return mailbox && message && isOwn ? { mailbox, message } : undefined;
  };
  app.use('*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
  });
  app.get('/', (c) => c.html(overviewPage(mailboxes)));
  app.get('/postfach/:handle', (c) => {
    const mailbox = mailboxes.find(c.req.param('handle'));
    return mailbox ? c.html(mailboxPage(mailboxes, mailbox, levelOf(c))) : missing(c);
  });
  app.get('/postfach/:handle/:message', (c) => {
    const here = found(c);
    if (!here) return missing(c);
    const level = levelOf(c);
    const isReadable = here.message.content.stork_qaa_level <= level;
    if (isReadable) mailboxes.open(here.message);
    return c.html(messagePage(here.mailbox, here.message, level), isReadable ? 200 : 403);
  });
  app.get('/postfach/:handle/:message/anlagen/:index', (c) => {
    const here = found(c);
    const index = Number(c.req.param('index'));
    const file = here?.message.files[index];
    const described = here?.message.content.attachments?.[index];
    if (!here || !file || !described) return missing(c);
    if (here.message.content.stork_qaa_level > levelOf(c))
      return c.html(messagePage(here.mailbox, here.message, levelOf(c)), 403);
    return c.body(Readable.toWeb(createReadStream(mailboxes.pathOf(file.file))) as ReadableStream, 200, {
      'content-type': file.mediaType || 'application/octet-stream',
      'content-length': String(described.contentLength),
      // Nothing that was sent runs as a page of this origin.
      'content-disposition': disposition(described.filename),
      'x-content-type-options': 'nosniff',
    });
  });
  app.get('/statusmonitor/:application', (c) => {
    const id = c.req.param('application');
    return c.html(statusPage(id, mailboxes.statesOf(id)));
  });
  app.notFound(missing);
  return app;
}
