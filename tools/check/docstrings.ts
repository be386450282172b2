import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** The API of eakte-client is not settled yet; it joins when it is. */
const UNSETTLED = ['eakte-client'];

/**
 * Public exports without a docstring: whatever the entries of a package export, except generated types. What comes
 * from another package is judged there.
 */
export function docstringFindings(root: string): string[] {
  const entries = readdirSync(join(root, 'packages'))
    .filter((name) => !UNSETTLED.includes(name))
    .flatMap((name) => {
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
      if (symbol.getDocumentationComment(checker).length > 0) continue;
      const { line } = declaration.getSourceFile().getLineAndCharacterOfPosition(declaration.getStart());
      found.add(`${place}:${line + 1}: ${exported.name} is public and has no docstring`);
    }
  }
  return [...found].sort();
}
