import type { Clock } from '@rathaus/client-core/observe';

/** Everything a command may touch of its surroundings; tests hand in their own. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** A result that is no text; resolves when it may go on. */
  outBytes(bytes: Uint8Array): Promise<void>;
  /** Faults, progress, hints. */
  err(text: string): void;
  /** Whether results go to a person's screen. */
  readonly isTTY: boolean;
  /** Whether colours are wanted: a screen, and NO_COLOR is not set. */
  readonly colour: boolean;
  /** Columns of the screen. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Ctrl-C (`SIGINT`) aborts with reason `SIGINT`, a request to stop with `SIGTERM`, and a reader of the results that went
   * away (`| head`) with `EPIPE`.
   */
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** The real terminal. `release` takes the signal handlers off again. */
export function processTerminal(): { terminal: Terminal; release(): void } {
  const controller = new AbortController();
  const onInterrupt = () => {
    // A second Ctrl-C does not wait for a clean end.
    if (controller.signal.aborted) process.exit(130);
    controller.abort('SIGINT');
  };
  const onTerminate = () => controller.abort('SIGTERM');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  // The reader of a pipe may go away (`rathaus … | head`): that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    controller.abort('EPIPE');
  });
  const { env } = process;
  const noColour = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return {
    terminal: {
      out: (text) => void process.stdout.write(text),
      outBytes: (bytes) =>
        new Promise((done, fail) => {
          process.stdout.write(bytes, (error) => (error ? fail(error) : done()));
        }),
      err: (text) => void process.stderr.write(text),
      isTTY: process.stdout.isTTY === true,
      colour: process.stdout.isTTY === true && !noColour && env.TERM !== 'dumb',
      columns: process.stdout.columns ?? 80,
      env,
      signal: controller.signal,
      clock: Date.now,
    },
    release() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
    },
  };
}
