/**
 * What the compiler has to do for typed calls, beside openapi-fetch: the instantiations that `--extendedDiagnostics`
 * counts for a program with calls, minus those of the same program without a client. Both make the same calls on the same
 * generated types, once each operation of the real contracts and 30 of 200 operations of an invented one. client-core is
 * compiled from its declarations, as users do.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { type ApiDocument, type Call, callsOf, inventedDocument, program } from './typed-calls.ts';

const root = resolve(import.meta.dirname, '../..');
const compilers = { 'TypeScript 7': 'tsc', 'TypeScript 6': 'tsc6' } as const;
const contenders = ['openapi-fetch', 'client-core', 'client-core, safe'] as const;
type Contender = (typeof contenders)[number];

/** Instantiations of one contract under one compiler, those of the types alone already taken off. */
export interface InstantiationRow {
  readonly contract: string;
  readonly compiler: keyof typeof compilers;
  readonly calls: number;
  /** The program that only names the types of the contract. */
  readonly baseline: number;
  readonly over: Readonly<Record<Contender, number>>;
}

function contracts(): { name: string; document: ApiDocument; calls: (all: Call[]) => Call[] }[] {
  const read = (name: string) => ({
    name,
    document: parse(readFileSync(join(root, 'openapi', `${name}.yaml`), 'utf8')) as ApiDocument,
    calls: (all: Call[]) => all,
  });
  return [
    read('ckan-action.v3'),
    read('fit-connect-submission.v2'),
    read('fit-connect-destination.v2'),
    {
      name: 'invented, 200 operations',
      document: inventedDocument(),
      calls: (all) => all.filter((_, index) => index % 7 === 0).slice(0, 30),
    },
  ];
}

/** The declarations of client-core as npm gives them, from the sources as they are now. */
function emitDeclarations(sources: string, folder: string) {
  const config = {
    extends: join(root, 'tsconfig.declarations.json'),
    compilerOptions: {
      rootDir: sources,
      outDir: join(folder, 'client-core'),
      // Whether the sources are right is asked elsewhere.
      noCheck: true,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [],
    files: [join(sources, 'index.ts')],
  };
  writeFileSync(join(folder, 'declarations.json'), JSON.stringify(config));
  compile('tsc', ['-p', join(folder, 'declarations.json')]);
}

function compile(compiler: string, options: readonly string[]): string {
  return execFileSync(join(root, 'node_modules/.bin', compiler), options, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function instantiations(folder: string, file: string, compiler: 'tsc' | 'tsc6'): number {
  const config = {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: 'preserve',
      moduleResolution: 'bundler',
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      paths: {
        '@rathaus/client-core': [join(folder, 'client-core/index.d.ts')],
        'openapi-fetch': [join(root, 'node_modules/openapi-fetch/dist/index.d.mts')],
      },
    },
    files: [file],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  // Several checkers would each instantiate what they share.
  const single = compiler === 'tsc' ? ['--singleThreaded'] : [];
  const output = compile(compiler, ['-p', folder, '--extendedDiagnostics', ...single]);
  const count = /^Instantiations:\s+(\d+)/m.exec(output)?.[1];
  if (!count) throw new Error(`${compiler} printed no instantiations:\n${output}`);
  return Number(count);
}

/**
 * Compiles every program. About a minute on two cores. `sources` is another state of the sources of client-core.
 *
 * @example
 * const { rows, ratio } = await typeInstantiations();
 * console.log(`figure: client-core/type-instantiations-vs-openapi-fetch = ${ratio.toFixed(2)} ×`);
 */
export async function typeInstantiations(sources: string = join(root, 'packages/client-core/src')): Promise<{
  rows: readonly InstantiationRow[];
  /** The figure: the worse of the two call styles, over all contracts, TypeScript 7. */
  ratio: number;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'instantiations-'));
  try {
    emitDeclarations(sources, folder);
    const rows: InstantiationRow[] = [];
    for (const [index, { name, document, calls: choose }] of contracts().entries()) {
      const here = join(folder, String(index));
      mkdirSync(here);
      const types = astToString(await openapiTS(JSON.stringify(document), { emptyObjectsUnknown: true }));
      writeFileSync(join(here, 'contract.ts'), types);
      const calls = choose(callsOf(document));
      for (const contender of ['baseline', ...contenders] as const)
        writeFileSync(join(here, `${contender}.ts`), program(calls, contender));
      for (const [compiler, command] of Object.entries(compilers) as ['TypeScript 7', 'tsc'][]) {
        const count = (file: string) => instantiations(folder, join(here, `${file}.ts`), command);
        const baseline = count('baseline');
        const over = Object.fromEntries(contenders.map((one) => [one, count(one) - baseline]));
        rows.push({
          contract: name,
          compiler,
          calls: calls.length,
          baseline,
          over: over as Record<Contender, number>,
        });
      }
    }
    return { rows, ratio: worstRatio(rows.filter(({ compiler }) => compiler === 'TypeScript 7')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function worstRatio(rows: readonly InstantiationRow[]): number {
  const sum = (contender: Contender) => rows.reduce((total, { over }) => total + over[contender], 0);
  return Math.max(sum('client-core'), sum('client-core, safe')) / sum('openapi-fetch');
}

/** The table of the rows for a terminal. */
export function instantiationTable(rows: readonly InstantiationRow[]): string {
  const lines = rows.map(({ contract, compiler, calls, baseline, over }) =>
    [
      `  ${contract}, ${compiler}`.padEnd(44),
      `${calls} calls, types alone ${baseline};`,
      contenders
        .map((one) => `${one} +${over[one]} (${(over[one] / over['openapi-fetch']).toFixed(2)} ×)`)
        .join(', '),
    ].join(' '),
  );
  return ['instantiations of the compiler over those of the types alone', ...lines].join('\n');
}

if (import.meta.main) {
  const { rows, ratio } = await typeInstantiations(process.argv[2] && resolve(process.argv[2]));
  console.log(instantiationTable(rows));
  console.log(`figure: client-core/type-instantiations-vs-openapi-fetch = ${ratio.toFixed(2)} ×`);
}
