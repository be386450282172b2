import type { Progress } from '@rathaus/client-core/observe';
import { showable } from '@rathaus/client-core/text';
import type { Terminal } from './terminal.ts';

/** The line on the screen that says what is being done. */
export interface ProgressLine {
  /** Shows a piece of work and, where the end is known, how far it is. */
  show(label: string, progress?: Pick<Progress, 'done' | 'total'>): void;
  /** Wipes the line. */
  end(): void;
}

const wipe = '\r\u001b[2K';

/** One line on the screen that overwrites itself, ten times a second at most; nothing where no person looks. */
export function progressOn(terminal: Terminal, wanted: boolean): ProgressLine {
  if (!wanted || !terminal.isTTY) return { show: () => undefined, end: () => undefined };
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(label, progress) {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      shown = true;
      const room = Math.max(10, terminal.columns - 1);
      const percent = percentOf(progress);
      terminal.err(`${wipe}${showable(label).slice(0, room - percent.length)}${percent}`);
    },
    end() {
      if (shown) terminal.err(wipe);
      shown = false;
    },
  };
}

function percentOf(progress: Pick<Progress, 'done' | 'total'> | undefined): string {
  if (progress?.total === undefined) return '';
  const share = progress.total > 0 ? progress.done / progress.total : 1;
  return ` ${Math.floor(Math.min(1, share) * 100)} %`;
}
