import { afterEach, describe, expect, it, vi } from 'vitest';
import { isolate, type LogEntry } from './index.ts';

afterEach(() => vi.restoreAllMocks());
const fail = (): never => {
  throw new Error('x');
};
function readOnce(): unknown {
  let read = 0;
  return Object.defineProperty({}, 'then', { get: () => (read++ === 0 ? () => undefined : fail()) });
}
const turn = () => new Promise((done) => setTimeout(done, 5));

describe('an observer', () => {
  it('sees what it is given', () => {
    const seen: number[] = [];
    const notify = isolate((event: number) => seen.push(event), { name: 'test' });
    notify(1);
    notify(2);
    expect(seen).toEqual([1, 2]);
    expect(notify.faults).toEqual({ failed: 0, hanging: 0, skipped: 0 });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('Erika Mustermann');
      },
    ],
    ['rejects', () => Promise.reject(new Error('Erika Mustermann'))],
  ])('that %s is counted and reported once, without what it said', async (_, observer) => {
    const lines: LogEntry[] = [];
    const notify = isolate<number>(observer, {
      name: 'observer of the outbox',
      logger: (line) => lines.push(line),
    });
    for (let event = 0; event < 3; event++) notify(event);
    await turn();
    expect(notify.faults.failed).toBe(3);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'warn', code: 'core.observer.failed' });
    expect(JSON.stringify(lines)).toContain('observer of the outbox');
    expect(JSON.stringify(lines)).not.toContain('Erika');
  });

  it.each([
    ['its constructor throws', () => Object.defineProperty(Promise.resolve(), 'constructor', { get: fail })],
    [
      'its catch does nothing',
      () => Object.assign(Promise.reject(new Error('x')), { catch: () => undefined }),
    ],
    ['its then cannot be read twice', () => readOnce()],
  ])('whose answer is odd (%s) neither ends the process nor uses up its calls', async (_, answer) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    let called = 0;
    vi.spyOn(console, 'warn').mockReturnValue();
    const observer = () => {
      called++;
      return answer();
    };
    const notify = isolate<number>(observer, { name: 'odd', logger: answer });
    for (let event = 0; event < 150; event++) {
      notify(event);
      if (event % 50 === 0) await turn();
    }
    await turn();
    process.off('unhandledRejection', unhandled);
    expect(called).toBe(150);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('that never returns is reported once, and later calls are skipped instead of piling up', async () => {
    const lines: LogEntry[] = [];
    let called = 0;
    const hanging = () => {
      called++;
      return new Promise(() => undefined);
    };
    const notify = isolate<number>(hanging, {
      name: 'slow',
      logger: (line) => lines.push(line),
      patience: 10,
    });
    for (let event = 0; event < 150; event++) notify(event);
    expect(called).toBe(100);
    expect(notify.faults.skipped).toBe(50);
    await new Promise((done) => setTimeout(done, 40));
    expect(lines.map(({ code }) => code)).toEqual(['core.observer.hanging']);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no disk');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no disk'))],
    ['is not there', undefined],
  ])('is reported on the console when the logger %s', async (_, logger) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const notify = isolate<number>(
      () => {
        throw new Error('x');
      },
      { name: 'test', logger },
    );
    notify(1);
    notify(2);
    await turn();
    expect(warn.mock.calls).toEqual([[expect.stringContaining('[core.observer.failed]')]]);
  });
});
