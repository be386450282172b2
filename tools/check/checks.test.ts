/** Proof that the checks fail: a copy of the repository is broken in one way at a time. Import rules: imports.test.ts. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from '../testing/repository-copy.ts';
import { renewSurface } from './surface/gate.ts';

let copy: RepositoryCopy;
const check = (part: string) => copy.check(part);

/** The result of one part of the check while one file is changed. */
const checkBroken = (part: string, file: string, change: (text: string) => string) =>
  copy.broken({ [file]: change }, () => check(part));

/** What `then` returns while an application of client-core has another budget. */
const budgeted = <T>(file: string, limit: number, then: () => T): T =>
  copy.broken(
    {
      'packages/client-core/size-budget.json': () =>
        JSON.stringify({ [file.replace('packages/client-core/', '')]: limit }),
    },
    then,
  );

beforeAll(() => {
  copy = copyRepository();
}, 60_000);
afterAll(() => copy.remove());

describe('npm run check', { timeout: 120_000 }, () => {
  // The parts that take long are judged as committed by `npm run check` itself; below, each finds what was broken alone.
  it('is clean as committed', () => {
    for (const part of ['lock', 'adr', 'errors']) {
      const { code, output } = check(part);
      expect(code, output).toBe(0);
    }
  });

  it('fails when a generated file is edited, and names the fix', () => {
    const result = checkBroken(
      'drift',
      'packages/opendata-client/src/generated/ckan-action.v3.ts',
      (text) => `${text}\nexport type Edited = 1;\n`,
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('Fix: npm run generate');
    // Of all that was compared, nothing else differs.
    expect(result.output.match(/.* differs /g)).toEqual([
      expect.stringContaining('src/generated/ckan-action.v3.ts differs'),
    ]);
    expect(result.output.match(/, no difference: /g)?.length).toBeGreaterThan(5);
  });

  it('fails when a contract breaks somebody within its major version', () => {
    const file = 'openapi/fit-connect-submission.v2.yaml';
    // The copy as of this document: what was changed since the last release is no part of this test.
    const released = () => readFileSync(join(copy.folder, file), 'utf8');
    copy.broken({ 'openapi/released/fit-connect-submission.v2.yaml': released }, () => {
      const result = checkBroken('contracts', file, (text) =>
        text.replace('operationId: getServiceKeys', 'operationId: readServiceKeys'),
      );
      expect(result.code).toBe(1);
      expect(result.output).toContain(
        `${file}: GET /.well-known/jwks.json: operationId "getServiceKeys" became "readServiceKeys"`,
      );
      expect(result.output).toContain(
        'Needs a new major: openapi/fit-connect-submission.v3.yaml beside fit-connect-submission.v2.yaml',
      );
    });
  });

  it('fails when the public surface changes and no changeset tells of it', () => {
    copy.broken({ 'docs/surface.json': () => '' }, () => {
      rmSync(join(copy.folder, 'docs/surface.json'));
      expect(renewSurface(copy.folder)).toMatchObject({ ok: true });
      const result = checkBroken(
        'surface',
        'packages/sandbox/src/index.ts',
        (text) => `${text}\n/** A new name. */\nexport const planted = 1;\n`,
      );
      expect(result.code).toBe(1);
      // What was just recorded is as recorded: nothing but the new name is found.
      expect(result.output.match(/\S+: the public surface is not as recorded/g)).toEqual([
        '@rathaus/sandbox: the public surface is not as recorded',
      ]);
      expect(result.output.match(/\S+: (added|removed|changed) .*/g)).toEqual(['.: added planted']);
      expect(result.output).toContain('no changeset that names @rathaus/sandbox was added or edited since');
    });
  });

  it('fails when the lock file names a download address', () => {
    const result = checkBroken('lock', 'package-lock.json', (text) => {
      const lock = JSON.parse(text) as { packages: Record<string, { resolved?: string }> };
      lock.packages['node_modules/ky']!.resolved = 'https://registry.example/ky/-/ky.tgz';
      return JSON.stringify(lock);
    });
    expect(result.code).toBe(1);
    expect(result.output).toContain('node_modules/ky');
  });

  it('fails when a package would be published under another licence', () => {
    const result = checkBroken('manifests', 'packages/exchange/LICENSE', () => 'MIT');
    expect(result.code).toBe(1);
    expect(result.output).toContain('packages/exchange: LICENSE differs');
  });

  it.each([
    ['the home page', 'package.json', /"homepage": .*\n/, '', '"homepage" is not "https://github.com/'],
    [
      'the place for bugs',
      'package.json',
      'sdk/issues"',
      'sdk/bugs"',
      '"bugs" is not {"url":"https://github.com/',
    ],
    ['another range of msw', 'package.json', '"^2.0.0 || ^3.0.0"', '"^3.0.0"', 'the peer "msw" is not'],
    [
      'its subpaths in order',
      'package.json',
      /("\.\/texts": \{[^}]*\},)/,
      '"./zebra": "./zebra.json",\n    $1',
      '"exports" are not sorted from "./zebra" on: ., ./api/',
    ],
    ['the oldest Node', 'README.md', 'Node ≥ 22.18', 'Node ≥ 20', 'README.md does not say "ESM for Node ≥'],
    ['the oldest compiler', 'README.md', 'TypeScript ≥ 5.7', 'TypeScript ≥ 5', 'README.md does not say'],
  ])('fails when a package does not name %s', (_, file, right, wrong, sentence) => {
    const result = checkBroken('manifests', `packages/exchange/${file}`, (text) =>
      text.replace(right, wrong),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain(`packages/exchange: ${sentence}`);
  });

  it('fails when a public export has no docstring, or an entry point no example', () => {
    const names = [
      'createSomething',
      'openSomething',
      'generateSomething',
      'paginateDogs',
      'uploadDogs',
      'isDogProblem',
    ];
    const quiet = ['something', 'generateError', 'opened'];
    const planted = [...names, ...quiet].map(
      (name) => `\n/** Makes something. */\nexport const ${name} = (): number => 1;\n`,
    );
    const result = checkBroken(
      'docs',
      'packages/client-core/src/danger/index.ts',
      (text) => `${text}${planted.join('')}\nexport const undocumented = 1;\n`,
    );
    expect(result.code).toBe(1);
    expect(result.output).toMatch(/client-core\/src\/danger\/index\.ts:\d+: undocumented is public/);
    for (const name of names)
      expect(result.output).toMatch(
        new RegExp(`danger/index\\.ts:\\d+: ${name} is an entry point and has no @example`),
      );
    for (const name of quiet) expect(result.output).not.toContain(` ${name} is an entry point`);
  });

  it('fails when an application outgrows its budget', () => {
    const file = 'packages/client-core/test/size/one-get-on-fetch.ts';
    const breach = /test\/size\/one-get-on-fetch\.ts is (\d+) B gzip, the budget is \d+ B/;
    // A budget of today's size, so that this test is about the gate and not about the product.
    const [, today] = breach.exec(budgeted(file, 1, () => check('sizes')).output)!;
    const exact = budgeted(file, Number(today), () => check('sizes'));
    expect(exact.output).not.toMatch(breach);
    const heavier = budgeted(file, Number(today), () =>
      checkBroken('sizes', file, (text) => text.replace('client-core/fetch', 'client-core')),
    );
    expect(heavier.code).toBe(1);
    expect(Number(breach.exec(heavier.output)?.[1])).toBeGreaterThan(Number(today) + 5_000);
  });

  it('fails when an application with a budget is gone', () => {
    const result = checkBroken('sizes', 'packages/client-core/size-budget.json', (text) =>
      text.replace('one-get-on-ky.ts', 'one-get-on-nothing.ts'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('packages/client-core: test/size/one-get-on-nothing.ts does not exist');
  });

  it('fails on syntax that the oldest supported Node cannot parse', () => {
    const result = checkBroken('syntax', 'packages/cli/src/areas/eakte/check.ts', (text) =>
      text.replace('const profile = await', 'await using profile = await'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toMatch(/areas\/eakte\/check\.ts:\d+: Node 22\.18 does not know `using`/);
  });

  it('fails when a file grows beyond its limit', () => {
    execFileSync('git', ['init', '-q'], { cwd: copy.folder });
    const result = checkBroken('names', 'packages/client-core/src/too-long.ts', () =>
      'export {};\n'.repeat(450),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('too-long.ts: 451 lines');
  });

  it.each([
    [
      'an error is made without a table',
      'packages/client-core/src/client/bare.ts',
      () =>
        "import { RathausError } from '../errors/rathaus-error.ts';\nexport const bare = () => new RathausError({ code: 'core.bare', origin: 'local', message: '' });\n",
      'packages/client-core/src/client/bare.ts:2: makes a RathausError without a table',
    ],
    [
      'a table is not among the texts',
      'packages/client-core/src/client/forgotten.ts',
      () =>
        "import { defineErrors } from '../errors/index.ts';\nexport const forgotten = defineErrors({ 'core.forgotten': { origin: 'local' } });\n",
      'packages/client-core/src/client/forgotten.ts: core.forgotten is missing in the `errorTable` of /texts',
    ],
    [
      'a remedy is missing in one language',
      'packages/client-core/src/texts/index.ts',
      (text: string) =>
        `${text.replace("export { errorTable, errorTexts } from './core-errors.ts';", "import { errorTexts as said } from './core-errors.ts';\nexport { errorTable } from './core-errors.ts';\nexport const errorTexts = { ...said, 'core.aborted': { ...said['core.aborted'], remedy: { de: 'Nichts.', en: '' } } };")}`,
      'packages/client-core: core.aborted has no meaning or remedy in German and English',
    ],
    [
      'the page was edited',
      'docs/errors.md',
      (text: string) => `${text}\nedited\n`,
      'docs/errors.md differs from the tables of the packages',
    ],
  ])('fails when %s', (_what, file, change, message) => {
    const result = checkBroken('errors', file, change);
    expect(result.code).toBe(1);
    expect(result.output).toContain(message);
  });

  it.each([
    [
      'has another header',
      'docs/adr/0001-tool-chain.md',
      (text: string) => text.replace('- Area:', 'Area:'),
      'docs/adr/0001-tool-chain.md: the header is not',
    ],
    [
      'has an unknown status',
      'docs/adr/0001-tool-chain.md',
      (text: string) => text.replace('accepted', 'superseded'),
      '"superseded" is no status',
    ],
    [
      'links to nothing',
      'docs/adr/0001-tool-chain.md',
      (text: string) => `${text}\n[see](0000-nothing.md)\n`,
      'links to 0000-nothing.md, which does not exist',
    ],
    [
      'is not in the index',
      'docs/adr/9999-new.md',
      () =>
        '# 9999 New\n\n- Status: accepted\n- Date: 2026-11-28\n- Area: all\n\n## Context\n\n## Decision\n\n## Consequences\n',
      'docs/adr/README.md is not the index',
    ],
  ])('fails when a decision %s', (_what, file, change, message) => {
    const result = checkBroken('adr', file, change);
    expect(result.code).toBe(1);
    expect(result.output).toContain(message);
  });
});
