import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type Bench,
  type BenchKeys,
  createBench,
  createBenchKeys,
  last,
} from '../../../test/fit-connect-bench.ts';
import { exchangeError } from '../../errors.ts';
import type { Progress, SendStep } from '../transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

type Object = Bench['content']['objects'] extends Map<string, infer One> ? One : never;
type Item = Awaited<ReturnType<Bench['enqueue']>>;
const lostNotice = 'exchange.outbox.opening-lost';
const openingOf = ({ known }: SendStep): unknown =>
  (known as { proof?: { opening?: object } }).proof?.opening;
const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
const nameOfOpening = ({ content }: Bench): string =>
  [...content.objects.keys()].find((name) => name.endsWith('.opening'))!;

/** As an earlier release has stored it: no digest of what opens the metadata. */
function ofEarlierRelease(progress: Progress): Progress {
  const { sealed } = progress as { sealed: Record<string, Record<string, unknown>[]> };
  const metadata = sealed.metadata!.map(({ openingSha512: _, ...rest }) => rest);
  return { ...progress, sealed: { ...sealed, metadata } } as Progress;
}

async function accepted(
  change: (object: Object, bench: Bench) => void,
  options: { progress?: (progress: Progress) => Progress; item?: (item: Item, bench: Bench) => Item } = {},
): Promise<SendStep> {
  const { progress = (one) => one, item: changed = (one) => one } = options;
  const bench = createBench(keys);
  const item = await bench.enqueue();
  const sent = await last(bench.run(item));
  expect(await acceptAll(bench)).toBe(1);
  change(bench.content.objects.get(nameOfOpening(bench))!, bench);
  const done = await last(bench.run(changed(item, bench), { progress: progress(sent.progress) }));
  expect(done.known.state).toBe('accepted');
  expect((done.known as { proof?: object }).proof).toBeDefined();
  return done;
}

/** Reads of the opening go wrong so often, then no more. */
const misreading =
  (times: number, fault: (bytes: Uint8Array) => Uint8Array) =>
  (item: Item, bench: Bench): Item => {
    let left = times;
    const { content } = bench;
    const read: typeof content.read = async (name, options) => {
      if (!name.endsWith('.opening') || left-- <= 0) return content.read(name, options);
      const bytes = fault(content.objects.get(name)!.bytes);
      return (async function* () {
        yield bytes;
      })();
    };
    return { ...item, context: { ...item.context, content: { ...content, read } } };
  };

describe('what opens the metadata for the proof', () => {
  it('binds the plaintext, and nobody is told anything', async () => {
    const done = await accepted(() => undefined);
    expect(openingOf(done)).toBeDefined();
    expect(done.notice).toBeUndefined();
  });

  it.each<[string, (object: Object, bench: Bench) => void]>([
    ['one other bit', (object) => (object.bytes = flipped(object.bytes, 40))],
    ['no text of ours', (object) => (object.bytes = flipped(object.bytes, 0))],
    ['half of it', (object) => (object.bytes = object.bytes.subarray(0, object.bytes.length / 2))],
    ['nothing in it', (object) => (object.bytes = new Uint8Array(0))],
    ['gone', (_, bench) => bench.content.objects.delete(nameOfOpening(bench))],
  ])('%s: the acceptance stands, its proof does not bind it, and that is said', async (_, change) => {
    const done = await accepted(change);
    expect(openingOf(done)).toBeUndefined();
    expect(done.notice).toBe(lostNotice);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['other bytes', (bytes) => flipped(bytes, 40)],
    ['half of them', (bytes) => bytes.subarray(0, 9)],
    [
      'that it is damaged',
      () => {
        throw exchangeError('exchange.content.damaged');
      },
    ],
  ])('is read once more when the disk says %s', async (_, fault) => {
    const done = await accepted(() => undefined, { item: misreading(1, fault) });
    expect(openingOf(done)).toBeDefined();
    expect(done.notice).toBeUndefined();
  });

  it('is waited for while the disk does not answer: no proof is made without it', async () => {
    const away = () => {
      throw exchangeError('exchange.content.unavailable');
    };
    const done = await accepted(() => undefined, { item: misreading(9, away) });
    expect(openingOf(done)).toBeDefined();
    expect(done.notice).toBeUndefined();
  });

  describe('of an earlier release, which kept no digest', () => {
    it('binds the plaintext as well', async () => {
      const done = await accepted(() => undefined, { progress: ofEarlierRelease });
      expect(openingOf(done)).toBeDefined();
      expect(done.notice).toBeUndefined();
    });

    it.each<[string, string]>([
      ['no JSON', '{"header":'],
      ['no object', 'null'],
      ['something else', '{"header":1,"plaintext":[],"seed":null}'],
    ])('is lost when it is %s, and that is said', async (_, text) => {
      const done = await accepted((object) => (object.bytes = Buffer.from(text)), {
        progress: ofEarlierRelease,
      });
      expect(openingOf(done)).toBeUndefined();
      expect(done.notice).toBe(lostNotice);
    });

    it('with another bit that still can be read, binds nothing', async () => {
      const done = await accepted((object) => (object.bytes = flipped(object.bytes, 40)), {
        progress: ofEarlierRelease,
      });
      expect(openingOf(done)).toBeUndefined();
    });
  });
});
