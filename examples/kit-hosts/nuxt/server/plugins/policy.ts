import { randomBytes } from 'node:crypto';

/** Gives the scripts of Nuxt a nonce; what a page itself says gets none. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html, { event }) => {
    const nonce = randomBytes(16).toString('base64');
    const withNonce = (text: string) => text.replaceAll('<script', `<script nonce="${nonce}"`);
    html.head = html.head.map(withNonce);
    html.bodyAppend = html.bodyAppend.map(withNonce);
    setResponseHeader(
      event,
      'content-security-policy',
      [
        "default-src 'none'",
        "style-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        // Vue makes one policy.
        "require-trusted-types-for 'script'",
        'trusted-types vue',
      ].join('; '),
    );
  });
});
