/**
 * Loaded before the program (`node --expose-gc --import …`): makes it believe that a person looks, so that it shows its
 * progress, and notes what it holds when it comes to an early file and to one of the last, both while it is at work: at its
 * end it has let go of all. Environment: `WATCH_FROM` number of the file, `WATCH_EVERY` (optional) of how many files one
 * is a sample, `WATCH_TO` the JSON file to write: a `Watched`.
 */
import { writeFileSync } from 'node:fs';

/** What was held at a file. */
export interface Held {
  /** Number of the file. */
  readonly at: number;
  readonly bytes: number;
}

/** What was held, and how far the progress went. */
export interface Watched {
  /** Undefined when the progress never came so far. */
  readonly early: Held | undefined;
  /** At the first file of the last tenth. */
  readonly late: Held | undefined;
  /** With `WATCH_EVERY`: at each file whose number it divides. */
  readonly samples: readonly Held[];
  /** Progress lines that named a file. */
  readonly shown: number;
  /** Greatest size of the process, in bytes. */
  readonly peak: number;
}

const { WATCH_FROM: from = '', WATCH_EVERY: every = '', WATCH_TO: to = '' } = process.env;
const collect = (globalThis as { gc?: () => void }).gc;

if (to !== '' && collect !== undefined) {
  const held = (at: number): Held => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return { at, bytes: heapUsed + arrayBuffers };
  };
  let early: Held | undefined;
  let late: Held | undefined;
  let shown = 0;
  const samples: Held[] = [];
  const numberOf = (text: string) => Number(text.replace(/[.,]/g, ''));
  Object.defineProperty(process.stdout, 'isTTY', { value: true });
  if (every !== '') {
    // The progress is drawn ten times a second at most: by a clock that ticks that much at each look, it leaves out no file.
    let now = 0;
    performance.now = () => {
      now += 100;
      return now;
    };
  }
  const write = process.stderr.write.bind(process.stderr) as (text: string) => boolean;
  process.stderr.write = ((text: string) => {
    const [, number, total] = /(?:Datei|file) ([\d.,]+) (?:von|of) ([\d.,]+)/.exec(text) ?? [];
    if (number !== undefined && total !== undefined) {
      shown += 1;
      const at = numberOf(number);
      if (at >= Number(from)) early ??= held(at);
      if (at % Number(every) === 0 && samples.at(-1)?.at !== at) samples.push(held(at));
      if (at >= 0.9 * numberOf(total)) late ??= held(at);
    }
    return write(text);
  }) as typeof process.stderr.write;
  process.on('exit', () => {
    const peak = process.resourceUsage().maxRSS * 1024;
    const watched: Watched = { early, late, samples, shown, peak };
    writeFileSync(to, JSON.stringify(watched));
  });
}
