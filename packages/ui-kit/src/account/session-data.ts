import { address } from '../reader/address.ts';
import { object, text } from '../reader/reader.ts';
import { date, number } from '../reader/values.ts';

/** What the script needs to know of a session. In place these are attributes of the element, `id` is `session-id`. */
export interface SessionData {
  /** End of the session, ISO 8601 with offset. */
  readonly expires?: string | undefined;
  /** Clock of the server when it wrote the page, ISO 8601; corrects a wrong clock of the device. */
  readonly now?: string | undefined;
  /**
   * Name of the session, which says nothing about the person. Tabs of one session follow each other; where the person has
   * logged out, the others show that theirs has ended, and where another one has begun, that the page is to be loaded anew.
   */
  readonly id?: string | undefined;
  /**
   * Address that says by GET how long the session lasts, as JSON `{ "id", "expires", "now", "extend" }`, and does not count as
   * activity: `expires: null` after its end, `extend: null` when that cannot be put off any more, the `id` of another one
   * when the person has logged in anew. 401 says the same as `expires: null`. Asked before the warning, each minute of it,
   * and when the tab is looked at again.
   */
  readonly session?: string | undefined;
  /** Seconds before the end at which the warning is shown. Default 120, 30 at least (WCAG 2.2.1). */
  readonly warnBefore?: number | undefined;
  /** Where a new login starts, for a link after the end of the session. */
  readonly login?: string | undefined;
}

/** Readers of what attributes and data have in common. */
export const SESSION_MEMBERS = {
  expires: date,
  now: date,
  id: text,
  session: address,
  warnBefore: number,
  login: address,
};

/** Reads what attributes say of a session. */
export const readSession = object<SessionData>(SESSION_MEMBERS);
