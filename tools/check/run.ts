/**
 * `npm run check`: everything that is judged without running the product. One part alone:
 * `npm run check -- drift`. The root can be set for the test of the checks: `--root DIR`.
 */
import { spawn } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { adrFindings } from './adr.ts';
import { contractFindings } from './contracts/released.ts';
import { docstringFindings } from './docstrings.ts';
import { lockFileFindings } from './lock-file.ts';
import { manifestFindings } from './manifests.ts';
import { nameFindings } from './names.ts';
import { sizeFindings } from './sizes.ts';
import { surfaceFindings } from './surface/gate.ts';
import { syntaxFindings } from './syntax.ts';

interface Outcome {
  ok: boolean;
  output: string;
}
type Check = { name: string; says: string; run: (root: string) => Promise<Outcome> };

/** A command as a check: exit 0 is clean, the output is shown only when it is not. */
function command(...argv: [string, ...string[]]): Check['run'] {
  return started((root) => [join(root, 'node_modules', '.bin', argv[0]), ...argv.slice(1)]);
}

/** A script of the repository as a check; it sees the sources of the packages. */
function script(...argv: [string, ...string[]]): Check['run'] {
  return started(() => [process.execPath, '--conditions=@rathaus/source', ...argv]);
}

function started(argvOf: (root: string) => [string, ...string[]]): Check['run'] {
  return (root) =>
    new Promise((done) => {
      const bin = join(root, 'node_modules', '.bin');
      const argv = argvOf(root);
      const child = spawn(argv[0], argv.slice(1), {
        cwd: root,
        env: {
          ...process.env,
          PATH: `${bin}${delimiter}${process.env.PATH}`,
          FORCE_COLOR: '0',
          TURBO_TELEMETRY_DISABLED: '1',
          REDOCLY_TELEMETRY: 'off',
        },
      });
      let output = '';
      child.stdout.on('data', (data) => (output += data));
      child.stderr.on('data', (data) => (output += data));
      child.once('error', (error) =>
        done({ ok: false, output: `${argv[0]} could not be started: ${error.message}` }),
      );
      child.once('exit', (code) => done({ ok: code === 0, output }));
    });
}

/** A function as a check: no finding is clean. */
const findings =
  (find: (root: string) => Promise<string[]> | string[]): Check['run'] =>
  async (root) => {
    const found = await find(root);
    return { ok: found.length === 0, output: found.join('\n') };
  };

/** Regenerates the types of each package in memory and compares them with the committed ones. */
const drift: Check['run'] = async (root) => {
  const outcomes: Outcome[] = [];
  for (const name of readdirSync(join(root, 'packages'))) {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
    };
    const generate = manifest.scripts?.generate;
    if (!generate) continue;
    // `node [options] script [arguments]`, as npm would run it, with `--check`.
    const argv = generate.split(' ').slice(1);
    outcomes.push(
      await new Promise<Outcome>((done) => {
        const child = spawn(process.execPath, [...argv, '--check'], { cwd: join(root, 'packages', name) });
        let output = '';
        child.stdout.on('data', (data) => (output += data));
        child.stderr.on('data', (data) => (output += data));
        child.once('exit', (code) => done({ ok: code === 0, output }));
      }),
    );
  }
  const ok = outcomes.every((one) => one.ok);
  // The commands know their own options only, not how this repository runs them.
  const remedy = ok ? [] : ['Fix: npm run generate'];
  return { ok, output: [...outcomes.map((one) => one.output.trimEnd()), ...remedy].join('\n') };
};

const checks: Check[] = [
  { name: 'types', says: 'TypeScript finds no error', run: command('tsc', '-p', 'tsconfig.json') },
  { name: 'lint', says: 'lint and format', run: command('biome', 'check', '--error-on-warnings', '.') },
  {
    name: 'imports',
    says: 'who may import whom',
    run: command(
      'depcruise',
      '--config',
      'tools/check/import-rules.cjs',
      'packages',
      'examples/akten-austausch',
      'examples/buergerportal',
      'tools',
      'bench',
    ),
  },
  {
    name: 'specs',
    says: 'OpenAPI documents are well made',
    run: (root) =>
      command(
        'redocly',
        'lint',
        '--config',
        'tools/check/redocly.yaml',
        ...globSync('openapi/*.yaml', { cwd: root }),
      )(root),
  },
  {
    name: 'contracts',
    says: 'contracts break nobody within their major version',
    run: findings(contractFindings),
  },
  { name: 'drift', says: 'generated types equal the specs', run: drift },
  { name: 'lock', says: 'the lock file names no download address', run: findings(lockFileFindings) },
  { name: 'syntax', says: 'the oldest supported Node can parse it', run: findings(syntaxFindings) },
  { name: 'names', says: 'file names and lengths', run: findings(nameFindings) },
  {
    name: 'manifests',
    says: 'packages name licence, engines and origin alike',
    run: findings(manifestFindings),
  },
  {
    name: 'errors',
    says: 'every error code has a table, a meaning and a remedy',
    run: script('tools/generate/errors.ts', '--check'),
  },
  { name: 'adr', says: 'decisions have one header and an entry in the index', run: findings(adrFindings) },
  { name: 'docs', says: 'every public export has a docstring', run: findings(docstringFindings) },
  {
    name: 'surface',
    says: 'a changeset tells of each change of the public surface',
    run: findings(surfaceFindings),
  },
  { name: 'unused', says: 'no unused file, export or dependency', run: command('knip', '--no-progress') },
  {
    name: 'packages',
    says: 'published packages resolve for their users',
    run: command('turbo', 'run', 'check', '--output-logs=errors-only'),
  },
  { name: 'sizes', says: 'size budgets', run: findings(sizeFindings) },
];

const args = process.argv.slice(2);
const rootFlag = args.indexOf('--root');
const root = resolve(rootFlag >= 0 ? args.splice(rootFlag, 2)[1]! : join(import.meta.dirname, '../..'));
const unknown = args.filter((arg) => !checks.some((check) => check.name === arg));
if (unknown.length > 0) {
  console.error(
    `check: there is no part named ${unknown.join(', ')}. Parts: ${checks.map((check) => check.name).join(', ')}`,
  );
  process.exit(2);
}
const wanted = args.length > 0 ? checks.filter((check) => args.includes(check.name)) : checks;

let failed = 0;
for (const check of wanted) {
  const started = performance.now();
  const outcome = await check.run(root);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${outcome.ok ? '✓' : '✗'} ${check.name.padEnd(9)} ${check.says} (${seconds} s)`);
  if (!outcome.ok) {
    failed += 1;
    console.log(outcome.output.trim().replace(/^/gm, '    '));
  }
}
console.log(failed === 0 ? `${wanted.length} checks clean` : `${failed} of ${wanted.length} checks failed`);
process.exit(failed === 0 ? 0 : 1);
