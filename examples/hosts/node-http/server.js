import { createServer } from 'node:http';
import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import {
  applicationPage,
  errorPage,
  htmlHeaders,
  notFoundPage,
  protectedPage,
  refusedPage,
  searchPage,
  startPage,
} from './pages.js';
import { base, konto, mount, visit } from './servicekonto.js';

const html = (page, status = 200) => new Response(page, { status, headers: htmlHeaders() });

/** The fields of a posted form; `undefined` when somebody posts more than a form can have. */
async function fields(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > 100_000) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const routes = {
  'GET /': async (request) => html(startPage(await visit(request))),
  'GET /geschuetzt': async (request, { path, search }) => {
    const session = await konto.session(request);
    if (session?.atLeast('substanziell')) return html(protectedPage(session));
    const back = `${base}${path}${search}`;
    const location = await konto.loginHref(request, { level: 'substanziell', return: back });
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  },
  'POST /antrag': async (request) => {
    const form = await fields(request);
    if (!form) return html(refusedPage(await visit(request)), 413);
    const session = await konto.session(request);
    if (!session?.verifyCsrf(form.get('csrf'))) return html(refusedPage(await visit(request)), 403);
    return html(applicationPage(form.get('hund') ?? ''));
  },
  'POST /suche': async (request) => html(searchPage((await fields(request))?.get('wort') ?? '')),
};

async function answer(request) {
  const { pathname, search } = new URL(request.url);
  const path = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : undefined;
  // HEAD is GET without the body, which Node leaves out.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = Object.hasOwn(routes, `${method} ${path}`) && routes[`${method} ${path}`];
  return route ? route(request, { path, search }) : html(notFoundPage(), 404);
}

const handler = toNodeHandler(async (request) => {
  try {
    // Login, callback and logout; `undefined` for every path of our own.
    return (await konto.handle(request)) ?? (await answer(request));
  } catch (error) {
    if (request.signal.aborted) throw error; // the visitor has gone, and nobody is to be answered
    console.error(error);
    return html(errorPage(), 500);
  }
});
const port = Number(process.env.PORT ?? 3000);
createServer((incoming, outgoing) => void handler(incoming, outgoing)).listen(port, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${port}`),
);
