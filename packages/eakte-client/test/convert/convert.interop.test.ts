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
/** One call of xmllint for all files of a schema: most of its time goes into the schema. */
function expectValid(files: ReadonlyMap<string, readonly string[]>): void {
  for (const [schema, paths] of files) {
    const judged = validate(schema, paths);
    expect(paths.filter((path) => !judged.valid.has(path))).toEqual([]);
    expect(judged.valid.size).toBe(paths.length);
  }
}

describe.skipIf(missingOracle)('converted messages', () => {
  it.each(xdomeaVersions)(
    'official patterns as %s are valid and accounted for, also on the way back',
    async (to) => {
      const files = new Map<string, string[]>();
      for (const from of xdomeaVersions) {
        for (const file of patternsOf(from)) {
          const text = readFileSync(file, 'utf8');
          const run = await runConversion(text, { to, from, ...lenient });
          const type = run.message.messageType;
          expect((await checkMessage(run.text, { rules: [] })).findings).toEqual([]);
          const { message } = await readMessage(text);
          const explained = applyEvents(message, run.events);
          expect(explained.message).toEqual(tidy(run.message));
          expect(explained.idle).toEqual([]);
          const back = await runConversion(run.text, { to: from, ...lenient });
          expect(applyEvents(explained.message, back.events).message).toEqual(tidy(back.message));
          const path = join(folder, `${from}-${to}-${type}.xml`);
          writeFileSync(path, run.text);
          const schema = schemaFileOf(to, type)!;
          files.set(schema, [...(files.get(schema) ?? []), path]);
        }
      }
      expect([...files.values()].flat().length).toBeGreaterThanOrEqual(8);
      expectValid(files);
    },
  );

  it.each(xdomeaVersions)('random messages of all versions as %s are valid', async (to) => {
    const files = new Map<string, string[]>();
    for (const from of xdomeaVersions) {
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
        }
      }
    }
    expect([...files.values()].flat().length).toBeGreaterThan(200);
    expectValid(files);
  });
});
