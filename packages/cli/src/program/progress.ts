import type { Progress } from '@rathaus/client-core/observe';
import { showable } from '@rathaus/client-core/text';
import type { Terminal } from './terminal.ts';

/** How far a piece of work is. Bytes are drawn as a bar with amounts, everything else is a share. */
export type ShownProgress = Pick<Progress, 'done' | 'total'> & Partial<Pick<Progress, 'unit'>>;

/** The line on the screen that says what is being done. */
export interface ProgressLine {
  /** Shows a piece of work and, where the end is known, how far it is. */
  show(label: string, progress?: ShownProgress): void;
  /** Wipes the line. */
  end(): void;
}

const wipe = '\r\u001b[2K';
const cells = 24;

/**
 * One line on standard error that overwrites itself, ten times a second at most; nothing where no person looks.
 */
export function progressOn(terminal: Terminal, wanted = true): ProgressLine {
  if (!wanted || !terminal.isTTY) return { show: () => undefined, end: () => undefined };
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(label, progress) {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      shown = true;
      const room = Math.max(10, (terminal.columns || 80) - 1);
      const said = showable(label);
      // The name of what is done is worth more than a bar.
      const [bar, percent] = [barText(progress), percentText(progress)];
      const share = said.length + bar.length <= room ? bar : percent;
      terminal.err(`${wipe}${said.slice(0, room - share.length)}${share}`);
    },
    end() {
      if (shown) terminal.err(wipe);
      shown = false;
    },
  };
}

const shareOf = (done: number, total: number): number => (total > 0 ? Math.min(1, done / total) : 1);

function percentText(progress: ShownProgress | undefined): string {
  if (progress?.total === undefined) return '';
  return ` ${Math.floor(shareOf(progress.done, progress.total) * 100)} %`;
}

function barText(progress: ShownProgress | undefined): string {
  const percent = percentText(progress);
  if (progress?.total === undefined || progress.unit !== 'bytes') return percent;
  const { done, total } = progress;
  const full = Math.round(shareOf(done, total) * cells);
  return ` ${'█'.repeat(full)}${'░'.repeat(cells - full)}${percent} (${amount(done)} / ${amount(total)})`;
}

const amount = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
