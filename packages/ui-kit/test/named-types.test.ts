/** What a public declaration names can be named by users as well: some entry of the package exports it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types?: string }>;
};

/** Met only through a type that has a name: the shape of texts through `Texts`, the table of tags through `RathausTagName`. */
const BEHIND = ['Locale: LevelNames', 'Locale: Strings', 'RathausTagName: HTMLElementTagNameMap'];

/** What users do not write: members for the kit, and the classes that an element extends. */
const isForTheKit = (node: ts.Node): boolean =>
  (ts.isHeritageClause(node) && ts.isClassDeclaration(node.parent)) ||
  (ts.canHaveModifiers(node) &&
    !!node.modifiers?.some(({ kind }) =>
      [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword].includes(kind),
    ));

/** Types that exported declarations name and no entry exports, each behind the one that names it. */
function unnamed(entries: readonly string[]): string[] {
  const options = { noLib: true, types: [], skipLibCheck: true, module: ts.ModuleKind.Preserve };
  const program = ts.createProgram([...entries], options);
  const checker = program.getTypeChecker();
  const targetOf = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const exported = new Set(
    entries.flatMap((entry) => {
      const source = program.getSourceFile(entry);
      const module_ = source && checker.getSymbolAtLocation(source);
      return module_ ? checker.getExportsOfModule(module_).map(targetOf) : [];
    }),
  );
  const found = new Set<string>();
  const visit = (by: string, node: ts.Node): void => {
    if (isForTheKit(node)) return;
    const named = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const symbol = named && checker.getSymbolAtLocation(named);
    const target = symbol && targetOf(symbol);
    const isOwn = target?.declarations?.some((one) => !ts.isTypeParameterDeclaration(one));
    if (target && isOwn && !exported.has(target)) found.add(`${by}: ${target.name}`);
    ts.forEachChild(node, (child) => visit(by, child));
  };
  for (const { name, declarations = [] } of exported) for (const one of declarations) visit(name, one);
  return [...found].sort();
}

describe('the types of the package', () => {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'rathaus-types-')));
  beforeAll(() => {
    const tsc = join(folder, '../../node_modules/.bin/tsc');
    // Errors in the sources are found elsewhere.
    spawnSync(tsc, ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', made], { cwd: folder });
  }, 60_000);
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  it('are exported where a public declaration names them', () => {
    const entries = Object.values(exports)
      .flatMap((one) => (typeof one === 'object' && one.types?.startsWith('./dist/') ? [one.types] : []))
      .map((types) => join(made, types.slice('./dist/'.length)).replaceAll('\\', '/'));
    expect(entries.length).toBeGreaterThan(30);
    expect(unnamed(entries)).toEqual(BEHIND);
  });
});
