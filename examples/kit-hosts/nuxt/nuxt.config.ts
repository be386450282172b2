export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  app: { head: { htmlAttrs: { lang: 'de' }, title: 'Antrag' } },
  css: ['@rathaus/ui-kit/styles.css'],
  // A linked file: the policy of the site allows no styles in the page.
  features: { inlineStyles: false },
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('rathaus-') } },
  // With it the console of the browser says what the server has written otherwise than the browser would have.
  vite: { define: { __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: process.env.HYDRATION_DETAILS === '1' } },
  devtools: { enabled: false },
  telemetry: false,
});
