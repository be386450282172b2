import { showable } from '@rathaus/client-core/text';
import type { Terminal } from '../../program/terminal.ts';

/** A line on the screen with a bar: how much of how much. */
export interface Bar {
  show(label: string, done: number, total: number): void;
  /** A line without a bar. */
  say(label: string): void;
  /** Wipes the line. */
  end(): void;
}

const wipe = '\r\u001b[2K';
const cells = 24;

/** Ten times a second at most, on standard error; nothing where no person looks. */
export function barOn(terminal: Terminal): Bar {
  if (!terminal.isTTY) return { show: () => undefined, say: () => undefined, end: () => undefined };
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (line: string, isEnd: boolean) => {
    const now = performance.now();
    if (now - last < 100 && !isEnd) return;
    last = now;
    shown = true;
    terminal.err(`${wipe}${showable(line).slice(0, Math.max(10, (terminal.columns || 80) - 1))}`);
  };
  return {
    show(label, done, total) {
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const full = Math.round(share * cells);
      const bar = `${'█'.repeat(full)}${'░'.repeat(cells - full)}`;
      write(
        `${label} ${bar} ${Math.floor(share * 100)} % (${amount(done)} / ${amount(total)})`,
        done >= total,
      );
    },
    say: (label) => write(label, false),
    end() {
      if (shown) terminal.err(wipe);
      shown = false;
    },
  };
}

const amount = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
