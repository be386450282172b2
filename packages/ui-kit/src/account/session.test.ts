import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type News, Session } from './session.ts';

const minute = 60_000;
const iso = (at: number): string => new Date(at).toISOString();
const start = Date.parse('2026-11-23T12:00:00Z');
const rest = 5 * minute;

/** The server as it is meant to be: five minutes of rest, an hour at the longest, one session at a time. */
class World {
  now = start;
  id = 'a';
  seen = start;
  isAlive = true;
  isAway = false;
  news: { from: Tab; news: News }[] = [];
  tabs: Tab[] = [];
  /** The first session begins now. */
  longest = start + 20 * minute;

  get ends(): number {
    return Math.min(this.seen + rest, this.longest);
  }
  get lives(): boolean {
    return this.isAlive && this.now < this.ends;
  }
  answer(): Answer | undefined {
    if (this.isAway) return undefined;
    return this.lives
      ? { id: this.id, expires: iso(this.ends), now: iso(this.now), extend: null }
      : { expires: null, now: iso(this.now) };
  }
  /** Time passes on the server and all devices; what tabs have said arrives. */
  async pass(time: number): Promise<void> {
    await this.deliver();
    for (const until = this.now + time; this.now < until; ) {
      const next = Math.min(...this.tabs.map((tab) => tab.wakes).filter((at) => at > this.now), until);
      this.now = next;
      for (const tab of this.tabs) if (tab.wakes <= next) await tab.wake();
      await this.deliver();
    }
  }
  async deliver(): Promise<void> {
    for (const { from, news } of this.news.splice(0))
      for (const tab of this.tabs) if (tab !== from) await tab.hear(news);
  }
}

/** A page with an account, on a device whose clock may be wrong. */
class Tab {
  readonly session: Session;
  readonly id: string;
  wakes = Number.POSITIVE_INFINITY;
  readonly world: World;

  constructor(world: World, wrong: number) {
    this.world = world;
    this.id = world.id;
    this.session = new Session({
      clock: () => world.now + wrong,
      ask: async () => world.answer(),
      tell: (news) => void world.news.push({ from: this, news }),
    });
    this.session.page({ id: world.id, expires: iso(world.ends), now: iso(world.now) });
    this.session.share();
    this.plan();
  }
  plan(): void {
    const { rest } = this.session;
    this.wakes = rest > 0 ? this.world.now + rest : Number.POSITIVE_INFINITY;
  }
  async wake(): Promise<void> {
    await this.session.tick();
    this.plan();
  }
  async hear(news: News): Promise<void> {
    await this.session.hear(news);
    this.plan();
  }
}

/** What somebody in front of the screen should see, from the server's point of view. */
function truth(world: World, tab: Tab): string {
  if (!world.lives) return 'end';
  if (world.id !== tab.id) return 'reload';
  return world.ends - world.now <= 2 * minute ? 'warning' : '';
}

const hours = fc.integer({ min: -12, max: 12 }).map((count) => count * 60 * minute);
const which = fc.nat({ max: 9 });
type Step = (world: World) => Promise<void>;
const tabOf = (world: World, nth: number): Tab | undefined => world.tabs[nth % world.tabs.length];
const steps: fc.Arbitrary<[string, Step]> = fc.oneof(
  fc.tuple(
    fc.constant('pass'),
    fc.integer({ min: 1, max: 3 * minute }).map(
      (time): Step =>
        (world) =>
          world.pass(time),
    ),
  ),
  fc.tuple(
    fc.constant('open'),
    hours.map(
      (wrong): Step =>
        async (world) => {
          // Only who is logged in gets a page with an account; to ask for it is activity.
          if (!world.lives || world.isAway) return;
          world.seen = world.now;
          world.tabs.push(new Tab(world, wrong));
          await world.deliver();
        },
    ),
  ),
  fc.tuple(
    fc.constant('stay'),
    which.map(
      (nth): Step =>
        async (world) => {
          const tab = tabOf(world, nth);
          await tab?.session.extend(async () => {
            if (!world.isAway && world.lives) world.seen = world.now;
            return world.answer();
          });
          tab?.plan();
          await world.deliver();
        },
    ),
  ),
  fc.tuple(
    fc.constant('log out'),
    which.map(
      (nth): Step =>
        async (world) => {
          tabOf(world, nth)?.session.leave();
          await world.deliver();
          // The request arrives while the others have heard of it already.
          await world.pass(1000);
          if (!world.isAway) world.isAlive = false;
        },
    ),
  ),
  fc.tuple(
    fc.constant('log in anew'),
    fc.constant<Step>(async (world) => {
      if (world.isAway) return;
      world.id = `${world.id}+`;
      world.isAlive = true;
      world.seen = world.now;
      world.longest = world.now + 20 * minute;
    }),
  ),
  fc.tuple(
    fc.constant('network'),
    fc.boolean().map(
      (isAway): Step =>
        async (world) => {
          world.isAway = isAway;
        },
    ),
  ),
  fc.tuple(
    fc.constant('look'),
    which.map(
      (nth): Step =>
        async (world) => {
          const tab = tabOf(world, nth);
          await tab?.session.look();
          tab?.plan();
        },
    ),
  ),
);

