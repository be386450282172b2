import { escapeHtml } from '@rathaus/client-core/text';
import type { Language } from '@rathaus/client-core/texts';
import type { Passage } from '../login/protocol.ts';
import { page, seeOther } from './page.ts';

const words = {
  de: {
    title: 'Weiter zum Anmeldedienst',
    text: 'Sie werden weitergeleitet. Wenn nichts geschieht, gehen Sie bitte selbst weiter.',
    button: 'Weiter',
  },
  en: {
    title: 'On to the login service',
    text: 'You are being forwarded. If nothing happens, please go on yourself.',
    button: 'Go on',
  },
} as const;

/** Sends the browser on: by a redirect, or by a form that posts itself and has a button where scripts are off. */
export async function passageTo(
  passage: Passage,
  language: Language,
  cookies: readonly string[],
): Promise<Response> {
  if (passage.kind === 'redirect') return seeOther(passage.url, cookies);
  const { title, text, button } = words[language];
  const fields = Object.entries(passage.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const form = `<p>${text}</p><form method="post" action="${escapeHtml(passage.action)}">${fields}<button>${button}</button></form>`;
  const response = await page(200, language, title, form, { script: 'document.forms[0].submit()' });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
