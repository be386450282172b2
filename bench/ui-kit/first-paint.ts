/** What the trace of one load says about the way to the first paint. */

/** An event of a trace, as Chromium records it; times in microseconds, `tts` and `tdur` of the processor. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tts?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly documentLoaderURL?: string; readonly url?: string } };
}

/** Categories that hold all of it and little else. */
export const CATEGORIES = ['devtools.timeline', 'loading', 'blink.user_timing', 'v8'];

/** Further ones for a profile: what the browser does beside them. They cost time of their own. */
export const PROFILE_CATEGORIES = [...CATEGORIES, 'toplevel', 'blink', 'blink.resource', 'v8.compile'];

/** Milliseconds. All but `wall` are processor time of the thread that runs the page, up to its first frame. */
export interface FirstPaint {
  /** From the start of the navigation until something was on the screen. */
  readonly wall: number;
  readonly cpu: number;
  /** Up to the first frame that has the button: where a script draws it, the first paint is its bare text. */
  readonly button: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  /** What each kind of event took itself, without those inside of it. */
  readonly own: ReadonlyMap<string, number>;
}

const SCRIPT = [
  'v8.compileModule',
  'v8.evaluateModule',
  'EvaluateScript',
  'FunctionCall',
  'FireAnimationFrame',
];

/**
 * The first paint of a page, or nothing where the trace does not hold one.
 *
 * @param byScript whether the button is drawn by the module of the page
 */
export function firstPaint(
  events: readonly TraceEvent[],
  address: string,
  byScript: boolean,
): FirstPaint | undefined {
  const start = events.find(
    ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === address,
  );
  const painted = events.find(({ name, pid }) => name === 'firstContentfulPaint' && pid === start?.pid);
  if (!painted || !start) return undefined;
  const main = events
    .filter(({ ph, pid, tid, ts }) => ph === 'X' && pid === start.pid && tid === start.tid && ts >= start.ts)
    .sort((a, b) => a.ts - b.ts);
  const arrived = main.findLast(
    ({ name, ts }) => name === 'DocumentLoader::CommitNavigation' && ts < painted.ts,
  );
  // The layers of the first frame go to other threads: what the page does from here on delays no first paint.
  const drawn = main.find(({ name, ts }) => name === 'Layerize' && arrived !== undefined && ts > arrived.ts);
  const run = byScript ? main.findLast(({ name }) => name === 'v8.evaluateModule') : arrived;
  const complete = main.find(({ name, ts }) => name === 'Layerize' && run !== undefined && ts > run.ts);
  if (!arrived?.tts || !drawn?.tts || !complete?.tts) return undefined;
  const { tts: from } = arrived;
  const to = drawn.tts + (drawn.tdur ?? 0);
  const spent = (names: readonly string[]): number => {
    let end = 0;
    let sum = 0;
    // What runs inside of another one of the same kind is counted with that.
    for (const { name, tts = 0, tdur = 0 } of main)
      if (names.includes(name) && tts >= Math.max(from, end) && tts < to) {
        sum += tdur;
        end = tts + tdur;
      }
    return sum / 1000;
  };
  return {
    wall: (painted.ts - start.ts) / 1000,
    cpu: (to - from) / 1000,
    button: (complete.tts + (complete.tdur ?? 0) - from) / 1000,
    script: spent(SCRIPT),
    style: spent(['UpdateLayoutTree', 'ParseAuthorStyleSheet']),
    layout: spent(['Layout']),
    own: ownTimes(main.filter(({ tts = 0 }) => tts >= from && tts < to)),
  };
}

/** Milliseconds of events that lie inside of each other, by name; events in the order of their begin. */
function ownTimes(events: readonly TraceEvent[]): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  const add = (name: string, time: number): void => void own.set(name, (own.get(name) ?? 0) + time / 1000);
  const around: { readonly name: string; readonly end: number }[] = [];
  for (const { name, tts = 0, tdur = 0 } of events) {
    while (around.length > 0 && (around.at(-1)?.end ?? 0) <= tts) around.pop();
    const outer = around.at(-1);
    if (outer) add(outer.name, -tdur);
    add(name, tdur);
    around.push({ name, end: tts + tdur });
  }
  return own;
}
