/** What users can see of a declaration, as text: itself, and what it names that nobody exports. */
import ts from 'typescript';

/** A package whose declarations are read. */
export interface Reader {
  readonly checker: ts.TypeChecker;
  /** Where declarations of this package are. */
  readonly folder: string;
  readonly nameOfFile: (file: string) => string | undefined;
  /** What any entry of this package exports, with the names there; it is compared under its own name. */
  readonly public: ReadonlyMap<ts.Symbol, ReadonlySet<string>>;
}

/** The symbol behind an import or export. */
export const targetOf = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Everything a user can see of one export, as text. */
export function seenOf(symbol: ts.Symbol, reader: Reader): string {
  const start = targetOf(symbol, reader.checker);
  return start.declarations?.length ? walked(reader, (visit) => visit(start)) : foreignText(symbol);
}

/** What is seen of a declaration that has no name of its own: `declare global`. */
export function seenOfNode(node: ts.Declaration, reader: Reader): string {
  return walked(reader, (visit) => {
    const { symbols, texts } = namesIn(node, reader);
    for (const one of symbols) if (!reader.public.has(one)) visit(one);
    return [textOf(node), ...texts].join('\n');
  });
}

/** Takes what a symbol is into the text. */
type Visit = (symbol: ts.Symbol) => undefined;

function walked(reader: Reader, start: (visit: Visit) => string | undefined): string {
  const blocks = new Set<string>();
  const visited = new Set<ts.Symbol>();
  const visit: Visit = (current) => {
    if (visited.has(current)) return undefined;
    visited.add(current);
    // In the order of the declarations: of overloads the first that fits counts.
    const block = (current.declarations ?? []).flatMap((declaration) => {
      const file = declaration.getSourceFile().fileName;
      const other = reader.nameOfFile(file);
      if (!file.startsWith(reader.folder) && other) return [`${other}#${current.name}`];
      const { symbols, texts } = ts.isSourceFile(declaration)
        ? exportsOf(current, reader)
        : namesIn(declaration, reader);
      for (const one of symbols) if (!reader.public.has(one)) visit(one);
      return ts.isSourceFile(declaration) ? [...texts] : [textOf(declaration), ...texts];
    });
    blocks.add(block.join('\n'));
    return undefined;
  };
  blocks.add(start(visit) ?? '');
  return [...blocks].sort().join('\n');
}

/** What is named from a package that is not ours: the package and the name there. */
function foreignText(symbol: ts.Symbol): string {
  const [specifier] = symbol.declarations ?? [];
  let node: ts.Node | undefined = specifier;
  while (node && !ts.isExportDeclaration(node) && !ts.isImportDeclaration(node)) node = node.parent;
  const from = node?.moduleSpecifier;
  const there =
    specifier && (ts.isImportSpecifier(specifier) || ts.isExportSpecifier(specifier))
      ? (specifier.propertyName ?? specifier.name).text
      : specifier && ts.isImportClause(specifier)
        ? 'default'
        : '*';
  return `${from && ts.isStringLiteral(from) ? from.text : 'unknown'}#${there}`;
}

const printer = ts.createPrinter({ removeComments: true });

/** A declaration without comments and without the file of ours that an inferred type comes from. */
function textOf(declaration: ts.Declaration): string {
  const statement =
    ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)
      ? ts.findAncestor(declaration, ts.isVariableDeclarationList)?.flags
      : undefined;
  const kind = statement === undefined ? '' : statement & ts.NodeFlags.Const ? 'const ' : 'let ';
  const text = printer.printNode(ts.EmitHint.Unspecified, declaration, declaration.getSourceFile());
  return kind + text.replace(/import\((["'])\.\.?\/[^"']*\1\)\.?/g, '');
}

interface Named {
  /** Declared at the top of a file, or a whole module. */
  readonly symbols: ReadonlySet<ts.Symbol>;
  /** What names stand for, where the text of the declaration does not say it. */
  readonly texts: ReadonlySet<string>;
}

/** What a declaration names. */
function namesIn(declaration: ts.Node, reader: Reader): Named {
  const { checker } = reader;
  const symbols = new Set<ts.Symbol>();
  const texts = new Set<string>();
  const take = (name: string, symbol: ts.Symbol | undefined, isWhole: boolean): void => {
    const named = symbol && targetOf(symbol, checker);
    if (!symbol || !named) return;
    if (symbol.flags & ts.SymbolFlags.Alias && !named.declarations?.length)
      texts.add(`${name} is ${foreignText(symbol)}`);
    else if (named.declarations?.some(isTopLevel) || (isWhole && named.declarations?.some(ts.isSourceFile))) {
      symbols.add(named);
      const told = toldOf(name, named, reader);
      if (told !== undefined) texts.add(told);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const isHolder = ts.isQualifiedName(node.parent) && node.parent.left === node;
      take(node.text, checker.getSymbolAtLocation(node), !isHolder);
    }
    if (ts.isImportTypeNode(node) && !node.qualifier && ts.isLiteralTypeNode(node.argument))
      take('import', checker.getSymbolAtLocation(node.argument.literal), true);
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return { symbols, texts };
}

/** What a module exports. */
function exportsOf(module_: ts.Symbol, reader: Reader): Named {
  const found = reader.checker.getExportsOfModule(module_).map((symbol) => ({
    symbol,
    target: targetOf(symbol, reader.checker),
  }));
  return {
    symbols: new Set(found.map(({ target }) => target).filter((target) => target.declarations?.length)),
    texts: new Set(
      found
        .map(({ symbol, target }) =>
          target.declarations?.length
            ? (toldOf(symbol.name, target, reader) ?? `exports ${symbol.name}`)
            : `${symbol.name} is ${foreignText(symbol)}`,
        )
        .sort(),
    ),
  };
}

/** What a name stands for, where that is called otherwise or several exports of ours are called so. */
function toldOf(name: string, symbol: ts.Symbol, reader: Reader): string | undefined {
  if (symbol.declarations?.some(ts.isSourceFile)) return undefined;
  const exported = reader.public.get(symbol);
  const namesakes = exported
    ? [...reader.public.keys()].filter((other) => other.name === symbol.name).length
    : 1;
  if (namesakes > 1) return `${name} is ${[...exported!].sort().join(' or ')}`;
  return name === symbol.name ? undefined : `${name} is ${symbol.name}`;
}

function isTopLevel(declaration: ts.Declaration): boolean {
  const holder = ts.isVariableDeclaration(declaration)
    ? declaration.parent.parent.parent
    : declaration.parent;
  return (
    holder !== undefined &&
    (ts.isSourceFile(holder) || ts.isModuleBlock(holder)) &&
    !ts.isSourceFile(declaration)
  );
}
