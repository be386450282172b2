import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request }) => ({ wort: String((await request.formData()).get('wort') ?? '') }),
};
