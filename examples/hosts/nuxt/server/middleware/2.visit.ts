import type { Identity, Session } from '@rathaus/servicekonto-client';
import { toRequest } from '@rathaus/servicekonto-client/node';
import { defineEventHandler, getRequestURL, type H3Event, sendRedirect } from 'h3';
import type { Visit } from '~~/site/visit';
import { base, konto } from '../site/servicekonto';

declare module 'h3' {
  interface H3EventContext {
    session?: Session | undefined;
    visit?: Visit;
  }
}

const nameOf = (identity: Identity): string =>
  (identity.kind === 'organisation'
    ? identity.name
    : `${identity.givenNames ?? ''} ${identity.familyName ?? ''}`) ?? '';

export default defineEventHandler(async (event) => {
  // Files of the build, and the page of a failure, which must not fail for the same reason.
  if (event.path.startsWith(`${base}/_nuxt/`) || event.path.includes('/__nuxt_error')) return;
  const request = toRequest(event.node.req);
  const session = await konto.session(request);
  event.context.session = session;
  if (getRequestURL(event).pathname === `${base}/geschuetzt` && !session?.atLeast('substanziell'))
    return await toLogin(event, request);
  event.context.visit = {
    ...(session && {
      person: { name: nameOf(session.identity), level: session.level, csrf: session.csrfToken },
    }),
    loginHref: await konto.loginHref(request, { level: 'niedrig', return: `${base}/` }),
    stepUpHref: await konto.loginHref(request, { level: 'hoch', return: `${base}/` }),
    logoutHref: await konto.logoutHref(request),
  };
});

async function toLogin(event: H3Event, request: Request) {
  const { pathname, search } = getRequestURL(event);
  const href = await konto.loginHref(request, { level: 'substanziell', return: `${pathname}${search}` });
  return sendRedirect(event, href, 303);
}
