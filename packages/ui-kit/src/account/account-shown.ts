import { announce } from '../element/announce.ts';
import { showDate } from '../element/dates.ts';
import { fill } from '../element/fill.ts';
import { type Host, type Showing, show } from '../element/show.ts';
import { dress } from '../element/styles.ts';
import type { TemplateContext } from '../element/template.ts';
import { accountDe } from '../locales/de/account.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import own from './account.css.ts';
import { type AccountData, account } from './account.ts';
import type { Session } from './session.ts';
import { SessionDialog } from './session-dialog.ts';

type Context = TemplateContext<'account'>;

const css = [base, surface, own];

/** Shows data, and what stands beside the children. The end is that of the session, which may have been put off. */
export const showAccount = (
  host: Host,
  given: object | undefined,
  session: Session,
  beside: NonNullable<Showing<'account', AccountData>['beside']>,
): Promise<unknown> =>
  show(
    host,
    { definition: account, css, german: accountDe, beside, patch: morph },
    given && asOf(session, given),
  );

/** Data with the end of the session, and a time that is after it only where the session is over. */
function asOf({ ends, left, phase }: Session, given: { expires?: unknown }): object {
  if (!(ends > 0)) return given;
  const isOver = phase === 'end' || (phase && left <= 0);
  const expires = Date.parse(`${given.expires}`) === ends ? given.expires : new Date(ends).toISOString();
  return { ...given, expires, now: new Date(isOver ? ends : ends - 1).toISOString() };
}

/** The dialog of an account. */
export const dialogOf = (host: Host, act: (action: string) => void): SessionDialog =>
  new SessionDialog(host, css, act);

/** Brings the styles of the account to the root that it stands in. */
export const dressAccount = (host: Element): void => dress(host, css);

/** A text with hour and minute of the end of a session, in milliseconds since the epoch. */
const withEnd = (text: string, ends: number, lang: string): string =>
  fill(text, `${showDate(new Date(ends || 0).toISOString(), lang, undefined, 'short')}`);

/** Says an end that was put off, where a menu names it. */
export function sayEnd(time: HTMLTimeElement, ends: number, context: Context | undefined): void {
  const [node] = time.childNodes;
  const text = context && withEnd(context.texts.ends, ends, context.lang);
  if (node && text && node.nodeValue !== text) node.nodeValue = text;
}

/** Says to screen readers whether the end was put off. */
export function sayExtended(host: Host, isLater: boolean, ends: number, context: Context | undefined): void {
  if (!context || !host.shadowRoot) return;
  const { texts, lang } = context;
  announce(host.shadowRoot, isLater ? withEnd(texts.extended, ends, lang) : texts.failed);
}
