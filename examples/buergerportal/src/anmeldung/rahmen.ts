import type { LoginPage } from '@rathaus/servicekonto-client';
import { raw } from 'hono/html';
import { page, type Town } from '../pages/layout.ts';
import { policyText } from '../pages/policy.ts';

export interface RahmenOptions {
  town: Town;
  emulated: boolean;
  /** Origins that forms may lead to. */
  formTargets: readonly string[];
}

/**
 * Puts the pages of the login between head and foot of the portal. Reads no session: a page that says that the store is
 * away must not need the store.
 */
export function rahmenOf({ town, emulated, formTargets }: RahmenOptions) {
  return async ({ kind, title, language, main, scriptSource }: LoginPage): Promise<Response> => {
    const text = await page({
      town,
      title,
      path: '',
      emulated,
      language,
      // The page that carries a token on to the provider runs no script but its own.
      scripts: kind !== 'passage',
      main: raw(main),
    });
    return new Response(text.toString(), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyText(formTargets, scriptSource),
      },
    });
  };
}
