import type { Terminal } from '../../program/terminal.ts';

export interface Progress {
  /** Shows a step; `share` from 0 to 1, or undefined when the end is unknown. */
  show(label: string, share?: number): void;
  /** Wipes the line. */
  end(): void;
}

/** One line on the screen that overwrites itself, ten times a second at most; nothing where no person looks. */
export function progressOn(terminal: Terminal, wanted: boolean): Progress {
  if (!wanted || !terminal.isTTY) return { show: () => undefined, end: () => undefined };
  let last = 0;
  let shown = false;
  return {
    show(label, share) {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      shown = true;
      const percent = share === undefined ? '' : ` ${Math.floor(Math.min(1, share) * 100)} %`;
      terminal.err(`\r\u001b[2K${`${label}${percent}`.slice(0, Math.max(10, terminal.columns - 1))}`);
    },
    end() {
      if (shown) terminal.err('\r\u001b[2K');
    },
  };
}
