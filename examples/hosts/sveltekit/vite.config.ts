import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// The path of the public address is a part of what is built.
const { pathname } = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:3000');

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      // `resolve()` is relative otherwise, and the login wants to know the path that it leads back to.
      paths: { base: pathname.replace(/\/$/, '') as '' | `/${string}`, relative: false },
      csp: {
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          // SvelteKit hides the line that tells screen readers of a new page by this style.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'connect-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      // SvelteKit looks at `Origin` before the hook, and would refuse what a provider posts: a logout of its own has
      // none. The hook checks instead, when the login has answered its own addresses: `isForeign()`. Do not have one
      // without the other.
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
});
