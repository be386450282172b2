import type { Identity } from '@rathaus/servicekonto-client';
import { servicekonto } from '#lib/server/servicekonto.ts';
import { resolve } from '$app/paths';
import type { PageServerLoad } from './$types';

const nameOf = (identity: Identity) =>
  identity.kind === 'organisation'
    ? identity.name
    : `${identity.givenNames ?? ''} ${identity.familyName ?? ''}`;

export const load: PageServerLoad = async ({ request, locals }) => {
  const session = await locals.session();
  const konto = servicekonto();
  const back = resolve('/');
  // A session has functions and more than the page shows: only this goes to the browser.
  return {
    person: session && { name: nameOf(session.identity), level: session.level, csrf: session.csrfToken },
    loginHref: await konto.loginHref(request, { level: 'niedrig', return: back }),
    stepUpHref: await konto.loginHref(request, { level: 'hoch', return: back }),
    logoutHref: await konto.logoutHref(request),
  };
};
