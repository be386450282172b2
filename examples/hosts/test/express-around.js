// Put beside `app.js` of an installed Express host: the same site with other middleware in front of it
// (BEFORE_LOGIN=session,compression,parsers), and the pages of `bodies-contract.ts`.
import { randomBytes } from 'node:crypto';
import { toNodeHandler, toRequest } from '@rathaus/servicekonto-client/node';
import compression from 'compression';
import express from 'express';
import session from 'express-session';
import { app } from './app.js';
import { searchPage } from './pages.js';
import { konto, mount } from './servicekonto.js';

const available = {
  parsers: () => [express.urlencoded({ extended: false }), express.json()],
  session: () => [
    session({ secret: randomBytes(32).toString('hex'), resave: false, saveUninitialized: true }),
  ],
  compression: () => [compression({ threshold: 0 })],
};
const wanted = (process.env.BEFORE_LOGIN ?? '').split(',').filter((name) => name !== '');

const around = express();
around.use(...wanted.flatMap((name) => available[name]()), toNodeHandler(konto));

// A handler that takes the form as a Fetch API does, whether a parser has read it or not.
around.post(`${mount}/nachricht`, (incoming, response, next) => {
  toRequest(incoming, response)
    .formData()
    .then((form) => response.send(searchPage(form.get('wort') ?? '')))
    .catch(next);
});

// An upload that no parser reads.
around.post(`${mount}/bild`, async (incoming, response) => {
  let size = 0;
  for await (const chunk of incoming) size += chunk.length;
  response.json({ size });
});

around.use(app);
around.listen(Number(process.env.PORT), '127.0.0.1');
