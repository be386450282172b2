import { showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fill } from '../element/fill.ts';
import { type HiddenFields, postForm } from '../element/form.ts';
import { checkedUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text, words } from '../reader/reader.ts';
import { date, flag, fields as hiddenFields, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';
import type { Vertrauensniveau } from '../vertrauensniveau/vertrauensniveau.ts';
import { LEVELS } from '../vertrauensniveau/vertrauensniveau.ts';

/** A link of the menu. */
export interface AccountLink {
  readonly href: string;
  readonly label: string;
}

/** What `<rathaus-account>` shows. */
export interface AccountData {
  /** Who is logged in, as the person should read it. */
  readonly name: string;
  readonly level?: Vertrauensniveau | undefined;
  /** End of the session, ISO 8601 with offset. */
  readonly expires?: string | undefined;
  /** Clock of the server when it wrote the page, ISO 8601; corrects a wrong clock of the device. */
  readonly now?: string | undefined;
  /** Seconds until the end, when they are known better than from `expires` and the clock. */
  readonly left?: number | undefined;
  /**
   * Name of the session, which says nothing about the person. Tabs of one session follow each other; where the person has
   * logged out, the others show that theirs has ended, and where another one has begun, that the page is to be loaded anew.
   */
  readonly id?: string | undefined;
  /**
   * Address that says by GET how long the session lasts, as JSON `{ "id", "expires", "now", "extend" }`, and does not count as
   * activity: `expires: null` after its end, `extend: null` when that cannot be put off any more, the `id` of another one
   * when the person has logged in anew. Asked before the warning, each minute of it, and when the tab is looked at again.
   */
  readonly session?: string | undefined;
  /** Seconds before the end at which the warning is shown. Default 120, 20 at least (WCAG 2.2.1). */
  readonly warnBefore?: number | undefined;
  /**
   * Address that extends the session by POST; answers JSON `{ "expires": "…" }`, or a redirect without JavaScript. Without
   * one the warning says that the session ends anyway.
   */
  readonly extend?: string | null | undefined;
  /** Another session has begun since, which is alive: this page is to be loaded anew. Only after the end. */
  readonly reload?: boolean | undefined;
  /** Address that logs out by POST. */
  readonly logout: string;
  /** Where a new login starts, for a link after the end of the session. */
  readonly login?: string | undefined;
  /** Sent along with both forms, for example the CSRF token. */
  readonly fields?: HiddenFields | undefined;
  /** Further links of the menu. */
  readonly links?: readonly AccountLink[] | undefined;
}

/** Seconds before the end at which the warning is shown. */
export const warnTime = ({ warnBefore = 120 }: Partial<AccountData>): number => Math.max(20, warnBefore);

/** Template of `<rathaus-account>`: a disclosure that works without JavaScript, and the warning. */
export function accountTree(data: AccountData, context: TemplateContext<'account'>): Tree {
  const { h, texts, warn, lang, now } = context;
  const { name, level, expires, extend, login, logout, reload, fields, links = [] } = data;
  const end = Date.parse(expires as string);
  if (expires && !end) warn('expires', expires);
  const left = data.left ?? (end - (Date.parse(data.now as string) || +now)) / 1000;
  const again = left <= 0 && checkedUrl(login, 'login', warn);
  const message =
    left <= 0
      ? reload
        ? texts.reloadNow
        : texts.ended
      : left <= warnTime(data) &&
        (left > 60 ? fill(texts.soon, `${Math.ceil(left / 60)}`) : texts.soonOne) +
          (extend ? '' : ` ${texts.last}`);
  const form = (part: 'logout' | 'extend', action: string): Tree =>
    postForm(
      action,
      context,
      part,
      fields,
      { part },
      h('button', { part: 'button', type: 'submit' }, texts[part]),
    );
  return [
    h(
      'details',
      { part: 'menu' },
      h('summary', { part: 'toggle', 'aria-label': fill(texts.menu, name) }, h('span', {}, name)),
      h(
        'div',
        { part: 'panel' },
        h('p', {}, fill(texts.signedIn, name)),
        level && h('p', {}, fill(texts.level, texts[`_${level}`])),
        end > 0 &&
          h(
            'p',
            { part: 'ends' },
            h(
              'time',
              { datetime: expires },
              fill(texts.ends, showDate(expires, lang, undefined, 'short') as string),
            ),
          ),
        // Without script there is no warning: the end can be put off here at any time.
        end > 0 && extend && form('extend', extend),
        links[0] &&
          h(
            'ul',
            { role: 'list' },
            links.map(({ href, label }) => {
              const url = checkedUrl(href, 'link', warn, true);
              return url && h('li', {}, h('a', { href: url }, label));
            }),
          ),
        form('logout', logout),
      ),
    ),
    h(
      'div',
      { part: 'warning', 'data-open': message ? '' : undefined },
      // Stays in the page while empty: only a region that was there before is announced.
      h('p', { part: 'status', role: 'alert' }, message),
      message && left > 0 && extend && form('extend', extend),
      again && h('a', { part: 'login', href: again }, reload ? texts.reload : texts.login),
    ),
  ];
}

/** `<rathaus-account>`, for server, browser and frameworks. */
export const account: Definition<'account', AccountData> = {
  name: 'account',
  read: object<AccountData>({
    name: needed(text, ''),
    level: words(LEVELS),
    expires: date,
    now: date,
    left: number,
    id: text,
    session: address,
    warnBefore: number,
    extend: address,
    reload: flag,
    logout: needed(address, ''),
    login: address,
    fields: hiddenFields,
    links: list(object<AccountLink>({ href: needed(address, ''), label: needed(text, '') })),
  }),
  tree: accountTree,
};
