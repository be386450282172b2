import { type FunctionalComponent, h } from 'vue';

/** Head and foot of the site, for pages of Nuxt and for those of the server. */
export const Frame: FunctionalComponent = (_props, { slots }) => [
  h('header', 'Stadt Musterstadt'),
  slots.default?.(),
  h('footer', 'Impressum'),
];
