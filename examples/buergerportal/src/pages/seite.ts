import type { Servicekonto, Session } from '@rathaus/servicekonto-client';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { personOf } from '../anmeldung/konto.ts';
import { type Html, page, type Town } from './layout.ts';

export interface SeitenInhalt {
  title: string;
  body: Html;
  status?: ContentfulStatusCode;
  session?: Session | undefined;
}

/** Answers a request with a page of one town. Pages of logged-in people are never kept by a cache. */
export type Seite = (c: Context, inhalt: SeitenInhalt) => Promise<Response>;

export function seiteOf(
  town: Town,
  emulated: boolean,
  hint: () => string | undefined = () => undefined,
  konto?: Servicekonto,
): Seite {
  return async (c, { title, body, status = 200, session }) => {
    c.header('Cache-Control', 'no-store');
    const text = await page({
      town,
      title,
      path: c.req.path,
      person: session && konto ? await personOf(konto, c.req.raw, session) : undefined,
      emulated,
      hint: hint(),
      body,
    });
    return c.html(text, status);
  };
}
