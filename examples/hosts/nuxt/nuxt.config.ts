// The path of the public address is a part of what is built.
const { pathname } = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:3000');

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  app: { baseURL: pathname, head: { htmlAttrs: { lang: 'de' }, title: 'Stadt Musterstadt' } },
  devtools: { enabled: false },
  telemetry: false,
});
