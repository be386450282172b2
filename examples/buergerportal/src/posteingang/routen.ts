import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { readContainer } from '@rathaus/eakte-client/package';
import { aktePolicy, renderAkte } from '@rathaus/eakte-client/viewer';
import type { Exchange } from '@rathaus/exchange';
import { Hono } from 'hono';
import { kleineFormulare } from '../intern/kleine-formulare.ts';
import type { Zugang } from '../intern/zugang.ts';
import { notice } from '../pages/layout.ts';
import type { Seite } from '../pages/seite.ts';
import type { Posteingang } from './pruefung.ts';
import { codeSeite, eingangSeite, listenSeite } from './seiten.ts';

export interface PosteingangRouten {
  exchange: Exchange;
  posteingang: Posteingang;
  zugang: Zugang;
  seite: Seite;
}

/** The inbox of the receiving town, for staff with the access code. */
export function posteingangRouten({
  exchange,
  posteingang,
  zugang,
  seite,
}: PosteingangRouten): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();

  app.post('/zugang', kleineFormulare, async (c) => {
    const { code } = await c.req.parseBody();
    const result = await zugang.anmelden(
      typeof code === 'string' ? code : '',
      c.env?.incoming?.socket.remoteAddress ?? '',
    );
    if ('refused' in result)
      return seite(c, {
        title: 'Posteingang',
        status: result.refused === 'wrong' ? 403 : 429,
        body: codeSeite(result.refused, '/zugang'),
      });
    c.header('Set-Cookie', result.cookie);
    return c.redirect('/', 303);
  });

  app.use('*', async (c, next) => {
    if (await zugang.sitzung(c.req.raw)) return next();
    return seite(c, { title: 'Posteingang', status: 401, body: codeSeite(undefined, '/zugang') });
  });

  app.get('/', async (c) => {
    const rejected: { submissionId: string; updatedAt: string; reason: string }[] = [];
    for await (const entry of exchange.inbox.list({ state: 'rejected' })) {
      const reason =
        entry.problems?.map((problem) => problem.title).join(', ') ?? entry.error?.code ?? 'ohne Angabe';
      rejected.push({ submissionId: entry.remoteId, updatedAt: entry.updatedAt, reason });
    }
    return seite(c, {
      title: 'Posteingang',
      body: listenSeite(await posteingang.liste(), rejected),
    });
  });

  app.get('/eingang/:id', async (c) => {
    const eingang = await posteingang.lesen(c.req.param('id'));
    if (!eingang) return c.notFound();
    return seite(c, { title: 'Eingegangene E-Akte', body: eingangSeite(eingang) });
  });

  app.get('/eingang/:id/akte', async (c) => {
    const eingang = await posteingang.lesen(c.req.param('id'));
    const path = posteingang.containerDatei(c.req.param('id'));
    if (!eingang || !path) return c.notFound();
    const page = renderAkte(path, {
      fileName: eingang.container.name,
      signal: c.req.raw.signal,
      // Files come from this site, which only ever lets them be saved.
      href: ({ name }) => {
        const index = eingang.dateien.findIndex((datei) => datei.name === name);
        return index < 0 ? undefined : `datei/${index}`;
      },
    });
    return c.body(
      lazily(() => bytesOf(page)),
      200,
      {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        // The page has a policy of its own, stricter than that of the site: no script at all.
        'content-security-policy': `${aktePolicy}; frame-ancestors 'none'`,
      },
    );
  });

  app.get('/eingang/:id/container', async (c) => {
    const eingang = await posteingang.lesen(c.req.param('id'));
    const path = posteingang.containerDatei(c.req.param('id'));
    if (!eingang || !path) return c.notFound();
    return download(
      lazily(() => createReadStream(path)),
      eingang.container.name,
      eingang.container.size,
    );
  });

  app.get('/eingang/:id/datei/:index', async (c) => {
    const eingang = await posteingang.lesen(c.req.param('id'));
    const datei = eingang?.dateien[Number(c.req.param('index'))];
    const path = posteingang.containerDatei(c.req.param('id'));
    if (!datei || !path) return c.notFound();
    const { signal } = c.req.raw;
    return download(
      lazily(async function* () {
        const container = await readContainer(path);
        try {
          yield* container.open(datei.name, { signal });
        } finally {
          await container.close();
        }
      }),
      datei.name,
      datei.size,
    );
  });

  app.notFound((c) =>
    seite(c, {
      title: 'Nicht gefunden',
      status: 404,
      body: notice('info', 'Diese Seite gibt es nicht', 'Bitte gehen Sie zurück zum Posteingang.'),
    }),
  );
  return app;
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

/** Opens a file when the first byte is wanted: a HEAD request takes none, and would leave it open for ever. */
function lazily(open: () => AsyncIterable<Uint8Array>): ReadableStream {
  const chunks = (async function* () {
    yield* open();
  })();
  return Readable.toWeb(Readable.from(chunks, { objectMode: false, highWaterMark: 0 })) as ReadableStream;
}

/** RFC 8187, section 3.2.1. Half a surrogate pair, as a hostile sender writes it, is no text and cannot be encoded. */
function extValue(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
}

/** Content from outside is only ever saved, never shown by the browser in our origin. */
function download(body: ReadableStream, name: string, size: number): Response {
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${extValue(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
