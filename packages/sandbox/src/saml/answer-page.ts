import { createHash } from 'node:crypto';
import { escapeHtml, page } from '../page/page.ts';

const script = 'document.forms[0].submit()';
const scriptHash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Headers of every page of an identity provider. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // No form-action: the form of the answer goes to the service, wherever it is.
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Headers of a page that hands a message on. Its form names the own origin, so that the receiver can see who sends. */
export const answerHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src ${scriptHash}; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'strict-origin',
};

/** A message that the browser hands on (SAML Bindings, section 3.5.4). */
export interface AnswerPage {
  /** Where it goes. */
  readonly action: string;
  readonly parameter: 'SAMLResponse' | 'SAMLRequest';
  readonly xml: string;
  readonly relayState: string | undefined;
  readonly language?: 'de' | 'en';
  readonly texts: { readonly title: string; readonly explanation: string; readonly button: string };
}

/** A form that a script sends, and that a button sends where scripts do not run. */
export function answerPage({ action, parameter, xml, relayState, language, texts }: AnswerPage): string {
  const hidden = (name: string, value: string) =>
    `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  return page(
    texts.title,
    `<p>${escapeHtml(texts.explanation)}</p>
<form method="post" action="${escapeHtml(action)}">
${hidden(parameter, Buffer.from(xml).toString('base64'))}
${relayState === undefined ? '' : hidden('RelayState', relayState)}
<p class="actions"><button type="submit">${escapeHtml(texts.button)}</button></p>
</form>
<script>${script}</script>`,
    { language: language ?? 'de' },
  );
}
