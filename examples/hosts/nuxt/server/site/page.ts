// Pages that are not pages of Nuxt: those of the login and the answers to posted forms.
import { escapeHtml } from '@rathaus/client-core/text';
import type { LoginPage } from '@rathaus/servicekonto-client';
import { h, type VNode } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { Frame } from '~~/site/frame';
import { policy } from './policy';

async function html(
  main: VNode,
  { title = '', language = 'de', status = 200, policyText = policy() } = {},
): Promise<Response> {
  const body = await renderToString(h(Frame, null, { default: () => main }));
  const text = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} – Stadt Musterstadt</title></head><body>${body}</body></html>`;
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': policyText,
    },
  });
}

/** An answer with a page of this site. What visitors typed is escaped by Vue. */
export const page = (title: string, text: VNode[], status = 200): Promise<Response> =>
  html(h('main', [h('h1', title), ...text]), { title, status });

/** A page of the login. `provider`: at the logout it posts a form there. */
export const loginPage = (
  { title, language, main, scriptSource }: LoginPage,
  provider: string,
): Promise<Response> =>
  html(h('main', { innerHTML: main }), {
    title,
    language,
    policyText: policy({ scripts: scriptSource, formTarget: provider }),
  });
