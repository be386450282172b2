/** What users of the packages compile against: declarations made from the sources, in a folder that is removed again. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An entry of a package: its declarations, or nothing when it is no code (a stylesheet, a document). */
export interface Entry {
  /** `.`, `./texts`, as in `exports`. */
  readonly subpath: string;
  readonly declarations: string | undefined;
}

export interface PackageEntries {
  /** `@rathaus/exchange`. */
  readonly name: string;
  readonly version: string;
  /** The folder that its declarations are in. */
  readonly folder: string;
  /** What the package gives and asks for beside code: commands, engines and packages that users install with it. */
  readonly demands: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Writes the declarations of all packages and reads them with `read`. Comments and `@internal` are left out. */
export function withDeclarations<T>(root: string, read: (packages: readonly PackageEntries[]) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rathaus-surface-')));
  try {
    emit(root, folder);
    return read(packagesOf(root, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** TypeScript 7 makes all declarations in two seconds; errors in the sources are found by the part `types`. */
function emit(root: string, folder: string): void {
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        noEmit: false,
        noCheck: true,
        declaration: true,
        emitDeclarationOnly: true,
        stripInternal: true,
        removeComments: true,
        rootDir: root,
        outDir: folder,
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [join(root, 'packages/*/src')],
      exclude: [join(root, 'packages/*/src/**/*.test.ts'), join(root, 'packages/*/src/**/*.test-d.ts')],
    }),
  );
  const tsc = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'tsc.cmd' : 'tsc');
  const made = spawnSync(tsc, ['-p', config], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (made.error) throw made.error;
  if (!existsSync(join(folder, 'packages')))
    throw new Error(`tsc made no declarations: ${made.stdout}${made.stderr}`);
}

function packagesOf(root: string, folder: string): PackageEntries[] {
  const manifests = readdirSync(join(root, 'packages')).filter((name) =>
    existsSync(join(root, 'packages', name, 'package.json')),
  );
  return manifests.map((directory) => {
    const source = join(root, 'packages', directory);
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest;
    const made = join(folder, 'packages', directory);
    return {
      name: manifest.name,
      version: manifest.version,
      folder: `${made.replaceAll('\\', '/')}/`,
      demands: demandsOf(manifest),
      entries: Object.entries(manifest.exports).map(([subpath, target]) => ({
        subpath,
        declarations: declarationsOf(target, source, made)?.replaceAll('\\', '/'),
      })),
    };
  });
}

/** The file behind a command is nobody's concern, its name is. */
function demandsOf({ name, bin, engines, peerDependencies, peerDependenciesMeta }: Manifest) {
  const commands = typeof bin === 'string' ? [name.replace(/^@.*\//, '')] : Object.keys(bin ?? {});
  const optional = (peer: string) => (peerDependenciesMeta?.[peer]?.optional === true ? ' (optional)' : '');
  const demands = [
    ...commands.map((command) => [`bin ${command}`, 'command']),
    ...Object.entries(engines ?? {}).map(([engine, range]) => [`engine ${engine}`, range]),
    ...Object.entries(peerDependencies ?? {}).map(([peer, range]) => [
      `peer ${peer}`,
      range + optional(peer),
    ]),
  ];
  return Object.fromEntries(demands.sort()) as Record<string, string>;
}

function declarationsOf(target: string | Readonly<Record<string, string>>, source: string, made: string) {
  if (typeof target === 'string') return undefined;
  const code = target['@rathaus/source'];
  if (code?.endsWith('.ts')) {
    const file = join(made, code.replace(/\.ts$/, '.d.ts'));
    if (!existsSync(file)) throw new Error(`${join(source, code)} has no declarations`);
    return file;
  }
  // Types that are written by hand or generated, not compiled.
  const types = target.types && join(source, target.types);
  return types && existsSync(types) ? types : undefined;
}
