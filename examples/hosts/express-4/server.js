import { toNodeHandler, toRequest } from '@rathaus/servicekonto-client/node';
import express from 'express';
import { before, parsers } from './middleware.js';
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

const html = (response, page, status = 200) => void response.status(status).set(htmlHeaders()).send(page);

/** Express 4 waits for no promise: a rejected one would leave the visitor without an answer. */
const waited = (route) => (incoming, response, next) => void route(incoming, response).catch(next);

const site = express.Router();
// Login, callback and logout; every other path goes on to the routes below.
site.use(...before, toNodeHandler(konto));

// A handler that takes the form as a Fetch API does, whether a parser has read it or not.
site.post(
  '/nachricht',
  waited(async (incoming, response) => {
    const form = await toRequest(incoming).formData();
    html(response, searchPage(form.get('wort') ?? ''));
  }),
);

site.use(parsers);

site.get(
  '/',
  waited(async (incoming, response) => html(response, startPage(await visit(toRequest(incoming))))),
);

site.get(
  '/geschuetzt',
  waited(async (incoming, response) => {
    const request = toRequest(incoming);
    const session = await konto.session(request);
    if (session?.atLeast('substanziell')) return html(response, protectedPage(session));
    // `url` is the path below the router; the address that comes back is the public one.
    const href = await konto.loginHref(request, { level: 'substanziell', return: `${base}${incoming.url}` });
    response.set('cache-control', 'no-store').redirect(303, href);
  }),
);

site.post(
  '/antrag',
  waited(async (incoming, response) => {
    const request = toRequest(incoming);
    const session = await konto.session(request);
    if (!session?.verifyCsrf(incoming.body?.csrf))
      return html(response, refusedPage(await visit(request)), 403);
    html(response, applicationPage(String(incoming.body.hund ?? '')));
  }),
);

site.post('/suche', (incoming, response) => html(response, searchPage(String(incoming.body?.wort ?? ''))));

// An upload that no parser reads.
site.post(
  '/bild',
  waited(async (incoming, response) => {
    let size = 0;
    for await (const chunk of incoming) size += chunk.length;
    response.json({ size });
  }),
);

const app = express();
app.disable('x-powered-by');
app.use(mount || '/', site);
app.use((_incoming, response) => html(response, notFoundPage(), 404));
app.use((error, _incoming, response, next) => {
  if (response.headersSent) return next(error);
  console.error(error);
  // A body that is too large or no form is a fault of who sent it.
  html(response, errorPage(), error.status >= 400 && error.status < 500 ? error.status : 500);
});

const port = Number(process.env.PORT ?? 3000);
app.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
