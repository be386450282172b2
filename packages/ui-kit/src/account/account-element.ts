import { announce } from '../element/announce.ts';
import { showDate } from '../element/dates.ts';
import { DisplayElement } from '../element/display.ts';
import type { Raw, WithTexts } from '../element/element.ts';
import { fill } from '../element/fill.ts';
import { send } from '../element/send.ts';
import { accountDe } from '../locales/de/account.ts';
import { morphContent } from '../tree/morph.ts';
import css from './account.css.ts';
import { type AccountData, accountTree, warnTime } from './account.ts';

/** What tabs tell each other, and what the server says; without `expires` the session has ended. */
interface Time {
  readonly id?: string | undefined;
  readonly expires?: string | null | undefined;
  readonly now?: string | undefined;
  /** `null`: the end cannot be put off any more. */
  readonly extend?: string | null | undefined;
}

/** An end that is long over; before 1970, so that no time of the day is shown. */
const PAST = '1969';

/**
 * Who is logged in, with logout and a warning before the session ends.
 *
 * Fires `rathaus-session-warning` and `rathaus-session-end` once a session, and `rathaus-session-extend` before
 * it asks the server for more time; an application that prevents that extends the session itself and sets `data`.
 * Tabs of one login tell each other: whoever stays, stays everywhere, and whoever logs out is logged out everywhere.
 */
export class RathausAccount extends DisplayElement<'account', AccountData> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #phase = '';
  #written: string | undefined;
  #offset = 0;
  #shown: Partial<AccountData> = {};
  #told: string | undefined;
  #tabs: BroadcastChannel | undefined;
  #close = (event: Event): void => {
    const menu = this.querySelector<HTMLDetailsElement>('details[open]');
    const inside = event.composedPath().includes(this);
    if (!menu || (inside && (event as KeyboardEvent).key !== 'Escape')) return;
    menu.open = false;
    if (!inside) return;
    event.preventDefault();
    this.querySelector('summary')?.focus();
  };

  constructor() {
    super('account', css, accountDe, accountTree);
    this.addEventListener('submit', (event) => this.#submit(event));
    this.addEventListener('keydown', this.#close);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#close);
    document.addEventListener('visibilitychange', this.#look);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    // Another tab's news would keep it alive as well.
    this.#tabs?.close();
    this.#tabs = undefined;
    document.removeEventListener('visibilitychange', this.#look);
    // A listener on the document would keep the element alive.
    document.removeEventListener('pointerdown', this.#close);
  }

  protected override show(next: Element): void {
    morphContent(this, next);
  }

  protected override read(raw: Raw<'account', AccountData>): WithTexts<'account', AccountData> | undefined {
    clearTimeout(this.#timer);
    if (!raw.name || !('logout' in raw)) return undefined;
    const data = raw as WithTexts<'account', AccountData>;
    this.#shown = data;
    // By the address of the logout: several logins may share an origin.
    const name = `rathaus ${data.logout}`;
    if (this.#tabs?.name !== name) {
      this.#tabs?.close();
      this.#tabs = new BroadcastChannel(name);
      this.#tabs.onmessage = (event) => this.#hear(event.data);
      this.#told = undefined;
    }
    if (data.expires !== this.#told) {
      this.#told = data.expires;
      this.#tabs.postMessage({ id: data.id, expires: data.expires });
    }
    // The server's clock when the page was written shows how far the device's clock is off.
    if (data.now !== this.#written) {
      this.#written = data.now;
      this.#offset = (Date.parse(data.now as string) || Date.now()) - Date.now();
    }
    const left = Date.parse(data.expires as string) - Date.now() - this.#offset;
    const calm = left - warnTime(data) * 1000;
    // Next change: the warning, then every full minute, then the end.
    const wait = calm > 0 ? calm : left % 60_000;
    // setTimeout takes 31 bits of milliseconds, some 2.1e9.
    if (left > 0)
      this.#timer = setTimeout(() => this.#look().then(() => this.update()), Math.min(wait + 20, 2e9));
    const phase = left <= 0 ? 'end' : calm <= 0 ? 'warning' : '';
    if (phase && phase !== this.#phase) send(this, `rathaus-session-${phase}`, { expires: data.expires });
    this.#phase = phase;
    return { ...data, left: left / 1000 };
  }

  /** Asks the server how long the session lasts: another browser window, or the provider, may have changed it. */
  #look = async (): Promise<void> => {
    const { session } = this.#shown;
    if (!session || document.hidden) return;
    const { id, expires, now, extend } = await this.#ask(session);
    // What is known stays: the warning comes in time without the server.
    if (expires === undefined) return;
    // After a step-up or a new login another session lives, which this page has no token of.
    const reload = (expires && id !== this.#shown.id) as boolean;
    this.#set({ expires: (!reload && expires) || PAST, now, extend, reload });
  };

  /** What the server says, if it does; with `body` it is to put the end off. */
  async #ask(address: string, body?: URLSearchParams): Promise<Time> {
    try {
      const response = await fetch(address, {
        method: body && 'POST',
        body,
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(5000),
      } as RequestInit);
      const time = (await response.json()) as Time;
      // Whoever says nothing of it can still put the end off.
      if (response.ok) return { extend: this.#shown.extend, ...time };
    } catch (error) {
      console.warn('rathaus', error);
    }
    // Browsers write to the console what was refused.
    return {};
  }

  /** Shows another end of the session, and does not repeat it to the tabs that it came from. */
  #set(time: Partial<AccountData>): void {
    this.#told = time.expires;
    this.data = { ...this.data, ...time } as AccountData;
  }

  /** What another tab says: that it has logged out, or an end, of which the later one counts. */
  #hear({ id, expires }: Time): void {
    if (!expires) this.#set({ expires: PAST, reload: false });
    // A tab of another session may be the older one; the server knows.
    else if (id !== this.#shown.id) this.#look();
    // Not for some seconds, by which every page differs: many accounts in one page would keep each other busy.
    else if (!(Date.parse(expires) - Date.parse(this.#shown.expires as string) < 5000))
      this.#set({ expires });
  }

  async #submit(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (form.matches('[part=logout]')) this.#tabs?.postMessage({ id: this.#shown.id });
    if (!form.matches('[part=extend]')) return;
    event.preventDefault();
    if (!send(this, 'rathaus-session-extend', {})) return;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const { expires, extend } = await this.#ask(form.action, body);
    // Not what ends as before: nobody is told that they stay when they do not.
    if (Date.parse(expires as string) > Date.parse(this.#shown.expires as string)) {
      // The button is about to go: the focus returns to where the account is.
      this.querySelector('summary')?.focus();
      this.data = { ...this.data, expires, extend } as AccountData;
      announce(
        this,
        fill(this.texts.extended, showDate(expires as string, 'de', undefined, 'short') as string),
      );
    } else {
      await this.#look();
      announce(this, this.texts.failed);
    }
  }
}
