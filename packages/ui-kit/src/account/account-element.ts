import { showDate } from '../element/dates.ts';
import { RathausElement, type Raw } from '../element/element.ts';
import { fill } from '../element/fill.ts';
import { send } from '../element/send.ts';
import type { TemplateContext } from '../element/template.ts';
import { accountDe } from '../locales/de/account.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import type { Tree } from '../tree/tree.ts';
import own from './account.css.ts';
import { type AccountData, account, readSession, type SessionData } from './account.ts';
import { ask, clock } from './ask.ts';
import { watchMenu } from './menu.ts';
import { type News, type Phase, Session } from './session.ts';
import { SessionDialog } from './session-dialog.ts';

const css = base + surface + own;

/**
 * Who is logged in, with logout and a dialog before the session ends.
 *
 * Fires `rathaus-session-warning` and `rathaus-session-end` once a session, and `rathaus-session-extend` before
 * it asks the server for more time; an application that prevents that extends the session itself and says the new end.
 * Tabs of one login tell each other: whoever stays, stays everywhere, and whoever logs out is logged out everywhere.
 */
export class RathausAccount extends RathausElement<'account', AccountData> {
  static override observedAttributes = [
    ...['data', 'lang', 'texts', 'name', 'logout', 'extend', 'level'],
    ...['expires', 'now', 'session-id', 'session', 'warn-before', 'login'],
  ];

