import { announce } from '../element/announce.ts';
import { showDate } from '../element/dates.ts';
import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import { fill } from '../element/fill.ts';
import { send } from '../element/send.ts';
import type { Template } from '../element/template.ts';
import type { Texts } from '../locales/locale.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morphContent } from '../tree/morph.ts';
import css from './account.css.ts';
import { accountDe } from './account.de.ts';
import { type AccountData, accountTree, WARN_BEFORE } from './account.ts';

// setTimeout takes 31 bits of milliseconds.
const LONGEST = 2 ** 31 - 1;

/**
 * Who is logged in, with logout and a warning before the session ends.
 *
 * Fires `rathaus-session-warning` and `rathaus-session-end` once a session, and `rathaus-session-extend` before
 * it asks the server for more time; an application that prevents that extends the session itself and sets `data`.
 */
export class RathausAccount extends RathausElement<'account', AccountData> {
  static observedAttributes = ['data', 'lang'];

  protected readonly kind = 'account';
  protected readonly css = base + surface + css;
  protected readonly template: Template<'account', AccountData> = (data, context) => {
    this.#texts = context.texts;
    return accountTree(data, context);
  };
  protected readonly german = accountDe;
  #texts: Texts<'account'> = accountDe;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #phase = '';
  #written: string | undefined;
  #offset = 0;
  #open: AbortController | undefined;

  constructor() {
    super();
    // `toggle` does not bubble.
    this.addEventListener('toggle', () => this.#follow(), true);
    this.addEventListener('submit', (event) => this.#extend(event));
    this.addEventListener('keydown', (event) => {
      const menu = this.querySelector<HTMLDetailsElement>('details[open]');
      if (event.key !== 'Escape' || !menu) return;
      event.preventDefault();
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#open?.abort();
  }

  protected override show(next: Element): void {
    morphContent(this, next);
  }

  protected read(raw: Raw<'account', AccountData>): WithTexts<'account', AccountData> | undefined {
    clearTimeout(this.#timer);
    this.#follow();
    if (!raw.name || raw.logout === undefined) return undefined;
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
    if (left > 0) this.#timer = setTimeout(() => this.update(), Math.min(wait + 20, LONGEST));
    const phase = left <= 0 ? 'end' : calm <= 0 ? 'warning' : '';
    if (phase && phase !== this.#phase) send(this, `rathaus-session-${phase}`, { expires: data.expires });
    this.#phase = phase;
    return { ...data, left: left / 1000 };
  }

  #follow(): void {
    this.#open?.abort();
    const menu = this.querySelector<HTMLDetailsElement>('details[open]');
    // `toggle` may come after the element was removed: a listener on the document would keep it alive.
    if (!menu || !this.isConnected) return;
    this.#open = new AbortController();
    const { signal } = this.#open;
    const close = (event: Event): void => {
      if (!event.composedPath().includes(this)) menu.open = false;
    };
    document.addEventListener('pointerdown', close, { signal });
  }

  async #extend(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[part=extend]')) return;
    event.preventDefault();
    if (!send(this, 'rathaus-session-extend', {})) return;
    const texts = this.#texts;
    try {
      const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
      const response = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
      });
      const { expires } = (await response.json()) as { expires: string };
      if (!response.ok || !Date.parse(expires)) throw new TypeError('the answer has no expires');
      // The button is about to go: the focus returns to where the account is.
      this.querySelector('summary')?.focus();
      this.data = { ...this.data, expires } as AccountData;
      announce(this, fill(texts.extended, `${showDate(expires, 'de', 'time')}`));
    } catch (error) {
      console.warn('rathaus account.extend', error);
      announce(this, texts.failed);
    }
  }
}
