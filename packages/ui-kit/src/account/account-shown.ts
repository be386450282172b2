import { showDate } from '../element/dates.ts';
import { fill } from '../element/fill.ts';
import { type Host, type Showing, show } from '../element/show.ts';
import { dress } from '../element/styles.ts';
import { accountDe } from '../locales/de/account.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import own from './account.css.ts';
import { type AccountData, account } from './account.ts';
import { SessionDialog } from './session-dialog.ts';

export { announce } from '../element/announce.ts';

const css = [base, surface, own];

/** Shows data, and what stands beside the children. */
export const showAccount = (
  host: Host,
  given: object | undefined,
  beside: NonNullable<Showing<'account', AccountData>['beside']>,
): Promise<unknown> =>
  show(host, { definition: account, css, german: accountDe, beside, patch: morph }, given);

/** The dialog of an account. */
export const dialogOf = (host: HTMLElement, act: (action: string) => void): SessionDialog =>
  new SessionDialog(host, css, act);

/** Brings the styles of the account to the root that it stands in. */
export const dressAccount = (host: Element): void => dress(host, css);

/** A text with hour and minute of the end of a session, in milliseconds since the epoch. */
export const withEnd = (text: string, ends: number, lang: string): string =>
  fill(text, `${showDate(new Date(ends || 0).toISOString(), lang, undefined, 'short')}`);
