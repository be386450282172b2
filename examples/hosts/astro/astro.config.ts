import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// The path of the public address is a part of what is built.
const { pathname } = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:3000');

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  base: pathname,
  server: { host: '127.0.0.1', port: 3000 },
  // Astro would refuse what a provider posts: a logout of its own has no `Origin`. The middleware checks instead, when the
  // login has answered its own addresses: `isForeign()`. Do not have one without the other.
  security: { checkOrigin: false },
});
