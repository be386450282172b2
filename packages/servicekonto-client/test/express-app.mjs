// A town's own application with Express, run from packed packages by express.interop.test.ts.
import { createMemoryStateStore } from '@rathaus/client-core';
import { allowHttp, allowSandbox, createServicekonto } from '@rathaus/servicekonto-client';
import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import express from 'express';

const { ISSUER: issuer, PORT: port, ORDER: order } = process.env;
const konto = createServicekonto({
  tenant: 'musterstadt',
  baseUrl: `http://127.0.0.1:${port}`,
  store: createMemoryStateStore(),
  cookieKeys: ['nur-fuer-Tests:0123456789-abcdefghijk'],
  providers: { broker: oidc({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' }) },
  [allowHttp]: true,
  [allowSandbox]: true,
});
const parsers = [express.urlencoded(), express.json()];
// Reads bodies like a handler of the application that lives on the Fetch API.
const echo = async (request) =>
  new URL(request.url).pathname === '/fetch-form'
    ? Response.json(Object.fromEntries(await request.formData()))
    : undefined;

const app = express();
if (order === 'parsers first') app.use(parsers);
app.use(toNodeHandler(konto));
app.use(toNodeHandler(echo));
if (order === 'parsers last') app.use(parsers);
app.post('/antrag', (request, response) => response.json(request.body));
app.post('/raw', async (request, response) => {
  let size = 0;
  for await (const chunk of request) size += chunk.length;
  response.json({ size });
});
app.get('/wer', async (request, response) => {
  const session = await konto.session(
    new Request(`http://127.0.0.1:${port}/wer`, { headers: { cookie: request.headers.cookie ?? '' } }),
  );
  response.send(session?.identity.familyName ?? 'niemand');
});
app.use((_error, _request, response, _next) => response.status(500).send('failed'));
app.listen(Number(port), '127.0.0.1', () => console.log('ready'));
