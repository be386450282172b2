/**
 * The planted changes, there and back, judged by ours and by oasdiff (Go, github.com/oasdiff/oasdiff). Every verdict is
 * the same or explained below; an explanation that is no longer needed fails as well.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareContracts } from './compare.ts';
import type { JsonObject } from './document.ts';
import { documentsOf, planted } from './planted.ts';

const VERSION = 'v1.37.0';
/** What the `go.mod` of this version asks for. */
const GO = [1, 26] as const;

/** Why ours says something else, by change and direction. `breaks` names who reports a break. */
const EXPLAINED: Readonly<Record<string, { breaks: 'ours' | 'oasdiff'; why: string }>> = {
  'an operation has another id, there': {
    breaks: 'ours',
    why: 'nothing changes on the wire, but applications import the operation by this name from a contract subpath',
  },
  'an operation has another id, back': { breaks: 'ours', why: 'as there' },
  'a problem status is removed, there': {
    breaks: 'ours',
    why: 'the client narrows errors by status: code that branches on it no longer compiles',
  },
  'a problem type is removed, there': {
    breaks: 'ours',
    why: 'the client narrows errors by problem type: code that branches on it no longer compiles',
  },
  'a problem type is removed, back': {
    breaks: 'oasdiff',
    why: 'lists of problem types are open by contract: clients meet unknown ones at any time, so a new one is minor',
  },
  'a parameter is written in another way, there': {
    breaks: 'ours',
    why: 'a service that splits at commas reads repeated names wrongly; this version of oasdiff does not look at explode',
  },
  'a parameter is written in another way, back': { breaks: 'ours', why: 'as there' },
  'a schema has another name, there': {
    breaks: 'ours',
    why: 'nothing changes on the wire, but contract subpaths export the schemas by name',
  },
  'a schema has another name, back': { breaks: 'ours', why: 'as there' },
  'an answer loses an optional member, there': {
    breaks: 'ours',
    why: 'clients could not rely on it, but code that reads it no longer compiles and finds nothing',
  },
};

/** Builds oasdiff unless it is there. Why it cannot be built here, or nothing when it can. */
function obstacle(): string | undefined {
  const found = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: goEnvironment() });
  const version = /go(\d+)\.(\d+)/.exec(found.stdout ?? '');
  if (!version) return 'Go is not installed';
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major < GO[0] || (major === GO[0] && minor < GO[1]))
    return `Go ${GO.join('.')} or newer is needed, ${version[0]} is installed`;
  if (existsSync(program)) return undefined;
  mkdirSync(cache, { recursive: true });
  const built = spawnSync('go', ['install', `github.com/oasdiff/oasdiff@${VERSION}`], {
    encoding: 'utf8',
    env: { ...goEnvironment(), GOBIN: cache },
  });
  return built.status === 0 ? undefined : `it cannot be built: ${built.stderr.trim().split('\n').at(-1)}`;
}

/** No other tool chain is loaded for this. */
function goEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, GOTOOLCHAIN: 'local' };
}

const folder = mkdtempSync(join(tmpdir(), 'rathaus-oasdiff-'));
const cache = resolve(import.meta.dirname, '../../../node_modules/.cache', `oasdiff-${VERSION}`);
const program = join(cache, process.platform === 'win32' ? 'oasdiff.exe' : 'oasdiff');
const missing = obstacle();
if (missing) console.warn(`skipped: verdicts of oasdiff ${VERSION}: ${missing}`);

/** Ids of the breaks that oasdiff finds. */
function oasdiffBreaks(before: JsonObject, after: JsonObject): string[] {
  const files = [join(folder, 'before.json'), join(folder, 'after.json')] as const;
  writeFileSync(files[0], JSON.stringify(before));
  writeFileSync(files[1], JSON.stringify(after));
  const output = execFileSync(program, ['breaking', ...files, '--flatten-allof', '--format', 'json'], {
    encoding: 'utf8',
  });
  return (JSON.parse(output || '[]') as { id: string }[]).map((change) => change.id);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing !== undefined)(`verdicts of oasdiff ${VERSION}`, () => {
  it('sees no change where there is none', () => {
    const { before } = documentsOf(planted[0]!);
    expect(oasdiffBreaks(before, before)).toEqual([]);
    expect(compareContracts(before, before)).toEqual([]);
  });

  it.each(
    planted.flatMap((one) => {
      const { before, after } = documentsOf(one);
      return [
        { name: `${one.name}, there`, from: before, to: after },
        { name: `${one.name}, back`, from: after, to: before },
      ];
    }),
  )('$name', ({ name, from, to }) => {
    const ours = compareContracts(from, to).some((change) => change.kind === 'major');
    const theirs = oasdiffBreaks(from, to);
    const verdicts = { ours, oasdiff: theirs.length > 0 };
    const explained = EXPLAINED[name];
    if (explained)
      expect(verdicts, `${theirs}`).toEqual({
        ours: explained.breaks === 'ours',
        oasdiff: explained.breaks === 'oasdiff',
      });
    else
      expect(verdicts.ours, `${name}: oasdiff found ${theirs.join(', ') || 'no break'}`).toBe(
        verdicts.oasdiff,
      );
  });

  it('every explanation belongs to a verdict', () => {
    const names = planted.flatMap((one) => [`${one.name}, there`, `${one.name}, back`]);
    expect(Object.keys(EXPLAINED).filter((name) => !names.includes(name))).toEqual([]);
  });
});
