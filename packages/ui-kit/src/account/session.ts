import { date } from '../reader/values.ts';

/** How a session stands: nothing to say, its end is near, it is over, or another one has begun in its place. */
export type Phase = '' | 'warning' | 'end' | 'reload';

/** What a page says of its session. */
export interface Told {
  readonly id?: string | undefined;
  readonly expires?: string | undefined;
  readonly now?: string | undefined;
  readonly warnBefore?: number | undefined;
}

/** What the server answers. */
export interface Answer {
  readonly id?: string | undefined;
  /** `null`: there is no session any more. */
  readonly expires: string | null;
  readonly now?: string | undefined;
  /** `null`: the end cannot be put off any more; not said: as before. */
  readonly extend?: unknown;
}

/** What tabs tell each other, in milliseconds of the server's clock. Without an end its sender has logged out. */
export interface News {
  readonly id?: string | undefined;
  readonly ends?: number | undefined;
  /** When the server said so. */
  readonly said?: number | undefined;
}

/** What a session needs of its surroundings. */
export interface Surroundings {
  /** Milliseconds of a clock of the device that never goes back. */
  clock(): number;
  /** Asks the server. Nothing when it does not answer, `null` when nobody looks at the page, which is asked for later. */
  ask(): Promise<Answer | null | undefined>;
  /** Tells the other tabs. */
  tell(news: News): void;
}

/** As long as a server may take to end a session after the click: before, it still says that it lives. */
const SETTLING = 5000;

/** Words of a server, which may be several machines, that are not further apart have no order: the later end counts. */
const SKEW = 2000;

/** Nothing is counted down by seconds, so a minute is often enough to notice that the device has slept. */
const MINUTE = 60_000;

/** The answer of a server, or nothing for what is none: a page of a login, an error, an end that is no date. */
export function readAnswer(json: unknown): Answer | undefined {
  const { id, expires, now, extend } = (json ?? {}) as Record<string, unknown>;
  const instant = (value: unknown) => date(value, () => undefined, '');
  const end = expires === null ? null : instant(expires);
  if (end === undefined) return undefined;
  return {
    id: id === undefined || id === null ? undefined : `${id}`,
    expires: end,
    now: instant(now),
    extend,
  };
}

/**
 * What is known of a session, from its page, the server and other tabs, and what follows from it at each moment. What the
 * server says counts; of what tabs tell, which they have from the server, the later word. Who says nothing changes nothing.
 */
