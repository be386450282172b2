import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContainer } from '../../src/package/index.ts';
import { decodeCharset } from '../../src/package/name-charsets.ts';
import { checkFile } from '../../src/report/index.ts';
import { nameSets, type PackedTransfer, transferOf } from './packed-transfer.ts';
import { type Packer, packers, removeJava } from './packers.ts';
import { type SimulatedPacker, simulatedPackers } from './simulated-packers.ts';

/** Packages with a name that their program cannot write: something true is found, and no name is invented. */
const lossy: string[] = [];
const figures = { real: 0, simulated: 0, falseMissing: 0, wrongNames: 0 };

const installed = new Map<string, boolean>();
function has({ program, debian }: Packer): boolean {
  const known = installed.get(program);
  if (known !== undefined) return known;
  const found = spawnSync('which', [program]).status === 0;
  if (!found) console.log(`skipped: ${program} is not installed (Debian package ${debian})`);
  installed.set(program, found);
  return found;
}

const transfers = new Map<string, PackedTransfer>();
beforeAll(async () => {
  for (const [set, names] of Object.entries(nameSets)) transfers.set(set, await transferOf(names));
});
afterAll(() => {
  removeJava();
  for (const line of lossy) console.log(`cannot write the names: ${line}`);
  console.log(`figure: xdomea/packer-packages = ${figures.real} n`);
  console.log(`figure: xdomea/packer-simulated = ${figures.simulated} n`);
  console.log(`figure: xdomea/packer-false-missing = ${figures.falseMissing} n`);
  console.log(`figure: xdomea/packer-wrong-names = ${figures.wrongNames} n`);
});

interface Judged {
  readonly missing: number;
  readonly wrong: number;
  readonly rules: ReadonlyMap<string, string>;
  /** Entries whose name the message does not give. */
  readonly unnamed: readonly string[];
}

/** What the check says of a package, and whether each name it gives is that of the file behind it. */
async function judge(
  bytes: Buffer,
  { container: fileName, message, files }: PackedTransfer,
): Promise<Judged> {
  const report = await checkFile(bytes, { fileName });
  const faults = report.findings.filter(({ rule }) => rule === 'R12').map(({ values }) => values.fault);
  const missing = faults.filter((fault) => JSON.stringify(fault).includes('missing')).length;
  await using container = await readContainer(bytes, { fileName, findings: 'collect' });
  const contents = new Map([
    [message.name, message.content],
    ...files.map(({ name, content }) => [name, content] as const),
  ]);
  let wrong = 0;
  const unnamed: string[] = [];
  for (const entry of container.entries) {
    const expected = contents.get(entry.name);
    if (!expected) {
      unnamed.push(entry.name);
      continue;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of container.open(entry)) chunks.push(chunk);
    if (!Buffer.concat(chunks).equals(expected)) wrong++;
  }
  return {
    missing,
    wrong,
    rules: new Map(report.findings.map(({ rule, severity }) => [rule, severity])),
    unnamed,
  };
}

/** What programs write for a letter they have none for. U+FFFD would be ours: a name that was not read. */
const hasPlaceholder = (name: string) => name.includes('?');

/** Whether a package was made that keeps the names: those that lost them prove nothing about reading. */
async function expectRight(packer: Packer | SimulatedPacker, set: string): Promise<boolean> {
  const transfer = transfers.get(set)!;
  const bytes = packer.pack(transfer);
  const what = `${packer.what}, ${set}`;
  if (!bytes) {
    lossy.push(`${what} (the program refuses)`);
    return false;
  }
  const { missing, wrong, rules, unnamed } = await judge(bytes, transfer);
  figures.wrongNames += wrong;
  expect(wrong).toBe(0);
  if (unnamed.some(hasPlaceholder)) {
    lossy.push(what);
    expect(unnamed.filter((name) => !hasPlaceholder(name))).toEqual([]);
    expect(missing).toBe(unnamed.length);
    expect([...rules.values()]).toContain('error');
    return false;
  }
  figures.falseMissing += missing;
  expect(missing).toBe(0);
  expect(unnamed).toEqual([]);
  expect(rules.get('R12')).toBeUndefined();
  const errors = [...rules].filter(([, severity]) => severity === 'error').map(([rule]) => rule);
  expect(errors).toEqual(packer.wraps ? ['eakte.package.wrapper-folder'] : []);
  expect(rules.has('eakte.package.packer-dust')).toBe('dust' in packer && packer.dust === true);
  return true;
}

const sets = Object.keys(nameSets);

describe.each(packers)('packed by $what', (packer) => {
  it.skipIf(!has(packer)).each(sets)('%s', async (set) => {
    if (await expectRight(packer, set)) figures.real++;
  });
});

describe.each(simulatedPackers)('packed as by $what (simulated)', (packer) => {
  it.each(sets)('%s', async (set) => {
    if (await expectRight(packer, set)) figures.simulated++;
  });
});

it.skipIf(!packers.every(has))('real programs made at least 60 packages that keep the names', () => {
  expect(figures.real).toBeGreaterThanOrEqual(60);
});

describe.skipIf(spawnSync('which', ['iconv']).status !== 0)('the character sets are those of iconv', () => {
  it.each([
    ['cp850', 'CP850'],
    ['cp437', 'CP437'],
    ['windows-1252', 'CP1252'],
  ] as const)('%s', (charset, foreign) => {
    for (let byte = 0x20; byte < 0x100; byte++) {
      if (byte === 0x7f) continue;
      const { status, stdout } = spawnSync('iconv', ['-f', foreign, '-t', 'UTF-8'], {
        input: Buffer.of(byte),
      });
      expect(decodeCharset(Uint8Array.of(byte), charset)).toBe(status === 0 ? `${stdout}` : undefined);
    }
  });
});
