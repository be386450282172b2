import { randomBytes } from 'node:crypto';
import { setResponseHeaders } from 'h3';
import { policy } from '../site/policy';

/** Gives the scripts of Nuxt a nonce; what a page itself says gets none. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html, { event }) => {
    const nonce = randomBytes(16).toString('base64');
    const withNonce = (text: string) => text.replaceAll('<script', `<script nonce="${nonce}"`);
    html.head = html.head.map(withNonce);
    html.bodyAppend = html.bodyAppend.map(withNonce);
    setResponseHeaders(event, {
      'cache-control': 'no-store',
      'content-security-policy': policy({ scripts: `'self' 'nonce-${nonce}'` }),
      'x-content-type-options': 'nosniff',
    });
  });
});
