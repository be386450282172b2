/** Head and foot of the site, for `layouts/Site.astro` and for the pages of the login. */
export const head = '<header>Stadt Musterstadt</header>';
export const foot = '<footer>Impressum</footer>';
