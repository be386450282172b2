// Other middleware of the site. The login works before it and behind it: BEFORE_LOGIN=session,compression,parsers
// puts it in front.
import { randomBytes } from 'node:crypto';
import compression from 'compression';
import express from 'express';
import session from 'express-session';

export const parsers = [express.urlencoded({ extended: false }), express.json()];

const available = {
  parsers: () => parsers,
  session: () => [
    session({ secret: randomBytes(32).toString('hex'), resave: false, saveUninitialized: true }),
  ],
  compression: () => [compression({ threshold: 0 })],
};

export const before = (process.env.BEFORE_LOGIN ?? '')
  .split(',')
  .filter((name) => Object.hasOwn(available, name))
  .flatMap((name) => available[name]());
