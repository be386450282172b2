import { ownOf, submitForm } from '../element/form-own.ts';
import { InPlaceElement, type Raw } from '../element/in-place.ts';
import { send } from '../element/send.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';
import type { AccountData } from './account.ts';
import { ask, clock } from './ask.ts';
import { watchMenu } from './menu.ts';
import { type News, type Phase, Session } from './session.ts';
import { readSession, type SessionData } from './session-data.ts';
import type { SessionDialog } from './session-dialog.ts';

export type { AccountData } from './account.ts';

/**
 * Who is logged in, with logout and a dialog before the session ends.
 *
 * Fires `rathaus-session-warning` and `rathaus-session-end` once a session, and `rathaus-session-extend` before
 * it asks the server for more time; an application that prevents that extends the session itself and says the new end.
 * Tabs of one login tell each other: whoever stays, stays everywhere, and whoever logs out is logged out everywhere.
 */
export class RathausAccount extends InPlaceElement<'account', AccountData> {
  static override observedAttributes = [
    ...['data', 'lang', 'texts', 'name', 'logout', 'extend', 'level'],
    ...['expires', 'now', 'session-id', 'session', 'warn-before', 'login'],
  ];

  protected readonly kind = 'account';
  readonly #internals = this.attachInternals();
  readonly #session = new Session({
    clock,
    ask: async () => {
      const { session } = this.#about;
      return document.hidden ? null : session ? ask(session) : undefined;
    },
    tell: (news) => this.#tabs?.postMessage({ logout: this.#logout, ...news }),
  });
  readonly #shown = () => import('./account-shown.ts');
  #part: typeof import('./account-shown.ts') | undefined;
  #dialog: SessionDialog | undefined;
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
    super();
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
    addEventListener('pagehide', () => this.#leave(), { signal });
    addEventListener(
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
    this.#dialog?.hide();
  }

  override attributeChangedCallback(): void {
    // An end and the clock it is meant by are written one after the other.
    queueMicrotask(() => this.renew());
  }

  protected override async show(given: object | undefined): Promise<void> {
    // At once: the clock that the page names is that of this moment.
    this.#hear(given);
    // Between the tags there is nothing to add while there is nothing to say.
    const speaks = this.#session.phase || this.#isAsking || this.#isFailed || this.#isPutOff;
    const shows = given || this.shadowRoot || speaks;
    // Once it is there it is not waited for: what comes next is shown at once.
    if (shows && !this.#part) this.#part = await this.onDemand(this.#shown);
    const part = this.#part;
    if (shows && part) {
      this.#dialog ??= part.dialogOf(this, (action) => this.#act(action));
      await part.showAccount(this, this.given(), this.#session, (context) => this.#beside(context));
    }
    this.#follow();
  }

  protected override async dress(): Promise<void> {
    (await this.onDemand(this.#shown))?.dressAccount(this);
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.name && raw.logout ? raw : undefined;
  }

  protected override get raw(): Raw {
    const raw = super.raw;
    // `id` is that of the element.
    return { ...raw, id: raw.sessionId };
  }

  /** What the page says of the session, in its data or in attributes. */
  #hear(given: object | undefined): void {
    // What is wrong with data is reported where all of them are read.
    const report = (path: string, expected: string): undefined =>
      given ? undefined : this.warn('data', `${path}: ${expected}`);
    this.#about = readSession(given ?? this.raw, report, '') ?? {};
    this.#session.page(this.#about);
  }

  #beside(context: TemplateContext<'account'>): Tree {
    this.#context = context;
    const speaks = this.#session.phase || this.#isAsking || this.shadowRoot;
    return speaks && context.h('p', { part: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
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
    const form = this.#form('logout');
    // Tokens in it are another for each page.
    return form ? ownOf(form, 'action').replace(/[?#].*/, '') : '';
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
    if (!this.isConnected) return;
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
    const time = this.#timeInMenu;
    if (time && this.#isPutOff) this.#part?.sayEnd(time, ends, this.#context);
    const isQuiet = !phase || phase === this.#later;
    const isShown = phase || this.#isFailed;
    this.#internals.states[isShown && isQuiet ? 'add' : 'delete']('line');
    if (!isShown) this.#dialog?.hide();
    else if (this.#context)
      this.#dialog?.show(
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
        this.#context,
        this.#logout,
      );
  }

  get #timeInMenu(): HTMLTimeElement | null {
    return this.#content.querySelector('[part~=ends] time');
  }

  /** Whether the menu has another end than the session. */
  get #isPutOff(): boolean {
    const { ends } = this.#session;
    const time = this.#timeInMenu;
    return !!time && ends > 0 && ends !== Date.parse(time.dateTime);
  }

  /** Somebody has pressed a button of the dialog, or closed it. */
  #act(action: string): void {
    if (action !== 'close') submitForm(this.#form(action as 'extend' | 'logout'));
    else {
      this.#later = this.#phase;
      if (!this.#phase) this.#isFailed = false;
      this.update();
    }
  }

  // Between the tags and in the shadow root: this event does not leave it.
  #submit = (event: Event): void => {
    const form = event.target as HTMLFormElement;
    if (form === this.#form('extend') && !event.defaultPrevented) {
      event.preventDefault();
      if (!this.#isAsking && send(this, 'rathaus-session-extend', {}, true))
        this.#extend(form, (event as SubmitEvent).submitter);
    } else if (form === this.#form('logout'))
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
    const isLater = await this.#session.extend(() => ask(ownOf(form, 'action'), body));
    this.#isAsking = false;
    this.#isFailed = !isLater;
    await this.update();
    this.#part?.sayExtended(this, isLater, this.#session.ends, this.#context);
  }
}
