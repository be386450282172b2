import { showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fill, filled, fillIsolated } from '../element/fill.ts';
import { type HiddenFields, postForm } from '../element/form.ts';
import { link } from '../element/link.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text, UNKNOWN, words } from '../reader/reader.ts';
import { fields as hiddenFields } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';
import type { Vertrauensniveau } from '../vertrauensniveau/vertrauensniveau.ts';
import { vertrauensniveaus } from '../vertrauensniveau/vertrauensniveau.ts';
import { SESSION_MEMBERS, type SessionData } from './session-data.ts';

/** A link of the menu. */
export interface AccountLink {
  readonly href: string;
  readonly label: string;
}

/** What `<rathaus-account>` shows. */
export interface AccountData extends SessionData {
  /** Who is logged in, as the person should read it. */
  readonly name: string;
  readonly level?: Vertrauensniveau | undefined;
  /**
   * Address that extends the session by POST; answers JSON `{ "expires": "…" }`, or a redirect without JavaScript. Without
   * one the warning says that the session ends anyway.
   */
  readonly extend?: string | null | undefined;
  /** Address that logs out by POST. */
  readonly logout: string;
  /** Sent along with both forms, for example the CSRF token. */
  readonly fields?: HiddenFields | undefined;
  /** Further links of the menu. */
  readonly links?: readonly AccountLink[] | undefined;
}

/** A disclosure that works without script: who is logged in, until when, and forms to stay and to log out. */
function accountTree(data: AccountData, { h, texts, lang, now }: TemplateContext<'account'>): Tree {
  const { name, level, expires, extend, login, logout, fields, links = [] } = data;
  const end = Date.parse(`${expires}`);
  const isOver = end <= (Date.parse(`${data.now}`) || +now);
  const form = (part: 'logout' | 'extend', action: string | undefined | null): Tree =>
    postForm(
      h,
      action,
      fields,
      { part },
      h('button', { part: 'button secondary', type: 'submit' }, texts[part]),
    );
  return h(
    'details',
    { part: 'menu' },
    h('summary', { part: 'toggle', 'aria-label': fillIsolated(texts.menu, name) }, h('bdi', {}, name)),
    h(
      'div',
      { part: 'panel' },
      h('p', {}, filled(h, texts.signedIn, name)),
      level &&
        h('p', {}, fill(texts.level, (level as string) === UNKNOWN ? texts.unknown : texts[`_${level}`])),
      end > 0 &&
        h(
          'p',
          { part: 'ends' },
          isOver
            ? texts.ended
            : h(
                'time',
                { datetime: expires },
                fill(texts.ends, `${showDate(expires, lang, undefined, 'short')}`),
              ),
        ),
      isOver && login && h('a', { part: 'button', href: login }, texts.login),
      links[0] &&
        h(
          'ul',
          { role: 'list' },
          links.map(({ href, label }) => h('li', {}, link(h, { href }, h('bdi', {}, label)))),
        ),
      // Without script there is no warning: the end can be put off here at any time.
      end > 0 && !isOver && form('extend', extend),
      form('logout', logout),
    ),
  );
}

/** `<rathaus-account>`, for server, browser and frameworks. */
export const account: Definition<'account', AccountData> = {
  name: 'account',
  read: object<AccountData>({
    ...SESSION_MEMBERS,
    name: needed(text, ''),
    level: words(vertrauensniveaus),
    extend: address,
    logout: needed(address, ''),
    fields: hiddenFields,
    links: list(object<AccountLink>({ href: needed(address, ''), label: needed(text, '') })),
  }),
  tree: accountTree,
  host: ({ expires, now, id, session, warnBefore, login }, clock) => ({
    expires,
    now: expires && (now ?? clock.toISOString()),
    'session-id': id,
    session,
    'warn-before': warnBefore === undefined ? undefined : `${warnBefore}`,
    login,
  }),
};
