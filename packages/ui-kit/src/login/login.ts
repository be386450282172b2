import type { Definition } from '../element/definition.ts';
import { fill, filled } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import { MAX_LABEL } from '../element/warning.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text, UNKNOWN, words } from '../reader/reader.ts';
import { flag } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';
import { atLeast } from '../vertrauensniveau/at-least.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../vertrauensniveau/vertrauensniveau.ts';

/** Providers the kit has a name and a glyph for. Any other id works with its own `label`. */
export type KnownProvider = 'bundid' | 'unternehmenskonto' | 'eid' | 'wallet' | 'servicekonto-nrw';

/** One way to log in. */
export interface LoginProvider {
  /** A known provider or the deployer's own id (a broker, for example) together with `label`. */
  readonly id: KnownProvider | (string & {});
  /** Where the login starts: relative, `http:` or `https:`. Anything else, or nothing, is shown as not available. */
  readonly href?: string | undefined;
  /** What it is called, for example "Servicekonto Musterstadt". Known providers have a name of their own. */
  readonly name?: string | undefined;
  /** Replaces "Mit … anmelden". Plain text; a logo never belongs into it. */
  readonly label?: string | undefined;
  /** Who it is for, for example "Für Privatpersonen". Known providers have a text of their own; an empty text shows none. */
  readonly audience?: string | undefined;
  /** One sentence above the button. */
  readonly hint?: string | undefined;
  /** Answer to "Was ist …?", shown on demand. On a server known providers have a text of their own. */
  readonly about?: string | undefined;
  /** Address of a page that explains the provider. */
  readonly help?: string | undefined;
  /** The choice most people need: first, with a full button. Default: the first provider. */
  readonly primary?: boolean | undefined;
  /** Announced and not there yet: shown without a button, as "bald". */
  readonly soon?: boolean | undefined;
  /** Highest level this account can reach. Below the needed level the button is disabled and says why. */
  readonly maxLevel?: Vertrauensniveau | undefined;
  /** Official logo instead of the neutral glyph; decorative, never part of the name. */
  readonly logo?:
    | {
        readonly src: string;
        /** Who allowed its use; kept in the HTML as `data-permission`, shown nowhere. */
        readonly permission: string;
      }
    | undefined;
  /** Shows the migration text. Default: true for `servicekonto-nrw`. */
  readonly deprecated?: boolean | undefined;
}

/** What `<rathaus-login>` shows. */
export interface LoginData {
  readonly providers: readonly LoginProvider[];
  /** Level the service behind the login needs; said once, above the choice. */
  readonly level?: Vertrauensniveau | undefined;
}

function loginTree(data: LoginData, context: TemplateContext<'login'>): Tree {
  const { h, warn } = context;
  // Without a prototype: an id of the page's own may be called like what every object has.
  const texts: Readonly<Record<string, string | undefined>> & typeof context.texts = Object.assign(
    Object.create(null),
    context.texts,
  );
  const { level, providers } = data;
  const paragraph = (part: string, content: string | undefined): Tree =>
    content && h('p', { part }, h('bdi', {}, content));
  const first = providers.find((one) => one.primary) ?? providers.find((one) => !one.soon);
  const one = (provider: LoginProvider): Tree => {
    const { id, href, label, audience, hint, about, help, soon, maxLevel, logo, deprecated } = provider;
    const name = provider.name ?? texts[`_${id}`];
    const words = label || (name ? fill(texts.signIn, name) : texts.generic);
    const low = level && maxLevel && !atLeast(maxLevel, level);
    if (!href && !soon) warn('href', id);
    if (!name && !label) warn('provider', id);
    if (words.length > MAX_LABEL) warn('label', id);
    const question = texts[`${id}_what`] ?? fill(texts.help, name ?? label ?? id);
    const answer = about ?? texts[`${id}_about`];
    return h(
      'li',
      {
        'data-provider': id,
        'data-primary': provider === first && !soon ? '' : undefined,
        'data-soon': soon ? '' : undefined,
      },
      logo?.src && h('img', { part: 'logo', src: logo.src, alt: '', 'data-permission': logo.permission }),
      paragraph('audience', audience ?? texts[`${id}_for`]),
      // A name of its own only tells several ways apart; of one alone the button says it.
      soon
        ? h(
            'p',
            { part: 'name' },
            h('strong', {}, h('bdi', {}, name ?? label ?? id)),
            ' ',
            h('span', { part: 'badge' }, texts.soon),
          )
        : providers[1] && name && h('p', { part: 'name' }, h('strong', {}, h('bdi', {}, name))),
      paragraph('hint', hint),
      !soon &&
        h(
          'a',
          {
            part: `button${provider === first ? '' : ' secondary'}`,
            'data-provider': id,
            // Without href a link has no role: it is said here, so that a disabled login is still announced.
            ...(href && !low ? { href } : { role: 'link', 'aria-disabled': 'true' }),
          },
          // What a page calls it keeps its direction; the kit's own names need no element for that.
          provider.name && !label ? h('span', {}, filled(h, texts.signIn, provider.name)) : words,
        ),
      paragraph('note', href || soon ? (low ? texts.tooLow : '') : texts.unavailable),
      paragraph('note', (deprecated ?? id === 'servicekonto-nrw') ? texts.deprecated : ''),
      answer
        ? h(
            'details',
            {},
            h('summary', {}, question),
            h('p', {}, h('bdi', {}, answer), help && [' ', h('a', { href: help }, texts.more)]),
          )
        : help && h('a', { part: 'help', href: help }, question),
    );
  };
  return [
    level &&
      paragraph(
        'level',
        (level as string) === UNKNOWN ? texts.unknown : fill(texts.needs, texts[`_${level}`] ?? level),
      ),
    providers[0] ? h('ul', { role: 'list' }, providers.map(one)) : paragraph('note', texts.unavailable),
  ];
}

/** `<rathaus-login>`, for server, browser and frameworks. */
export const login: Definition<'login', LoginData> = {
  name: 'login',
  read: object<LoginData>({
    providers: needed(
      list(
        object<LoginProvider>({
          id: needed(text, ''),
          href: address,
          name: text,
          label: text,
          audience: text,
          hint: text,
          about: text,
          help: address,
          primary: flag,
          soon: flag,
          maxLevel: words(vertrauensniveaus),
          logo: object({ src: address, permission: needed(text, '') }),
          deprecated: flag,
        }),
      ),
      [],
    ),
    level: words(vertrauensniveaus),
  }),
  tree: loginTree,
};