export class Session {
  readonly #around: Surroundings;
  #id: string | undefined;
  #ends = Number.NaN;
  /** When the server said so. */
  #said = Number.NaN;
  #over: '' | 'end' | 'reload' = '';
  #last = false;
  #warn = 0;
  /** The server's clock less that of the device. */
  #offset = 0;
  /** Until then a logout is under way. */
  #settled = 0;
  #asked = 0;
  #answered = 0;
  #asking: Promise<void> | undefined;
  #isNews = false;
  #page = '';
  #isTold = true;
  /**
   * A page that does not say the server's time seems to be at its end: so it does by a wrong clock of the device as well.
   * Milliseconds until that is asked; 0 is no doubt.
   */
  #doubt = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The server's clock, as far as it is known here. */
  get #now(): number {
    return this.#around.clock() + this.#offset;
  }

  /** End of the session in milliseconds of the server's clock; `NaN` when there is none. */
  get ends(): number {
    return this.#ends;
  }

  /** Milliseconds until then. */
  get left(): number {
    return this.#ends - this.#now;
  }

  /** The server has said that the end cannot be put off any more. */
  get isLast(): boolean {
    return this.#last;
  }

  get phase(): Phase {
    return this.#doubt
      ? ''
      : this.#over || (this.left <= 0 ? 'end' : this.left <= this.#warn ? 'warning' : '');
  }

  /** Milliseconds after which {@link tick} is to be called; `NaN` when nothing will change. */
  get rest(): number {
    const settling = this.#settled - this.#around.clock();
    if (settling > 0) return settling;
    if (this.#doubt) return this.#doubt;
    const { phase, left } = this;
    if (phase) return phase === 'warning' ? left % MINUTE || MINUTE : Number.NaN;
    return Math.min(left - this.#warn, MINUTE);
  }

  /** What the page says. Said again, as frameworks do when they write it anew, it changes nothing. */
  page({ id, expires, now, warnBefore = 120 }: Told): void {
    // WCAG 2.2.1 wants 20 seconds to answer, and the server may take some of them.
    this.#warn = Math.max(30, warnBefore) * 1000;
    const page = JSON.stringify([id, expires]);
    if (page === this.#page) return;
    this.#page = page;
    this.#isTold = false;
    this.#id = id;
    this.#over = '';
    this.#last = false;
    this.#set(expires, now, this.#around.clock());
    // What was asked before is not about this page.
    this.#answered = ++this.#asked;
    this.#doubt = 0;
    if (!now && this.phase) this.#doubt = 1;
  }

  /** Tells the other tabs what this page knows and they may not, once. */
  share(): void {
    if (this.#isTold || !(this.#ends > 0)) return;
    this.#isTold = true;
    this.#around.tell({ id: this.#id, ends: this.#ends, said: this.#said });
  }

  /** Asks the server, whose word counts. */
  async look(ask: Surroundings['ask'] = () => this.#around.ask()): Promise<void> {
    const number = ++this.#asked;
    const sent = this.#around.clock();
    const answer = await ask();
    // Answers may overtake each other.
    if (number < this.#answered) return;
    this.#doubt &&= answer === null ? MINUTE : 0;
    if (!answer) return;
    this.#answered = number;
    const { id, expires, now, extend } = answer;
    const isOther = !!id && !!this.#id && id !== this.#id;
    // It has not yet heard of the logout that is under way.
    if (expires && sent < this.#settled) return;
    this.#over = !expires ? 'end' : isOther ? 'reload' : '';
    if (extend !== undefined) this.#last = extend === null;
    // In the middle of the way there and back.
    this.#set(this.#over ? undefined : (expires as string), now, (sent + this.#around.clock()) / 2);
  }

  /** The time of {@link rest} is over: before anything is said, the server is asked. */
  async tick(): Promise<void> {
    const isSettled = this.#settled > 0 && this.#around.clock() >= this.#settled;
    if (isSettled) this.#settled = 0;
    if (isSettled || this.#doubt || this.phase) await this.look();
  }

  /** Asks the server for more time; false when that is not to be had. */
  async extend(ask: Surroundings['ask']): Promise<boolean> {
    const before = this.#ends;
    const answered = this.#answered;
    await this.look(ask);
    // A server that does not speak JSON may have put the end off all the same.
    if (this.#answered === answered) await this.look();
    const isLater = !this.#over && this.#ends > before;
    if (isLater) {
      this.#isTold = false;
      this.share();
    }
    return isLater;
  }

  /** The person is logging out here. */
  leave(): void {
    this.#settled = this.#around.clock() + SETTLING;
    this.#around.tell({});
  }

  /** What another tab says. Resolves when it is clear what follows. */
  async hear({ id, ends, said = 0 }: News): Promise<void> {
    if (!ends) {
      // Whichever session it was: the cookie is that of all. Where it is not, the server says so when it is asked again.
      this.#over = 'end';
      this.#said = this.#now;
      this.#settled = this.#around.clock() + SETTLING;
    } else if (id !== this.#id) {
      // It may be the older one; the server knows. Asked once more for all that came while it was being asked.
      this.#isNews = true;
      this.#asking ??= this.#askForNews();
      await this.#asking;
    } else if (
      // Else it is another script on this channel: that is no date.
      ends < 8e15 &&
      (said - this.#said > SKEW || (this.#said - said <= SKEW && !this.#over && !(ends <= this.#ends)))
    ) {
      this.#ends = ends;
      this.#said = said;
      this.#over = '';
    }
  }

  async #askForNews(): Promise<void> {
    while (this.#isNews) {
      this.#isNews = false;
      await this.look();
    }
    this.#asking = undefined;
  }

  #set(expires: string | undefined, now: string | undefined, at: number): void {
    const instant = Date.parse(`${now}`);
    if (instant) this.#offset = instant - at;
    // A server that does not say when is taken to speak now.
    this.#said = at + this.#offset;
    if (expires || !this.#over) this.#ends = Date.parse(`${expires}`);
  }
}
