/**
 * The public surface: for each package, entry and exported name a short digest of what users can see of it. Where a
 * declaration names another one that is not exported itself, that one is part of it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { type PackageEntries, withDeclarations } from './declarations.ts';
import { type Reader, seenOf, seenOfNode, targetOf } from './seen.ts';

/** Digest by exported name. */
export type EntrySurface = Readonly<Record<string, string>>;

export interface PackageSurface {
  readonly name: string;
  readonly version: string;
  /** By subpath, as in `exports`; `(manifest)` and `(everywhere)` beside them. */
  readonly entries: Readonly<Record<string, EntrySurface>>;
}

/** The surface of every package, from the sources. */
export function surfaceOf(root: string): PackageSurface[] {
  return withDeclarations(root, (packages) => {
    const program = programOf(packages);
    return packages.map((one) => packageSurface(one, packages, program));
  });
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** A program that knows our own declarations and nothing else: names from elsewhere stay names. */
function programOf(packages: readonly PackageEntries[]): ts.Program {
  const own = new Map(
    packages.flatMap(({ name, entries }) =>
      entries.flatMap(({ subpath, declarations }) =>
        declarations ? [[`${name}${subpath.slice(1)}`, declarations] as const] : [],
      ),
    ),
  );
  const options: ts.CompilerOptions = {
    noLib: true,
    types: [],
    skipLibCheck: true,
    module: ts.ModuleKind.Preserve,
  };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const file = text.startsWith('.')
        ? join(dirname(from), text.replace(/\.d\.ts$|\.ts$|\.js$/, '.d.ts')).replaceAll('\\', '/')
        : own.get(text);
      return { resolvedModule: file ? { resolvedFileName: file, extension: ts.Extension.Dts } : undefined };
    });
  return ts.createProgram([...own.values()], options, host);
}

function packageSurface(
  { name, version, folder, demands, entries }: PackageEntries,
  packages: readonly PackageEntries[],
  program: ts.Program,
): PackageSurface {
  const checker = program.getTypeChecker();
  const exported = new Map(
    entries.map(({ subpath, declarations }) => {
      const source = declarations && program.getSourceFile(declarations);
      const module_ = source && checker.getSymbolAtLocation(source);
      return [subpath, module_ ? checker.getExportsOfModule(module_) : undefined] as const;
    }),
  );
  const named = new Map<ts.Symbol, Set<string>>();
  for (const [subpath, symbols] of exported)
    for (const symbol of symbols ?? []) {
      const target = targetOf(symbol, checker);
      named.set(target, (named.get(target) ?? new Set()).add(`${subpath}#${symbol.name}`));
    }
  const reader: Reader = {
    checker,
    folder,
    nameOfFile: (file) => packages.find((one) => file.startsWith(one.folder))?.name,
    public: named,
  };
  const known = new Map<ts.Symbol, string>();
  const digestOf = (symbol: ts.Symbol): string => {
    const found = known.get(symbol) ?? digest(seenOf(symbol, reader));
    known.set(symbol, found);
    return found;
  };
  return {
    name,
    version,
    entries: Object.fromEntries([
      ['(manifest)', demands],
      ['(everywhere)', everywhere(program, reader)],
      ...entries.map(({ subpath, declarations }) => [
        subpath,
        entrySurface(exported.get(subpath), declarations, digestOf),
      ]),
    ]),
  };
}

/** What a package adds to the global scope and to other modules, by that scope: whoever imports it has that too. */
function everywhere(program: ts.Program, reader: Reader): EntrySurface {
  const found = new Map<string, string[]>();
  for (const source of program.getSourceFiles())
    for (const statement of source.statements) {
      if (!source.fileName.startsWith(reader.folder) || !ts.isModuleDeclaration(statement)) continue;
      const isGlobal = (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
      if (!isGlobal && !ts.isStringLiteral(statement.name)) continue;
      const scope = isGlobal ? 'global' : `module ${statement.name.text}`;
      found.set(scope, [...(found.get(scope) ?? []), seenOfNode(statement, reader)]);
    }
  return Object.fromEntries(
    [...found.keys()].sort().map((scope) => [scope, digest(found.get(scope)!.sort().join('\n'))]),
  );
}

/** Names sorted by code unit, the same on every machine. What exports nothing is compared as a file, or is just there. */
function entrySurface(
  symbols: readonly ts.Symbol[] | undefined,
  declarations: string | undefined,
  digestOf: (symbol: ts.Symbol) => string,
): EntrySurface {
  if (declarations === undefined) return {};
  if (!symbols || symbols.length === 0)
    return { '(whole file)': digest(readFileSync(declarations, 'utf8').replaceAll('\r\n', '\n')) };
  const names = new Map(symbols.map((symbol) => [symbol.name, symbol]));
  return Object.fromEntries([...names.keys()].sort().map((name) => [name, digestOf(names.get(name)!)]));
}
