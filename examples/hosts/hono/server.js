import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
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

const html = (c, page, status = 200) => c.html(page, status, htmlHeaders());

// Not strict: `/portal/` is the start page as well as `/portal`.
const app = new Hono({ strict: false });
if (process.env.COMPRESS === '1') app.use(compress({ threshold: 0 }));
// Login, callback and logout; `undefined` for every other path.
app.use(async (c, next) => (await konto.handle(c.req.raw)) ?? next());
app.notFound((c) => html(c, notFoundPage(), 404));
app.onError((error, c) => {
  console.error(error);
  return html(c, errorPage(), 500);
});

const site = new Hono({ strict: false });
site.use(bodyLimit({ maxSize: 100_000, onError: (c) => html(c, errorPage(), 413) }));

site.get('/', async (c) => html(c, startPage(await visit(c.req.raw))));

site.get('/geschuetzt', async (c) => {
  const session = await konto.session(c.req.raw);
  if (session?.atLeast('substanziell')) return html(c, protectedPage(session));
  const { pathname, search } = new URL(c.req.url);
  const back = `${base}${pathname.slice(mount.length)}${search}`;
  c.header('cache-control', 'no-store');
  return c.redirect(await konto.loginHref(c.req.raw, { level: 'substanziell', return: back }), 303);
});

site.post('/antrag', async (c) => {
  const { csrf, hund = '' } = await c.req.parseBody();
  const session = await konto.session(c.req.raw);
  if (!session?.verifyCsrf(csrf)) return html(c, refusedPage(await visit(c.req.raw)), 403);
  return html(c, applicationPage(String(hund)));
});

site.post('/suche', async (c) => {
  const { wort = '' } = await c.req.parseBody();
  return html(c, searchPage(String(wort)));
});

app.route(mount || '/', site);

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => console.log(`http://127.0.0.1:${port}`));
