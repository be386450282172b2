import { redirect } from '@sveltejs/kit';
import { servicekonto } from '#lib/server/servicekonto.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, locals, url }) => {
  const session = await locals.session();
  if (!session?.atLeast('substanziell')) {
    const back = `${url.pathname}${url.search}`;
    redirect(303, await servicekonto().loginHref(request, { level: 'substanziell', return: back }));
  }
  return { level: session.level };
};
