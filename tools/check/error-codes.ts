import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const CODE = /^(core|exchange|servicekonto|eakte|opendata|sandbox|cli|ui)(\.[a-z0-9-]+)+$/;
const TABLE = 'docs/errors.md';

/** What the sources say: each code with the files that raise it, and the places whose codes nobody can tell. */
interface ErrorCodes {
  files: Map<string, Set<string>>;
  unclear: string[];
}

/**
 * Every stable error code. A code is the value of a property `code`: written out, or put together by a function
 * (`` code: `core.auth.${code}` ``). For the latter the types tell the values, or the calls of the function do.
 */
function errorCodes(root: string): ErrorCodes {
  const names = globSync('packages/*/src/**/*.ts', { cwd: root })
    .filter((file) => !/\.(test|test-d)\.ts$|[\\/]generated[\\/]/.test(file))
    .map((file) => join(root, file));
  const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config as object;
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: names }, ts.sys, root);
  const program = ts.createProgram(names, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const wanted = new Set(names.map((name) => name.replaceAll('\\', '/')));
  const sources = program.getSourceFiles().filter((source) => wanted.has(source.fileName));

  const calls: ts.CallExpression[] = [];
  const codes: { name: ts.Node; value: ts.Expression }[] = [];
  /** Functions that are handed on as a value: their calls cannot all be seen. */
  const escaped = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      calls.push(node);
      for (const argument of node.arguments.filter(ts.isIdentifier)) {
        const declaration = checker.getSymbolAtLocation(argument)?.valueDeclaration;
        const made =
          declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
        if (made) escaped.add(made);
      }
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code')
      codes.push({ name: node, value: node.initializer });
    if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'code')
      codes.push({ name: node, value: node.name });
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);

  /** The parameter an expression names, with its function. */
  function parameterOf(value: ts.Expression): ts.ParameterDeclaration | undefined {
    if (!ts.isIdentifier(value)) return undefined;
    const parent = value.parent;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(value);
    const declaration = symbol?.valueDeclaration;
    return declaration && ts.isParameter(declaration) ? declaration : undefined;
  }

  interface Value {
    text: string;
    from: ts.Node;
  }
  /** The texts an expression can have, each with the place that decides for it; `undefined` when nobody can tell. */
  function valuesOf(value: ts.Expression, seen: readonly ts.Node[] = []): Value[] | undefined {
    if (ts.isStringLiteralLike(value)) return [{ text: value.text, from: value }];
    if (ts.isTemplateExpression(value)) {
      let texts: Value[] = [{ text: value.head.text, from: value }];
      for (const span of value.templateSpans) {
        const inner = valuesOf(span.expression, seen);
        if (!inner) return undefined;
        texts = texts.flatMap(({ text }) =>
          inner.map((one) => ({ text: text + one.text + span.literal.text, from: one.from })),
        );
      }
      return texts;
    }
    if (ts.isConditionalExpression(value)) {
      const both = [valuesOf(value.whenTrue, seen), valuesOf(value.whenFalse, seen)];
      return both[0] && both[1] ? [...both[0], ...both[1]] : undefined;
    }
    const parameter = parameterOf(value);
    if (parameter && !seen.includes(parameter) && !escaped.has(parameter.parent)) {
      const index = parameter.parent.parameters.indexOf(parameter);
      const found = calls
        .filter((call) => checker.getResolvedSignature(call)?.declaration === parameter.parent)
        .flatMap((call) => call.arguments[index] ?? [])
        .map((argument) => valuesOf(argument, [...seen, parameter]));
      if (found.length > 0 && found.every((one) => one !== undefined)) return found.flat();
    }
    const type = checker.getNonNullableType(checker.getTypeAtLocation(value));
    const parts = type.isUnion() ? type.types : [type];
    if (!parts.every((part) => part.isStringLiteral())) return undefined;
    return parts.map((part) => ({ text: (part as ts.StringLiteralType).value, from: value }));
  }

  const place = (node: ts.Node) => relative(root, node.getSourceFile().fileName).replaceAll('\\', '/');
  const files = new Map<string, Set<string>>();
  const unclear: string[] = [];
  for (const { name, value } of codes) {
    const values = valuesOf(value);
    for (const { text, from } of values ?? []) {
      if (CODE.test(text)) files.set(text, (files.get(text) ?? new Set()).add(place(from)));
    }
    // A code that is handed on (`code: kind.code`) was counted where it is written; a composed one is written nowhere.
    if (!values && ts.isTemplateExpression(value)) {
      const { line } = name.getSourceFile().getLineAndCharacterOfPosition(name.getStart());
      unclear.push(`${place(name)}:${line + 1}`);
    }
  }
  return { files, unclear };
}

function tableOf({ files }: ErrorCodes): string {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, raisers]) => {
      const links = [...raisers]
        .sort()
        .map((file) => `[${file.split('/').slice(1).join('/').replace('/src/', ': ')}](../${file})`);
      return `| \`${code}\` | ${links.join(', ')} |`;
    });
  return [
    '# Error codes',
    '',
    'Every `RathausError` carries one of these stable codes; act on the code, never on the message. Made by `node tools/check/error-codes.ts --write` from the sources, checked by `npm run check -- errors`.',
    '',
    '| code | raised in |',
    '| --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** A table that differs from the sources, and codes that cannot be told from the sources. */
export function errorCodeFindings(root: string): string[] {
  let current = '';
  try {
    current = readFileSync(join(root, TABLE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const codes = errorCodes(root);
  const found = codes.unclear.map(
    (place) => `${place}: no one can tell the values of this code. Fix: give its parameter a union of texts`,
  );
  if (current !== tableOf(codes)) {
    found.push(
      `${TABLE} does not list the error codes of the sources. Fix: node tools/check/error-codes.ts --write`,
    );
  }
  return found;
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) {
  const root = join(import.meta.dirname, '../..');
  writeFileSync(join(root, TABLE), tableOf(errorCodes(root)));
}
