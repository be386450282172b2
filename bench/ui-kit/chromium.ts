import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A message of the DevTools protocol, or an answer to one. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

type Listener = (params: Record<string, unknown>, sessionId: string | undefined) => void;

/**
 * Chromium over the bare DevTools protocol. A test driver puts worlds and scripts of its own into every page before
 * the page's first frame, which costs more than what is measured here; this one attaches and adds nothing.
 */
export class Chromium {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #sent = 0;

  constructor(executable: string) {
    this.#profile = mkdtempSync(join(tmpdir(), 'rathaus-bench-chromium-'));
    this.#process = spawn(
      executable,
      [
        ...['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-extensions'],
        // No page but those that are measured: the start page would do its work beside them.
        '--no-startup-window',
        `--user-data-dir=${this.#profile}`,
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    let rest = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message) as Message);
    });
  }

  #take(message: Message): void {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    } else
      for (const listener of this.#listeners.get(message.method ?? '') ?? [])
        listener(message.params ?? {}, message.sessionId);
  }

  /** Sends a command to the browser, or to the page of a session. */
  send<R = Record<string, unknown>>(method: string, params: object = {}, sessionId?: string): Promise<R> {
    this.#sent += 1;
    const id = this.#sent;
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as R),
      );
    });
  }

  /** Calls `listener` for every event of that name until the returned function is called. */
  on(method: string, listener: Listener): () => void {
    const all = this.#listeners.get(method) ?? new Set();
    this.#listeners.set(method, all.add(listener));
    return () => void all.delete(listener);
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#process.once('exit', done));
    await this.send('Browser.close').catch(() => this.#process.kill());
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
