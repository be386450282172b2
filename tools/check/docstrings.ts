import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/**
 * Functions people begin with: what makes a handle, judges, writes a page or a file, starts something, pages, hands on
 * streams, or narrows a caught error. `generateError` makes errors and is nobody's begin.
 */
const ENTRY_POINT =
  /^((create|check|render|start|define|open|generate(?!Error$))[A-Z]|paginate|upload|asStream$|is\w*Problem$)/;

/**
 * Public exports without a docstring: whatever the entries of a package export, except generated types. What comes
 * from another package is judged there. Entry points show an `@example` as well.
 */
export function docstringFindings(root: string): string[] {
  const entries = readdirSync(join(root, 'packages')).flatMap((name) => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    return Object.values(manifest.exports)
      .map((target) => (typeof target === 'string' ? undefined : target['@rathaus/source']))
      .filter((source) => source?.endsWith('.ts'))
      .map((source) => ({ folder: `packages/${name}/`, file: join(root, 'packages', name, source!) }))
      .filter(({ file }) => existsSync(file));
  });
  const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config as object;
  const files = entries.map(({ file }) => file);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files }, ts.sys, root);
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  for (const { folder, file } of entries) {
    const source = program.getSourceFile(file);
    const module_ = source && checker.getSymbolAtLocation(source);
    for (const exported of module_ ? checker.getExportsOfModule(module_) : []) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.declarations?.[0];
      const place = declaration && relative(root, declaration.getSourceFile().fileName).replaceAll('\\', '/');
      if (!declaration || !place?.startsWith(folder) || /\/(generated|dist)\//.test(place)) continue;
      const { line } = declaration.getSourceFile().getLineAndCharacterOfPosition(declaration.getStart());
      const where = `${place}:${line + 1}: ${exported.name}`;
      if (symbol.getDocumentationComment(checker).length === 0)
        found.add(`${where} is public and has no docstring`);
      const callable = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures().length > 0;
      const example = symbol.getJsDocTags(checker).some((tag) => tag.name === 'example');
      if (callable && !example && ENTRY_POINT.test(exported.name))
        found.add(`${where} is an entry point and has no @example`);
    }
  }
  return [...found].sort();
}