describe('a session in several tabs', () => {
  it('is shown as the server has it, whenever it has been asked and no logout is under way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async (walk) => {
        const world = new World();
        world.tabs.push(new Tab(world, 0));
        for (const [, step] of walk) await step(world);
        world.isAway = false;
        // What is under way has come to its end.
        await world.pass(6000);
        for (const tab of world.tabs) {
          await tab.session.look();
          expect([tab.session.phase, tab.id]).toEqual([truth(world, tab), tab.id]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never ends earlier or later than was known last, while the server does not answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        hours,
        fc.array(fc.integer({ min: 1, max: minute }), { maxLength: 20 }),
        async (wrong, times) => {
          const world = new World();
          const tab = new Tab(world, wrong);
          world.tabs.push(tab);
          world.isAway = true;
          for (const time of times) {
            await world.pass(time);
            await tab.session.look();
            const left = start + rest - world.now;
            expect(tab.session.phase).toBe(left <= 0 ? 'end' : left <= 2 * minute ? 'warning' : '');
            expect(await tab.session.extend(async () => undefined)).toBe(false);
          }
        },
      ),
    );
  });

  it('staying in one is staying in all that hear of it, without a question to the server', async () => {
    await fc.assert(
      fc.asyncProperty(hours, hours, fc.integer({ min: 0, max: rest - 1 }), async (one, other, when) => {
        const world = new World();
        world.tabs.push(new Tab(world, one), new Tab(world, other));
        await world.pass(when);
        const [first, second] = world.tabs as [Tab, Tab];
        world.seen = world.now;
        expect(await first.session.extend(async () => world.answer())).toBe(when > 0);
        world.isAway = true;
        await world.deliver();
        expect(second.session.ends).toBe(world.ends);
      }),
    );
  });

  it('a logout ends all tabs at once, and what the server says before it knows of it does not count', async () => {
    const world = new World();
    world.tabs.push(new Tab(world, 0), new Tab(world, minute));
    const [first, second] = world.tabs as [Tab, Tab];
    await world.pass(1000);
    first.session.leave();
    await world.deliver();
    expect(second.session.phase).toBe('end');
    await second.session.look();
    expect(second.session.phase, 'the server still says that it lives').toBe('end');
    await world.pass(6000);
    expect(second.session.phase, 'the logout did not come about').toBe('');
  });

  it('the logout of a login with a cookie of its own ends this one until the server is asked again', async () => {
    const world = new World();
    const tab = new Tab(world, 0);
    world.tabs.push(tab);
    await tab.hear({});
    expect(tab.session.phase).toBe('end');
    await world.pass(6000);
    expect(tab.session.phase).toBe('');
  });

  it.each([
    ['later word, later end', 10_000, 9 * minute, 9 * minute],
    ['later word, earlier end', 10_000, 3 * minute, 3 * minute],
    ['earlier word, later end', -10_000, 9 * minute, rest],
    ['at once, later end', -500, 9 * minute, 9 * minute],
    ['at once, earlier end', 500, 3 * minute, rest],
  ])('of what tabs tell: %s', async (_, said, ends, counts) => {
    const world = new World();
    const tab = new Tab(world, 0);
    await tab.hear({ id: 'a', said: start + said, ends: start + ends });
    expect(tab.session.ends).toBe(start + counts);
  });

  it('a word of the server that is later than its word of the end brings the session back', async () => {
    const world = new World();
    const tab = new Tab(world, 0);
    await tab.session.look(async () => ({ id: 'a', expires: null, now: iso(start) }));
    await tab.hear({ id: 'a', said: start + 1000, ends: start + rest });
    expect(tab.session.phase, 'at once').toBe('end');
    await tab.hear({ id: 'a', said: start + 10_000, ends: start + rest });
    expect(tab.session.phase).toBe('');
  });

  it('of two answers that overtake each other the one to the later question counts', async () => {
    const world = new World();
    const tab = new Tab(world, 0);
    let late: (answer: Answer) => void = () => undefined;
    const first = tab.session.look(() => new Promise((done) => (late = done)));
    world.seen = world.now + minute;
    await tab.session.look();
    late({ id: 'a', expires: null });
    await first;
    expect(tab.session.phase).toBe('');
    expect(tab.session.ends).toBe(world.ends);
  });

  it('an answer to what was asked before a page of another session came is not about that', async () => {
    const world = new World();
    const tab = new Tab(world, 0);
    let late: (answer: Answer) => void = () => undefined;
    const look = tab.session.look(() => new Promise((done) => (late = done)));
    tab.session.page({ id: 'b', expires: iso(start + 60 * minute), now: iso(start) });
    late({ id: 'a', expires: iso(start + rest) });
    await look;
    expect(tab.session.phase).toBe('');
    expect(tab.session.ends).toBe(start + 60 * minute);
  });

  it('a page that is written anew with the same end takes nothing back', async () => {
    const world = new World();
    const tab = new Tab(world, 0);
    await world.pass(minute);
    world.seen = world.now;
    await tab.session.look();
    tab.session.page({ id: 'a', expires: iso(start + rest), now: iso(world.now) });
    expect(tab.session.ends).toBe(world.ends);
  });

  it('asks the server before a page without its time is said to be at its end, by a clock that may be wrong', async () => {
    const answers: (Answer | undefined)[] = [{ expires: iso(start + rest), now: iso(start) }, undefined];
    for (const wrong of [12 * 60 * minute, rest - minute]) {
      const session = new Session({
        clock: () => start + wrong,
        ask: async () => answers[0],
        tell: () => undefined,
      });
      session.page({ expires: iso(start + rest) });
      expect([session.phase, session.rest]).toEqual(['', 1]);
      await session.tick();
      expect(session.phase).toBe('');
    }
    answers.shift();
    const session = new Session({
      clock: () => start + rest,
      ask: async () => answers[0],
      tell: () => undefined,
    });
    session.page({ expires: iso(start + rest) });
    await session.tick();
    expect(session.phase, 'nobody knows better').toBe('end');
  });

  it('while nobody looks at the page there is no answer, and what is doubted stays so', async () => {
    let answer: Answer | null = null;
    const session = new Session({
      clock: () => start + rest,
      ask: async () => answer,
      tell: () => undefined,
    });
    session.page({ expires: iso(start + rest) });
    session.page({ id: 'a', expires: iso(start + rest) });
    expect(session.phase, 'said in two steps').toBe('');
    await session.tick();
    expect([session.phase, session.rest]).toEqual(['', minute]);
    answer = { expires: iso(start + rest), now: iso(start) };
    await session.look();
    expect([session.phase, session.left]).toEqual(['', rest]);
  });

  it('asks the server twice for five hundred messages of strangers, and takes its last word', async () => {
    const answers: ((answer: Answer) => void)[] = [];
    const session = new Session({
      clock: () => start,
      ask: () => new Promise((resolve) => answers.push(resolve)),
      tell: () => undefined,
    });
    session.page({ id: 'a', expires: iso(start + rest), now: iso(start) });
    const heard = Array.from({ length: 500 }, (_, at) =>
      session.hear({ id: `x${at}`, ends: start + rest, said: start }),
    );
    answers[0]!({ id: 'a', expires: iso(start + rest), now: iso(start) });
    await expect.poll(() => answers.length).toBe(2);
    answers[1]!({ id: 'x9', expires: iso(start + rest), now: iso(start) });
    await Promise.all(heard);
    expect(session.phase).toBe('reload');
    expect(answers).toHaveLength(2);
    const next = session.hear({ id: 'y', ends: start + rest, said: start });
    answers[2]!({ id: 'a', expires: iso(start + rest), now: iso(start) });
    await next;
    expect(session.phase).toBe('');
  });
});
