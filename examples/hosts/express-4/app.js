import { toNodeHandler, toRequest } from '@rathaus/servicekonto-client/node';
import express from 'express';
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
site.use(toNodeHandler(konto));

site.use(express.urlencoded({ extended: false }), express.json());

site.get(
  '/',
  waited(async (incoming, response) => html(response, startPage(await visit(toRequest(incoming, response))))),
);

site.get(
  '/geschuetzt',
  waited(async (incoming, response) => {
    const request = toRequest(incoming, response);
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
    const request = toRequest(incoming, response);
    const session = await konto.session(request);
    if (!session?.verifyCsrf(incoming.body?.csrf))
      return html(response, refusedPage(await visit(request)), 403);
    html(response, applicationPage(String(incoming.body.hund ?? '')));
  }),
);

site.post('/suche', (incoming, response) => html(response, searchPage(String(incoming.body?.wort ?? ''))));

export const app = express();
app.disable('x-powered-by');
app.use(mount || '/', site);
app.use((_incoming, response) => html(response, notFoundPage(), 404));
app.use((error, _incoming, response, next) => {
  if (response.destroyed) return; // the visitor has gone, and nobody is to be answered
  if (response.headersSent) return next(error);
  console.error(error);
  // A body that is too large or no form is a fault of who sent it.
  html(response, errorPage(), error.status >= 400 && error.status < 500 ? error.status : 500);
});
