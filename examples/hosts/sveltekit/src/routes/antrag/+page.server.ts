import { fail } from '@sveltejs/kit';
import { servicekonto } from '#lib/server/servicekonto.ts';
import { resolve } from '$app/paths';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const session = await locals.session();
    if (!session) {
      const loginHref = await servicekonto().loginHref(request, { return: resolve('/') });
      return fail(403, { loginHref });
    }
    if (!session.verifyCsrf(form.get('csrf'))) return fail(403, { refused: true });
    return { hund: String(form.get('hund') ?? '') };
  },
};
