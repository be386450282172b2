import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { answerHeaders, pageHeaders } from './answer-page.ts';
import { randomName, type Visits } from './visits.ts';

const cookieName = 'rathaus_sandbox_login';

/**
 * Begins a login in this browser and sends it to its page. The cookie belongs to the path of this login alone: another
 * tab has its own. Lax, because the request came from the site of the service.
 */
export function beginVisit<State>(c: Context, visits: Visits<State>, path: string, state: State): Response {
  const browser = randomName();
  const id = visits.open(browser, state);
  const { protocol } = new URL(c.req.url);
  setCookie(c, cookieName, browser, {
    path: `${path}/${id}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: protocol === 'https:',
  });
  return c.redirect(`${path}/${id}`, 303);
}

/** The login of this address, when it belongs to this browser. */
export function visitOf<State>(c: Context, visits: Visits<State>): { id: string; state: State } | undefined {
  const id = c.req.param('id') ?? '';
  const state = visits.find(id, getCookie(c, cookieName));
  return state === undefined ? undefined : { id, state };
}

/** Ends a login: its page cannot be sent again. */
export function endVisit<State>(c: Context, visits: Visits<State>, path: string, id: string): void {
  visits.close(id);
  deleteCookie(c, cookieName, { path: `${path}/${id}` });
}

/** Whether a form comes from a page of this origin. Browsers that do not say so are believed, as at the broker. */
export function isOwnForm(c: Context, origin: string): boolean {
  return (c.req.header('origin') ?? origin) === origin;
}

/** A page of the identity provider. */
export function showPage(
  c: Context,
  html: string,
  status: 200 | 400 | 403 | 404 | 413 | 422 = 200,
): Response {
  return c.body(html, status, { ...pageHeaders });
}

/** A page that hands a message on. */
export function showAnswer(c: Context, html: string): Response {
  return c.body(html, 200, { ...answerHeaders });
}
