import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import { toRequest } from '@rathaus/servicekonto-client/node';
import Fastify from 'fastify';
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

const html = (reply, page, status = 200) => reply.code(status).headers(htmlHeaders()).send(page);
const requestOf = ({ raw }, reply) => toRequest(raw, reply.raw);

const app = Fastify();
await app.register(formbody);
if (process.env.COMPRESS === '1') await app.register(compress, { threshold: 0 });

// Login, callback and logout, before Fastify reads a body. Fastify sends a `Response`, with its own hooks around.
app.addHook('onRequest', async (request, reply) => {
  const answer = await konto.handle(requestOf(request, reply));
  if (!answer) return;
  reply.send(answer);
  return reply;
});
app.setNotFoundHandler((_request, reply) => html(reply, notFoundPage(), 404));
app.setErrorHandler((error, _request, reply) => {
  console.error(error);
  // A body that is too large or no form is a fault of who sent it.
  html(reply, errorPage(), error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500);
});

await app.register(
  async (site) => {
    site.get('/', async (request, reply) => html(reply, startPage(await visit(requestOf(request, reply)))));

    site.get('/geschuetzt', async (incoming, reply) => {
      const request = requestOf(incoming, reply);
      const session = await konto.session(request);
      if (session?.atLeast('substanziell')) return html(reply, protectedPage(session));
      const back = `${base}${incoming.url.slice(mount.length)}`;
      const href = await konto.loginHref(request, { level: 'substanziell', return: back });
      return reply.header('cache-control', 'no-store').redirect(href, 303);
    });

    site.post('/antrag', async (incoming, reply) => {
      const request = requestOf(incoming, reply);
      const session = await konto.session(request);
      const { csrf, hund = '' } = incoming.body ?? {};
      if (!session?.verifyCsrf(csrf)) return html(reply, refusedPage(await visit(request)), 403);
      return html(reply, applicationPage(String(hund)));
    });

    site.post('/suche', async ({ body }, reply) => html(reply, searchPage(String(body?.wort ?? ''))));
  },
  { prefix: mount },
);

const port = Number(process.env.PORT ?? 3000);
console.log(await app.listen({ port, host: '127.0.0.1' }));
