import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../../src/sample/index.ts';
import {
  convertMessage,
  readMessage,
  writeMessage,
  writeMessageText,
  type XdomeaVersion,
  xdomeaVersions,
} from '../../src/xdomea/index.ts';
import { messageTypesOf, randomMessage } from '../random/random-message.ts';
import { applyEvents, tidy } from './apply-events.ts';
import { type ConversionRun, lenient, runConversion } from './run-conversion.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
/** 0203 has no code of its own before 4.0, so that no message of it can be written. */
const typesOf = (version: XdomeaVersion) =>
  messageTypesOf(version).filter((type) => type !== '0203' || version === '4.0.0');
const isRefusal = (error: { code?: string }) => {
  if (error.code !== 'eakte.xdomea.not-convertible') throw error;
};

/**
 * Back to 4.0. May only be refused for what the way there lost and 4.0 demands: nobody invents it. Appraisals in 3.0
 * (0511) have no place for the retention of a filing plan.
 */
const wayBack = (down: ConversionRun) =>
  runConversion(down.text, { to: '4.0.0', ...lenient }).catch((error) => {
    isRefusal(error);
    const lost = down.events.flatMap((event) => (event.lost ? [event.path] : []));
    expect(lost).toContain(error.details.path);
    return undefined;
  });

/** The message as a file says it: the writer has filled in what the version demands. */
async function original(seed: number, version: XdomeaVersion, messageType: string) {
  const text = await writeMessageText(randomMessage(seed, version, messageType, 80), { version });
  return { text, message: (await readMessage(text)).message! };
}

describe('the report of a conversion', () => {
  it('explains exactly what 4.0 → 3.0 → 4.0 changed', async () => {
    let done = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom(...typesOf('4.0.0')), async (seed, messageType) => {
        const { text, message } = await original(seed, '4.0.0', messageType);
        runs += 1;
        const down = await runConversion(text, { to: '3.0.0', ...lenient }).catch(isRefusal);
        if (!down) return;
        const up = await wayBack(down);
        if (!up) return;
        expect(down.findings.concat(up.findings)).toEqual([]);
        const between = applyEvents(message, down.events);
        const after = applyEvents(between.message, up.events);
        expect(after.message).toEqual(tidy(up.message));
        expect(between.idle.concat(after.idle)).toEqual([]);
        done += 1;
      }),
      { numRuns: 200 },
    );
    expect(done).toBeGreaterThan(runs * 0.8);
  }, 60_000);

  it('says what it loses that the way back demands', async () => {
    const { text, message } = await original(876046, '4.0.0', '0511');
    expect(message).toMatchObject({
      aktenplan: { einheit: [{ aufbewahrungsdauer: { anzahlJahre: 46598 } }] },
    });
    const down = await runConversion(text, { to: '3.0.0', ...lenient });
    expect(await wayBack(down)).toBeUndefined();
  });

  it('explains every difference between any two versions', async () => {
    let done = 0;
    const versions = fc.constantFrom(...xdomeaVersions);
    await fc.assert(
      fc.asyncProperty(seeds, versions, versions, fc.nat(), async (seed, from, to, pick) => {
        const types = typesOf(from);
        const { text, message } = await original(seed, from, types[pick % types.length]!);
        const run = await runConversion(text, { to, ...lenient }).catch(isRefusal);
        if (!run) return;
        expect(run.findings).toEqual([]);
        const explained = applyEvents(message, run.events);
        expect(explained.message).toEqual(tidy(run.message));
        expect(explained.idle).toEqual([]);
        if (from === to) expect(run.events).toEqual([]);
        expect(run.report.lossless).toBe(run.events.every((event) => !event.lost));
        expect(run.report.losses).toBe(run.events.filter((event) => event.lost).length);
        expect(run.report.entries.reduce((sum, entry) => sum + entry.count, 0)).toBe(run.events.length);
        done += 1;
      }),
      { numRuns: 300 },
    );
    expect(done).toBeGreaterThan(150);
  }, 60_000);

  it('takes a model with streams as well as bytes', async () => {
    const { text, message } = await original(11, '4.0.0', '0401');
    const bytes = await runConversion(text, { to: '3.1.0', ...lenient });
    async function* records() {
      yield* (message as unknown as { schriftgutobjekt: [] }).schriftgutobjekt;
    }
    const model = await runConversion({ ...message, schriftgutobjekt: records() } as typeof message, {
      from: '4.0.0',
      to: '3.1.0',
      ...lenient,
    });
    expect(model.text).toBe(bytes.text);
    expect(model.events).toEqual(bytes.events);
    await expect(runConversion(message, { to: '3.1.0' })).rejects.toMatchObject({
      code: 'eakte.xdomea.version-needed',
    });
  });

  it('catches a difference that nobody told', async () => {
    // The proof above is worth something only when it can fail.
    const { text, message } = await original(3, '4.0.0', '0503');
    const { events, message: result } = await runConversion(text, { to: '3.0.0', ...lenient });
    expect(events.length).toBeGreaterThan(2);
    for (const [at, event] of events.entries()) {
      if (event.reason === 'unreadable') continue;
      const without = applyEvents(message, events.toSpliced(at, 1)).message;
      expect(without).not.toEqual(tidy(result));
    }
  });
});

describe('memory of a conversion', () => {
  it('reads no further than it writes, and the report does not grow with the message', async () => {
    const sizes: number[] = [];
    for (const documents of [400, 4000]) {
      const { message } = sampleMessage({ version: '3.0.0', messageType: '0503', documents });
      let taken = 0;
      let total = 0;
      const pieces: Uint8Array[] = [];
      for await (const piece of writeMessage(message, { version: '3.0.0' })) {
        pieces.push(piece);
        total += piece.length;
      }
      async function* source() {
        for (const piece of pieces) {
          taken += piece.length;
          yield piece;
        }
      }
      const conversion = await convertMessage(source(), { to: '4.0.0' });
      const reader = conversion.stream.getReader();
      let { done } = await reader.read();
      // A writer flushes at 64 KiB, a piece of the source has about as much.
      expect(taken).toBeLessThan(4 * 65_536);
      if (documents === 4000) expect(taken).toBeLessThan(total / 8);
      while (!done) ({ done } = await reader.read());
      expect(taken).toBe(total);
      sizes.push(JSON.stringify(await conversion.report).length);
    }
    expect(Math.abs(sizes[1]! - sizes[0]!)).toBeLessThan(100);
  });
});
