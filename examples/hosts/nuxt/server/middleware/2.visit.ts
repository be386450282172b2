import type { Identity, Session, Vertrauensniveau } from '@rathaus/servicekonto-client';
import { toRequest } from '@rathaus/servicekonto-client/node';
import { createError, defineEventHandler, getRequestURL } from 'h3';
import type { Visit } from '~~/site/visit';
import { base, konto } from '../site/servicekonto';

declare module 'h3' {
  interface H3EventContext {
    session?: Session | undefined;
    visit?: Visit;
    /** Address of the login to a level that leads back to a page, for `app/middleware/level.global.ts`. */
    toLogin?(level: Vertrauensniveau, page: string): Promise<string>;
  }
}

const nameOf = (identity: Identity): string =>
  (identity.kind === 'organisation'
    ? identity.name
    : `${identity.givenNames ?? ''} ${identity.familyName ?? ''}`) ?? '';

/** Only tells what there is. No address is guarded here: which page it leads to is known to the router alone. */
export default defineEventHandler(async (event) => {
  const { pathname } = getRequestURL(event);
  // Files of the build, and the page of a failure, which must not fail for the same reason.
  if (pathname.startsWith(`${base}/_nuxt/`) || pathname === `${base}/__nuxt_error`) return;
  const request = toRequest(event.node.req, event.node.res);
  const session = await konto.session(request);
  event.context.session = session;
  event.context.toLogin = (level, page) =>
    konto.loginHref(request, { level, return: `${base}${page}` }).catch((error: unknown) => {
      // The message of what fails while a page is rendered would go to the browser.
      console.error(error);
      throw createError({ status: 500 });
    });
  event.context.visit = {
    ...(session && {
      person: { name: nameOf(session.identity), level: session.level, csrf: session.csrfToken },
    }),
    loginHref: await konto.loginHref(request, { level: 'niedrig', return: `${base}/` }),
    stepUpHref: await konto.loginHref(request, { level: 'hoch', return: `${base}/` }),
    logoutHref: await konto.logoutHref(request),
  };
});
