import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { missingOracle, schemaFileOf, validate } from '../../test/xmllint/xmllint.ts';
import { writeMessageText, xdomeaVersions } from '../xdomea/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import {
  type SampleMessage,
  sampleContradictions,
  sampleMessage,
  sampleMessageTypes,
  sampleProcedure,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'rathaus-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));
if (missingOracle) console.log(missingOracle);

const replies = ['0402', '0506', '0514', '0630', '0703', '0723'];

/** Every type with every outcome, and the messages of every procedure, with what a failure is called. */
function* samples(version: XdomeaVersion): Generator<[name: string, sample: SampleMessage]> {
  for (const messageType of sampleMessageTypes(version)) {
    const outcomes = replies.includes(messageType)
      ? (['success', 'partial', 'failure'] as const)
      : (['success'] as const);
    for (const outcome of outcomes)
      yield [`${messageType}-${outcome}`, sampleMessage({ version, messageType, documents: 45, outcome })];
  }
  for (const steps of [4, 2] as const) {
    const planted = sampleContradictions(version, steps).map(({ contradiction }) => contradiction);
    for (const contradiction of [undefined, ...planted])
      for (const sample of sampleProcedure({ version, steps, contradiction }))
        yield [`${sample.message.messageType}-${steps}-${contradiction ?? 'fits'}`, sample];
  }
}

describe.skipIf(missingOracle)('sample messages', () => {
  it.each(xdomeaVersions)(
    'of %s are valid against the official schema',
    { timeout: 300_000 },
    async (version) => {
      const bySchema = new Map<string, string[]>();
      const types = new Set<string>();
      const derived = new Set<string>();
      mkdirSync(join(folder, version));
      for (const [name, { message }] of samples(version)) {
        const schema = schemaFileOf(version, message.messageType);
        if (schema === undefined) {
          derived.add(message.messageType);
          continue;
        }
        types.add(message.messageType);
        const path = join(folder, version, `${name}.xml`);
        writeFileSync(path, await writeMessageText(message, { version }));
        bySchema.set(schema, [...(bySchema.get(schema) ?? []), path]);
      }
      let messages = 0;
      for (const [schema, paths] of bySchema) {
        messages += paths.length;
        expect(validate(schema, paths).log).toBe(paths.map((path) => `${path} validates\n`).join(''));
      }
      const without = derived.size > 0 ? `, ${derived.size} types without a public schema` : '';
      console.log(`${version}: ${types.size} types, ${messages} messages valid by xmllint${without}`);
      expect(types.size + derived.size).toBe(sampleMessageTypes(version).length);
    },
  );
});
