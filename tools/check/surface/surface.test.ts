/** Two small packages in a folder: what counts as a change of the public surface, and how the record is renewed. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renewSurface, surfaceFindings } from './gate.ts';
import { surfaceOf } from './surface.ts';

const repository = resolve(import.meta.dirname, '../../..');
let root: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const entry = (source: string) => ({ '@rathaus/source': source, default: './dist/index.js' });
const manifest = (name: string, version: string, more: object = {}) =>
  JSON.stringify({
    name,
    version,
    exports: { '.': entry('./src/index.ts'), './package.json': './package.json', ...more },
  });

const CODE = `import type { Basis } from '@example/basis';
/** What is inside. */
interface Inner { size: number }
export interface Counter extends Basis { id: string; inner: Inner }
function private_(value: number) { return value + 1; }
/** Opens one. */
export function open(size: number): Counter { return { id: String(private_(size)), basis: true, inner: { size } }; }
export const limits = { counters: 3 } as const;
`;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'rathaus-surface-test-')));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'dir');
  write(
    'tsconfig.base.json',
    JSON.stringify({
      compilerOptions: {
        target: 'es2023',
        module: 'preserve',
        strict: true,
        types: [],
        allowImportingTsExtensions: true,
        noEmit: true,
        paths: { '@example/basis': ['./packages/basis/src/index.ts'] },
      },
    }),
  );
  write('packages/basis/package.json', manifest('@example/basis', '1.2.0'));
  write(
    'packages/basis/src/index.ts',
    'export interface Basis { basis: boolean }\nexport const ground = 1;\n',
  );
  write('packages/counter/package.json', manifest('@example/counter', '0.1.0'));
  write('packages/counter/src/index.ts', "export * from './counter.ts';\n");
  write('packages/counter/src/counter.ts', CODE);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const counter = () => surfaceOf(root).find(({ name }) => name === '@example/counter')!.entries['.']!;

/** Names whose digest is another one after the change. */
function changedBy(change: () => void): string[] {
  const before = counter();
  change();
  const after = counter();
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
}

const replaced = (text: string, by: string) => () => {
  expect(CODE).toContain(text);
  write('packages/counter/src/counter.ts', CODE.replace(text, by));
};

describe('the surface', { timeout: 60_000 }, () => {
  it('has the exported names and no others', () => {
    expect(Object.keys(counter())).toEqual(['Counter', 'limits', 'open']);
  });

  it.each([
    ['a comment', '/** Opens one. */', '/** Opens a counter. */'],
    ['a body', 'value + 1', 'value + 2'],
    ['a function that is not exported', 'private_(value: number)', 'private_(value: number, _more = 1)'],
    [
      'an export marked as internal',
      '/** Opens one. */',
      '/** @internal */\nexport const inside = 1;\n/** Opens one. */',
    ],
  ])('does not change by %s', (_what, text, by) => {
    expect(changedBy(replaced(text, by))).toEqual([]);
  });

  it.each([
    ['a parameter', 'open(size: number)', 'open(size: number, name?: string)', ['open']],
    ['a member', '{ id: string; inner', '{ id: string; name?: string; inner', ['Counter']],
    [
      'a type that is not exported and that an exported one names',
      '{ size: number }',
      '{ size: number; free?: number }',
      ['Counter'],
    ],
    ['an inferred type', '{ counters: 3 }', '{ counters: 3, desks: 2 }', ['limits']],
    ['a name that is gone', 'export const limits', 'const limits', ['limits']],
    ['a new name', '/** Opens one. */', 'export const more = 1;\n/** Opens one. */', ['more']],
  ])('changes by %s', (_what, text, by, names) => {
    expect(changedBy(replaced(text, by))).toEqual(names);
  });

  /** Another file beside, so that a change is one of the names in it. */
  const changedFrom = (before: string, after: string, more: Record<string, string> = {}) => {
    for (const [file, text] of Object.entries(more)) write(`packages/counter/src/${file}`, text);
    write('packages/counter/src/counter.ts', before);
    return changedBy(() => write('packages/counter/src/counter.ts', after));
  };

  it.each([
    [
      'the order of overloads',
      'export declare function read(at: string): 1;\nexport declare function read(at: unknown): 2;',
      'export declare function read(at: unknown): 2;\nexport declare function read(at: string): 1;',
    ],
    [
      'the package that a type comes from',
      "import type { Request } from 'express';\nexport declare function read(from: Request): void;",
      "import type { Request } from 'undici';\nexport declare function read(from: Request): void;",
    ],
    [
      'the package that a type extends',
      "import type { Request } from 'express';\nexport interface read extends Request {}",
      "import type { Request } from 'undici';\nexport interface read extends Request {}",
    ],
    [
      'the package of an inline import',
      "export declare function read(from: import('express').Request): void;",
      "export declare function read(from: import('undici').Request): void;",
    ],
    [
      'the public type behind a name',
      "import type { One as Kind } from './kinds.ts';\nexport declare function read(from: Kind): void;",
      "import type { Two as Kind } from './kinds.ts';\nexport declare function read(from: Kind): void;",
    ],
    [
      'the public type behind its own name',
      "import type { Same } from './one.ts';\nexport declare function read(from: Same): void;",
      "import type { Same } from './two.ts';\nexport declare function read(from: Same): void;",
    ],
  ])('changes by %s', (_what, before, after) => {
    const kinds = {
      'kinds.ts': 'export interface One { one: 1 }\nexport interface Two { two: 2 }\n',
      'one.ts': 'export interface Same { one: 1 }\n',
      'two.ts': 'export interface Same { two: 2 }\n',
      'index.ts':
        "export * from './counter.ts';\nexport * from './kinds.ts';\nexport type { Same as First } from './one.ts';\nexport type { Same as Second } from './two.ts';\n",
    };
    expect(changedFrom(before, after, kinds)).toEqual(['read']);
  });

  it('changes by what a whole module is', () => {
    write('packages/counter/src/in.ts', 'export const inside = 1 as number;\n');
    write('packages/counter/src/counter.ts', "export declare const whole: typeof import('./in.ts');\n");
    expect(changedBy(() => write('packages/counter/src/in.ts', 'export const inside = 1 as 1;\n'))).toEqual([
      'whole',
    ]);
  });

  it('has what is added to the global scope and to other modules', () => {
    const everywhere = () =>
      surfaceOf(root).find(({ name }) => name === '@example/counter')!.entries['(everywhere)']!;
    expect(everywhere()).toEqual({});
    write(
      'packages/counter/src/counter.ts',
      "declare global { interface Desk { id: string } }\ndeclare module 'express' { interface Request { desk: 1 } }\nexport {};\n",
    );
    const before = everywhere();
    expect(Object.keys(before)).toEqual(['global', 'module express']);
    write(
      'packages/counter/src/counter.ts',
      'declare global { interface Desk { id: number } }\nexport {};\n',
    );
    expect(Object.keys(everywhere())).toEqual(['global']);
    expect(everywhere().global).not.toBe(before.global);
  });

  it('has the commands, engines and peers of a package', () => {
    const more = {
      bin: { counter: './dist/bin.js' },
      engines: { node: '>=22.18' },
      peerDependencies: { express: '^5', undici: '^7' },
      peerDependenciesMeta: { undici: { optional: true } },
    };
    const plain = JSON.parse(manifest('@example/counter', '0.1.0')) as object;
    write('packages/counter/package.json', JSON.stringify({ ...plain, ...more }));
    expect(surfaceOf(root).find(({ name }) => name === '@example/counter')!.entries['(manifest)']).toEqual({
      'bin counter': 'command',
      'engine node': '>=22.18',
      'peer express': '^5',
      'peer undici': '^7 (optional)',
    });
  });

  it('does not change when another package of ours does, or a file moves', () => {
    expect(
      changedBy(() => {
        write(
          'packages/basis/src/index.ts',
          'export interface Basis { basis: boolean; more?: number }\nexport const ground = 1;\n',
        );
        rmSync(join(root, 'packages/counter/src/counter.ts'));
        write('packages/counter/src/desk/counters.ts', CODE);
        write('packages/counter/src/index.ts', "export * from './desk/counters.ts';\n");
      }),
    ).toEqual([]);
  });
});

const check = () => surfaceFindings(root).join('\n');
const renew = () => renewSurface(root);
const changeset = (file: string, name: string, bump: string, text = 'Something.') =>
  write(`.changeset/${file}.md`, `---\n'${name}': ${bump}\n---\n\n${text}\n`);

describe('the record', { timeout: 120_000 }, () => {
  beforeEach(() => {
    changeset('first', '@example/counter', 'minor');
    changeset('basis', '@example/basis', 'minor');
    expect(renew()).toMatchObject({ ok: true });
  });

  it('is clean when it was just made', () => {
    expect(check()).toBe('');
    expect(renew()).toMatchObject({ ok: true, output: expect.stringContaining('nothing changed') });
  });

  it('is not made without changesets', () => {
    rmSync(join(root, 'docs/surface.json'));
    rmSync(join(root, '.changeset/basis.md'));
    const { ok, output } = renew();
    expect(ok).toBe(false);
    expect(output).toContain('no changeset that names @example/basis was added or edited since');
    expect(existsSync(join(root, 'docs/surface.json'))).toBe(false);
    expect(check()).toContain('docs/surface.json is missing. Fix: npm run generate:surface');
  });

  it('is renewed only for a change that a new or edited changeset tells of', () => {
    replaced('open(size: number)', 'open(size: number, name?: string)')();
    const silent = check();
    expect(silent).toContain('@example/counter: the public surface is not as recorded');
    expect(silent).toContain('.: changed open');
    expect(silent).toContain('no changeset that names @example/counter was added or edited since');
    expect(silent).not.toContain('@example/basis');
    expect(renew()).toMatchObject({ ok: false, output: expect.stringContaining('Nothing was recorded') });

    changeset('small', '@example/counter', 'patch');
    expect(renew().output).toContain('.changeset/small.md: @example/counter needs minor or major');

    changeset('first', '@example/counter', 'minor', 'Counters have names.');
    expect(check()).toMatch(/changed open\n\s+Fix: npm run generate:surface/);
    expect(renew()).toMatchObject({ ok: true });
    expect(check()).toBe('');

    // The same changeset does not tell of the next change.
    replaced('open(size: number)', 'open(size: string)')();
    expect(renew()).toMatchObject({ ok: false });
  });

  it('asks for a major version when something is removed after 1.0', () => {
    write('packages/basis/src/index.ts', 'export interface Basis { basis: boolean }\n');
    changeset('removed', '@example/basis', 'minor');
    expect(renew().output).toContain('.changeset/removed.md: @example/basis needs major');
    changeset('removed', '@example/basis', 'major');
    expect(renew()).toMatchObject({ ok: true });
  });

  it('outlives a release, which takes the changesets away', () => {
    rmSync(join(root, '.changeset'), { recursive: true });
    expect(check()).toBe('');
    expect(renew()).toMatchObject({ ok: true });
  });

  it('knows entries and packages', () => {
    write(
      'packages/counter/package.json',
      manifest('@example/counter', '0.1.0', { './desk': entry('./src/counter.ts') }),
    );
    rmSync(join(root, 'packages/basis'), { recursive: true });
    const output = check();
    expect(output).toContain('./desk: added (the whole entry)');
    expect(output).toMatch(/@example\/basis: the public surface is not as recorded\n\s+the package is gone/);
  });
});
