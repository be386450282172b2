import { afterEach, describe, expect, it, vi } from 'vitest';
import { awaitApplication, callApplication, sleep, throwIfAborted, unlessAborted } from './index.ts';

const never = () => new Promise<never>(() => undefined);
const soon = async <T>(work: Promise<T>): Promise<T | 'still waiting'> =>
  Promise.race([
    work,
    new Promise<'still waiting'>((done) => setTimeout(done, 10_000, 'still waiting').unref()),
  ]);
const codeOf = (work: Promise<unknown>) => soon(work).catch((error: { code?: string }) => error.code);

/** A signal that lives as long as a process, and how many listen to it. */
function counted() {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...all: Parameters<typeof add>) => {
    listeners++;
    add(...all);
  };
  signal.removeEventListener = (...all: Parameters<typeof remove>) => {
    listeners--;
    remove(...all);
  };
  return { signal, listeners: () => listeners };
}

describe('an abort', () => {
  it('ends work that hangs, at once and with the reason as cause', async () => {
    const gone = new AbortController();
    const work = unlessAborted(never(), gone.signal, 'Waiting');
    const reason = new Error('the person closed the page');
    gone.abort(reason);
    await expect(soon(work)).rejects.toMatchObject({ code: 'core.aborted', origin: 'local', cause: reason });
  });

  it('wins over work that is ready, when it came before', async () => {
    expect(await codeOf(unlessAborted(Promise.resolve(1), AbortSignal.abort(), 'Waiting'))).toBe(
      'core.aborted',
    );
    expect(() => throwIfAborted(AbortSignal.abort(), 'Waiting')).toThrow('Waiting was aborted by the caller');
  });

  it('ends a wait and a function of the application', async () => {
    const gone = new AbortController();
    const all = [sleep(60_000, gone.signal), callApplication('The secret', never, { signal: gone.signal })];
    gone.abort();
    expect(await Promise.all(all.map(codeOf))).toEqual(['core.aborted', 'core.aborted']);
  });

  it('leaves no listener behind', async () => {
    const { signal, listeners } = counted();
    for (let turn = 0; turn < 5; turn++) await unlessAborted(Promise.resolve(), signal, 'x');
    const broken = Object.defineProperty({}, 'then', {
      get() {
        throw new Error('no promise');
      },
    });
    await expect(unlessAborted(broken as PromiseLike<void>, signal, 'x')).rejects.toThrow('no promise');
    expect(listeners()).toBe(0);
  });
});

describe('a function of the application', () => {
  afterEach(() => vi.useRealTimers());

  it('that hangs ends in time, and learns that nobody waits', async () => {
    let told: AbortSignal | undefined;
    const call = callApplication(
      'The function for the secret',
      (signal) => {
        told = signal;
        return never();
      },
      { timeout: 20 },
    );
    await expect(soon(call)).rejects.toMatchObject({
      code: 'core.application.timeout',
      retryable: true,
      message: 'The function for the secret did not answer within 20 ms',
    });
    expect(told?.aborted).toBe(true);
  });

  it('passes its own result and its own error on', async () => {
    expect(await callApplication('x', () => 7)).toBe(7);
    const fault = new TypeError('mine');
    const throwing = () => {
      throw fault;
    };
    await expect(callApplication('x', throwing)).rejects.toBe(fault);
    await expect(callApplication('x', () => Promise.reject(fault))).rejects.toBe(fault);
  });

  it('and one that takes no signal ends the same', async () => {
    const gone = new AbortController();
    const late = awaitApplication('The state store', never, { timeout: 20 });
    const left = awaitApplication('The state store', never, { signal: gone.signal });
    gone.abort();
    expect(await Promise.all([codeOf(soon(late)), codeOf(soon(left))])).toEqual([
      'core.application.timeout',
      'core.aborted',
    ]);
    expect(await awaitApplication('x', () => 7)).toBe(7);
    const fault = new TypeError('mine');
    const throwing = () => {
      throw fault;
    };
    await expect(awaitApplication('x', throwing)).rejects.toBe(fault);
  });

  it.each([
    ['that gets a signal', callApplication],
    ['that gets none', awaitApplication],
  ])('%s leaves neither a listener nor a timer behind, whatever comes of it', async (_which, wait) => {
    vi.useFakeTimers();
    const { signal, listeners } = counted();
    const fault = new TypeError('mine');
    for (let turn = 0; turn < 5; turn++) {
      expect(await wait('x', () => 7, { signal })).toBe(7);
      await expect(wait('x', () => Promise.reject(fault), { signal })).rejects.toBe(fault);
      const late = expect(wait('x', never, { signal, timeout: 20 })).rejects.toThrow('within 20 ms');
      expect([listeners(), vi.getTimerCount()], 'while it is waited for').toEqual([1, 1]);
      await vi.advanceTimersByTimeAsync(20);
      await late;
    }
    expect([listeners(), vi.getTimerCount()]).toEqual([0, 0]);
  });

  it.each([
    ['that gets a signal', callApplication],
    ['that gets none', awaitApplication],
  ])('%s and ends its own caller is not waited for, unless it is ready', async (_which, wait) => {
    for (const [answer, outcome] of [
      [never(), 'core.aborted'],
      [7, 7],
    ]) {
      const gone = new AbortController();
      const call = wait(
        'x',
        () => {
          gone.abort();
          return answer;
        },
        { signal: gone.signal },
      );
      expect(await codeOf(call)).toBe(outcome);
    }
  });

  it('is not called for a caller who has gone', async () => {
    let called = false;
    const work = () => {
      called = true;
    };
    const call = callApplication('x', work, { signal: AbortSignal.abort() });
    expect(await codeOf(call)).toBe('core.aborted');
    expect(called).toBe(false);
  });
});
