import { escapeHtml } from '@rathaus/client-core/text';
import type { LoginPage } from '@rathaus/servicekonto-client';
import { foot, head } from './frame.ts';
import { policy } from './policy.ts';

/** A page of the login between head and foot of the site. `provider`: at the logout it posts a form there. */
export const loginPage = ({ title, language, main, scriptSource }: LoginPage, provider: string): Response =>
  new Response(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} – Stadt Musterstadt</title></head><body>${head}<main>${main}</main>${foot}</body></html>`,
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy({ scripts: scriptSource, formTarget: provider }),
      },
    },
  );
