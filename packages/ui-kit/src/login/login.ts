import { fill } from '../element/fill.ts';
import { safeUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import { MAX_LABEL } from '../element/warning.ts';
import type { Tree } from '../tree/tree.ts';
import { reaches, type Vertrauensniveau } from '../vertrauensniveau/vertrauensniveau.ts';

/** Providers the kit has a name for. Any other id works with its own `label`. */
export type KnownProvider = 'bundid' | 'unternehmenskonto' | 'eid' | 'wallet' | 'servicekonto-nrw';

/** One way to log in. */
export interface LoginProvider {
  /** A known provider or the deployer's own id (a broker, for example) together with `label`. */
  readonly id: KnownProvider | (string & {});
  /** Where the login starts: relative, `http:` or `https:`. Anything else is shown as not available. */
  readonly href: string;
  /** Replaces "Mit … anmelden". Plain text; a logo never belongs into it. */
  readonly label?: string | undefined;
  /** One sentence under the button. */
  readonly hint?: string | undefined;
  /** Address of a page that explains the provider. */
  readonly help?: string | undefined;
  /** Highest level this account can reach. Below the needed level the button is disabled and says why. */
  readonly maxLevel?: Vertrauensniveau | undefined;
  /** Official logo instead of the neutral glyph; decorative, never part of the name. */
  readonly logo?: {
    readonly src: string;
    /** Who allowed its use; kept in the HTML as `data-permission`, shown nowhere. */
    readonly permission: string;
  };
  /** Shows the migration text. Default: true for `servicekonto-nrw`. */
  readonly deprecated?: boolean | undefined;
}

/** What `<rathaus-login>` shows. */
export interface LoginData {
  readonly providers: readonly LoginProvider[];
  /** Level the service behind the login needs. */
  readonly level?: Vertrauensniveau | undefined;
}

/** Template of `<rathaus-login>`, for server and browser. */
export function loginTree(data: LoginData, context: TemplateContext<'login'>): Tree {
  const { h, texts, warn } = context;
  const { level, providers } = data;
  const one = ({ id, href, label, hint, help, maxLevel, logo, deprecated }: LoginProvider): Tree => {
    const known = (texts as Readonly<Record<string, string | undefined>>)[`_${id}`];
    const text = label || (known ? fill(texts.signIn, known) : texts.generic);
    const url = safeUrl(href);
    const src = safeUrl(logo?.src);
    const low = level && maxLevel && !reaches(maxLevel, level);
    const fault = url ? (known || label ? text.length > MAX_LABEL && 'label' : 'provider') : 'href';
    if (fault) warn(fault, id);
    return h(
      'li',
      {},
      h(
        'a',
        {
          part: 'button',
          'data-provider': id,
          // Without href a link has no role: it is said here, so that a disabled login is still announced.
          ...(url && !low ? { href: url } : { role: 'link', 'aria-disabled': 'true' }),
        },
        h(src ? 'img' : 'span', { part: 'logo', src, alt: src && '', 'data-permission': logo?.permission }),
        h('span', {}, text),
      ),
      [
        url ? low && texts.tooLow : texts.unavailable,
        (deprecated ?? id === 'servicekonto-nrw') && texts.deprecated,
        hint,
      ].map((note) => note && h('p', {}, note)),
      safeUrl(help) && h('a', { part: 'help', href: help }, fill(texts.help, known || label || id)),
    );
  };
  return [
    level && h('p', { part: 'level' }, fill(texts.needs, texts[`_${level}`] ?? level)),
    h('ul', { role: 'list' }, providers.map(one)),
  ];
}
