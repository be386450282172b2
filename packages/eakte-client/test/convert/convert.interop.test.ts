import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkMessage,
  readMessage,
  writeMessageText,
  type XdomeaVersion,
  xdomeaVersions,
} from '../../src/xdomea/index.ts';
import { messageTypesOf, randomMessage } from '../random/random-message.ts';
import { missingOracle, oracle, schemaFileOf, validate } from '../xmllint/xmllint.ts';
import { applyEvents, tidy } from './apply-events.ts';
import { lenient, runConversion } from './run-conversion.ts';

const folder = mkdtempSync(join(tmpdir(), 'rathaus-convert-'));
afterAll(() => rmSync(folder, { recursive: true }));
if (missingOracle) console.log(missingOracle);

const patternsOf = (version: XdomeaVersion) => {
  try {
    const at = join(oracle!, version, 'patterns');
    return readdirSync(at).map((name) => join(at, name));
  } catch {
    return [];
  }
};
const pairs = xdomeaVersions.flatMap((from) => xdomeaVersions.map((to) => [from, to] as const));

describe.skipIf(missingOracle)('converted messages', () => {
  const patterns = missingOracle
    ? []
    : xdomeaVersions.flatMap((from) =>
        patternsOf(from).flatMap((file) => xdomeaVersions.map((to) => [from, to, file] as const)),
      );
  it.each(patterns)(
    '%s → %s of an official pattern is valid and accounted for: %s',
    async (from, to, file) => {
      const text = readFileSync(file, 'utf8');
      const run = await runConversion(text, { to, from, ...lenient });
      const type = run.message.messageType;
      const path = join(folder, `${from}-${to}-${type}.xml`);
      writeFileSync(path, run.text);
      expect((await checkMessage(run.text, { rules: [] })).findings).toEqual([]);
      expect(validate(schemaFileOf(to, type)!, [path]).log).toBe(`${path} validates\n`);
      const { message } = await readMessage(text);
      const explained = applyEvents(message, run.events);
      expect(explained.message).toEqual(tidy(run.message));
      expect(explained.idle).toEqual([]);
      // And back: what the two reports explain is all that changed.
      const back = await runConversion(run.text, { to: from, ...lenient });
      expect(applyEvents(explained.message, back.events).message).toEqual(tidy(back.message));
    },
  );

  it.each(pairs)('%s → %s of random messages are valid', async (from, to) => {
    const files = new Map<string, string[]>();
    let written = 0;
    for (const messageType of messageTypesOf(from)) {
      const schema = schemaFileOf(to, messageType);
      if (schema === undefined || (messageType === '0203' && from !== '4.0.0')) continue;
      for (let seed = 1; seed <= 6; seed += 1) {
        const text = await writeMessageText(randomMessage(seed * 31, from, messageType, 100), {
          version: from,
        });
        const run = await runConversion(text, { to, ...lenient }).catch((error: { code: string }) => {
          expect(error.code).toBe('eakte.xdomea.not-convertible');
        });
        if (!run) continue;
        const path = join(folder, `${from}-${to}-${messageType}-${seed}.xml`);
        writeFileSync(path, run.text);
        files.set(schema, [...(files.get(schema) ?? []), path]);
        written += 1;
      }
    }
    let valid = 0;
    for (const [schema, paths] of files) {
      const judged = validate(schema, paths);
      expect(paths.filter((path) => !judged.valid.has(path))).toEqual([]);
      valid += judged.valid.size;
    }
    expect(valid).toBe(written);
    expect(written).toBeGreaterThan(20);
  });
});
