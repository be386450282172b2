import { announce } from '../element/announce.ts';
import { showDate } from '../element/dates.ts';
import { DisplayElement } from '../element/display.ts';
import type { Raw, WithTexts } from '../element/element.ts';
import { fill } from '../element/fill.ts';
import { send } from '../element/send.ts';
import { accountDe } from '../locales/de/account.ts';
import { morphContent } from '../tree/morph.ts';
import css from './account.css.ts';
import { type AccountData, accountTree, WARN_BEFORE } from './account.ts';

/**
 * Who is logged in, with logout and a warning before the session ends.
 *
 * Fires `rathaus-session-warning` and `rathaus-session-end` once a session, and `rathaus-session-extend` before
 * it asks the server for more time; an application that prevents that extends the session itself and sets `data`.
 */
export class RathausAccount extends DisplayElement<'account', AccountData> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #phase = '';
  #written: string | undefined;
  #offset = 0;
  #close = (event: Event): void => {
    const menu = this.querySelector<HTMLDetailsElement>('details[open]');
    const inside = event.composedPath().includes(this);
    if (!menu || (inside && (event as KeyboardEvent).key !== 'Escape')) return;
    menu.open = false;
    if (!inside) return;
    event.preventDefault();
    menu.querySelector('summary')?.focus();
  };

  constructor() {
    super('account', css, accountDe, accountTree, 'name');
    this.addEventListener('submit', (event) => this.#extend(event));
    this.addEventListener('keydown', this.#close);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#close);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
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
    // The server's clock when the page was written shows how far the device's clock is off.
    if (data.now !== this.#written) {
      this.#written = data.now;
      this.#offset = data.now ? Date.parse(data.now) - Date.now() : 0;
    }
    const left = Date.parse(data.expires ?? '') - Date.now() - this.#offset;
    const calm = left - (data.warnBefore ?? WARN_BEFORE) * 1000;
    // Next change: the warning, then every full minute, then the end.
    const wait = calm > 0 ? calm : left % 60_000;
    // setTimeout takes 31 bits of milliseconds.
    if (left > 0) this.#timer = setTimeout(() => this.update(), Math.min(wait + 20, 2 ** 31 - 1));
    const phase = left <= 0 ? 'end' : calm <= 0 ? 'warning' : '';
    if (phase && phase !== this.#phase) send(this, `rathaus-session-${phase}`, { expires: data.expires });
    this.#phase = phase;
    return { ...data, left: left / 1000 };
  }

  async #extend(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[part=extend]')) return;
    event.preventDefault();
    if (!send(this, 'rathaus-session-extend', {})) return;
    try {
      const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
      const response = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
      });
      const { expires } = (await response.json()) as { expires: string };
      if (!response.ok || !Date.parse(expires)) throw new TypeError(expires);
      // The button is about to go: the focus returns to where the account is.
      this.querySelector('summary')?.focus();
      this.data = { ...this.data, expires } as AccountData;
      announce(this, fill(this.texts.extended, `${showDate(expires, 'de', undefined, 'short')}`));
    } catch (error) {
      console.warn('rathaus', error);
      announce(this, this.texts.failed);
    }
  }
}
