import { fill } from '../element/fill.ts';
import { safeUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import { MAX_LABEL } from '../element/warning.ts';
import { atLeast, type Level } from '../level/level-scale.ts';
import { h, type Tree } from '../tree/tree.ts';

/** Providers the kit has a name and a neutral glyph for. Any other id works with its own `label`. */
export type KnownProvider = 'bundid' | 'unternehmenskonto' | 'eid' | 'wallet' | 'servicekonto-nrw';

/** One way to log in. */
export interface LoginProvider {
  /** A known provider or the deployer's own id (a broker, for example) together with `label`. */
  readonly id: KnownProvider | (string & {});
  /** Where the login starts: relative, `http:` or `https:`. Anything else is shown as not available. */
  readonly href: string;
  /** Replaces "Mit … anmelden". Plain text; a logo never belongs into it. */
  readonly label?: string;
  /** One sentence under the button. */
  readonly hint?: string;
  /** Address of a page that explains the provider. */
  readonly help?: string;
  /** Highest level this account can reach. Below the needed level the button is disabled and says why. */
  readonly maxLevel?: Level;
  /** Official logo, decorative. `permission` records who allowed its use (shown nowhere, kept in the HTML). */
  readonly logo?: { readonly src: string; readonly permission: string };
  /** Shows the migration text. Default: true for `servicekonto-nrw`. */
  readonly deprecated?: boolean;
}

/** What `<rathaus-login>` shows. */
export interface LoginData {
  readonly providers: readonly LoginProvider[];
  /** Level the service behind the login needs. */
  readonly level?: Level;
}

// Neutral pictures drawn for the kit on a 24 × 24 grid: person, house, card, wallet; no official mark.
const GLYPHS: Record<string, string> = {
  bundid: 'M12 12a5 5 0 1 0-5-5 5 5 0 0 0 5 5m-9 9a9 6 0 0 1 18 0z',
  unternehmenskonto: 'M3 21V9l9-6 9 6v12h-7v-6h-4v6z',
  eid: 'M2 5h20v14H2zm3 4v6h5V9zm8 0v2h6V9zm0 4v2h4v-2z',
  wallet: 'M3 5h15v3h3v11H3zm12 7v3h4v-3z',
  // A key, also for every provider the kit does not know.
  'servicekonto-nrw':
    'M8 7a5 5 0 1 0 4.6 7H16v3h4v-3h2v-4h-9.4A5 5 0 0 0 8 7m0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
};

/** Template of `<rathaus-login>`, for server and browser. `slots` are logos the page put into the element. */
export function loginTree(data: LoginData, { texts, warn, slots }: TemplateContext<'login'>): Tree {
  const { level, providers } = data;
  const words: Readonly<Record<string, string | undefined>> = texts;
  const one = ({ id, href, label, hint, help, maxLevel, logo, deprecated }: LoginProvider): Tree => {
    const known = Object.hasOwn(GLYPHS, id) && words[id];
    const name = known || label || id;
    const text = label || (known ? fill(texts.signIn, { name: known }) : texts.generic);
    const url = safeUrl(href);
    const low = level && maxLevel && !atLeast(maxLevel, level);
    const src = safeUrl(logo?.src);
    if (!known && !label) warn('login.provider-unknown', `provider "${id}" needs a label`);
    if (!url) warn('login.href-unsafe', `provider "${id}" needs a relative, http: or https: href`);
    if (text.length > MAX_LABEL) warn('login.label-long', `label of "${id}" has ${text.length} characters`);
    const notes = [
      url ? low && texts.tooLow : texts.unavailable,
      (deprecated ?? id === 'servicekonto-nrw') && texts.deprecated,
      hint,
    ];
    const off = !url || low;
    return h(
      'li',
      {},
      h(
        'a',
        // Without href a link has no role: it is said here, so that a disabled login is still announced.
        off
          ? { part: 'button', role: 'link', 'aria-disabled': 'true', 'data-provider': id }
          : { part: 'button', href: url, 'data-provider': id },
        slots?.[id] ??
          (src
            ? h('img', {
                part: 'logo',
                src,
                alt: '',
                width: 24,
                height: 24,
                'data-permission': logo?.permission,
              })
            : h(
                'svg',
                { part: 'logo', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' },
                h('path', { d: GLYPHS[known ? id : 'servicekonto-nrw'] }),
              )),
        h('span', {}, text),
      ),
      notes.map((note) => note && h('p', {}, note)),
      safeUrl(help) && h('a', { part: 'help', href: help }, fill(texts.help, { name })),
    );
  };
  return [
    level && h('p', { part: 'level' }, fill(texts.needs, { level: texts[level] })),
    h('ul', { role: 'list' }, providers.map(one)),
    h('p', { part: 'status', role: 'status' }),
  ];
}