  readonly #internals = this.attachInternals();
  readonly #session = new Session({
    clock,
    ask: async () => {
      const { session } = this.#about;
      return session && !document.hidden ? ask(session) : undefined;
    },
    tell: (news) => this.#tabs?.postMessage({ logout: this.#logout, ...news }),
  });
  readonly #dialog = new SessionDialog(this, css, (action) => this.#act(action));
  #about: SessionData = {};
  #context: TemplateContext<'account'> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tabs: BroadcastChannel | undefined;
  #connection = new AbortController();
  #phase: Phase = '';
  /** Of which the dialog was closed. */
  #later: Phase | undefined;
  #isFailed = false;
  #isAsking = false;

  constructor() {
    super(account, css, accountDe);
    this.addEventListener('submit', this.#submit);
  }

  override connectedCallback(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#join();
    super.connectedCallback();
    const side = (isStart: boolean): void => void this.#internals.states[isStart ? 'add' : 'delete']('start');
    watchMenu(this, () => this.#content, side, signal);
    document.addEventListener('visibilitychange', () => document.hidden || this.#look(), { signal });
    // A page that is kept to come back to hears nothing meanwhile.
    window.addEventListener('pagehide', () => this.#leave(), { signal });
    window.addEventListener(
      'pageshow',
      ({ persisted }) => {
        this.#join();
        if (persisted) this.#look();
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#leave();
    this.#connection.abort();
    this.#dialog.hide();
  }

  override attributeChangedCallback(): void {
    // An end and the clock it is meant by are written one after the other.
    queueMicrotask(() => this.update());
  }

  protected override async show(given: object | undefined): Promise<void> {
    await super.show(given);
    this.#follow();
  }

  protected override patch(old: Element, next: Element): void {
    morph(old, next);
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.name && raw.logout ? { ...raw, id: raw.sessionId } : undefined;
  }

  protected override beside(context: TemplateContext<'account'>, data: AccountData | undefined): Tree {
    this.#context = context;
    const attribute = (name: string): string | undefined => this.getAttribute(name) ?? undefined;
    const attributes = {
      expires: attribute('expires'),
      now: attribute('now'),
      id: attribute('session-id'),
      session: attribute('session'),
      warnBefore: attribute('warn-before'),
      login: attribute('login'),
    };
    const report = (path: string, expected: string): undefined => this.warn('data', `${path}: ${expected}`);
    this.#about = data ?? readSession(attributes, report, '') ?? {};
    this.#session.page(this.#about);
    const speaks = this.#session.phase || this.#isAsking || this.shadowRoot;
    return speaks && context.h('p', { part: 'status', role: 'status' });
  }

  /** Where the menu is: between the tags, or rendered from data. */
  get #content(): ParentNode {
    const root = this.shadowRoot;
    return root?.querySelector('slot')?.hidden ? root : this;
  }

  #form(part: 'extend' | 'logout'): HTMLFormElement | null {
    return this.#content.querySelector(`form[part~=${part}]`);
  }

  /** Where one logs out, by which tabs of one login know each other: several logins may share an origin. */
  get #logout(): string {
    const link = document.createElement('a');
    // A field may be called like a property of its form.
    link.href = this.#form('logout')?.getAttribute('action') ?? '';
    return link.origin + link.pathname;
  }

  #join(): void {
    if (this.#tabs) return;
    this.#tabs = new BroadcastChannel('rathaus-account');
    this.#tabs.onmessage = async ({ data }: MessageEvent<(News & { logout?: string }) | null>) => {
      if (data?.logout !== this.#logout) return;
      await this.#session.hear(data);
      this.update();
    };
  }

  #leave(): void {
    this.#tabs?.close();
    this.#tabs = undefined;
  }

  async #look(): Promise<void> {
    await this.#session.look();
    this.update();
  }

  /** Does what follows from the state of the session. */
  #follow(): void {
    clearTimeout(this.#timer);
    const context = this.#context;
    if (!this.isConnected || !context) return;
    const session = this.#session;
    const { phase, rest, ends } = session;
    if (rest > 0)
      this.#timer = setTimeout(async () => {
        await session.tick();
        this.update();
      }, rest + 20);
    if (this.#form('logout')) session.share();
    this.shadowRoot?.addEventListener('submit', this.#submit);
    if (phase !== this.#phase) {
      const wasOver = /end|reload/.test(this.#phase);
      this.#phase = phase;
      this.#later = undefined;
      this.#isFailed = false;
      const expires = ends ? new Date(ends).toISOString() : undefined;
      if (phase === 'warning') send(this, 'rathaus-session-warning', { expires });
      else if (phase && !wasOver) send(this, 'rathaus-session-end', { expires });
    }
    this.#sayEnd();
    const isQuiet = phase === '' || phase === this.#later;
    const isShown = phase !== '' || this.#isFailed;
    this.#internals.states[isShown && isQuiet ? 'add' : 'delete']('line');
    if (!isShown) this.#dialog.hide();
    else
      this.#dialog.show(
        {
          phase,
          ends,
          isQuiet,
          left: session.left,
          canExtend: !session.isLast && !!this.#form('extend'),
          canLogout: !!this.#form('logout'),
          login: this.#about.login,
          isFailed: this.#isFailed,
        },
        context,
        this.#logout,
      );
  }

  get #time(): string {
    const { ends } = this.#session;
    return `${showDate(new Date(ends || 0).toISOString(), this.#context?.lang ?? 'de', undefined, 'short')}`;
  }

  /** An end that was put off, in the menu. */
  #sayEnd(): void {
    const time = this.#content.querySelector<HTMLTimeElement>('[part~=ends] time');
    const [node] = time?.childNodes ?? [];
    const { ends } = this.#session;
    const text = fill(this.texts.ends, this.#time);
    if (time && node && ends && ends !== Date.parse(time.dateTime) && node.nodeValue !== text)
      node.nodeValue = text;
  }

  /** Somebody has pressed a button of the dialog, or closed it. */
  #act(action: string): void {
    if (action !== 'close') this.#form(action as 'extend' | 'logout')?.requestSubmit();
    else {
      this.#later = this.#phase;
      if (!this.#phase) this.#isFailed = false;
      this.update();
    }
  }

  // Between the tags and in the shadow root: this event does not leave it.
  #submit = (event: Event): void => {
    const form = event.target as HTMLFormElement;
    if (form.matches('[part~=extend]') && !event.defaultPrevented) {
      event.preventDefault();
      if (!this.#isAsking && send(this, 'rathaus-session-extend', {}))
        this.#extend(form, (event as SubmitEvent).submitter);
    } else if (form.matches('[part~=logout]'))
      setTimeout(() => {
        if (event.defaultPrevented) return;
        this.#session.leave();
        this.update();
      });
  };

  async #extend(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    this.#isAsking = true;
    // A region that is to be heard must be there before.
    await this.update();
    const fields = new FormData(form, submitter) as unknown as Record<string, string>;
    const body = new URLSearchParams(fields);
    const isLater = await this.#session.extend(() => ask(form.getAttribute('action') ?? '', body));
    this.#isAsking = false;
    this.#isFailed = !isLater;
    await this.update();
    const status = this.shadowRoot?.querySelector('[part=status]');
    status?.replaceChildren(isLater ? fill(this.texts.extended, this.#time) : this.texts.failed);
  }
}
