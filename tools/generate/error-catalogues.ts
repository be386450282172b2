/** What the packages say about their errors: tables in the sources, tables and texts of the `/texts` entries. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ErrorKind } from '@rathaus/client-core';
import type { ErrorText } from '@rathaus/client-core/texts';
import ts from 'typescript';

/** One code as the documentation shows it. */
interface Code {
  readonly code: string;
  readonly kind: ErrorKind;
  /** Missing when the package left it out. */
  readonly text: ErrorText | undefined;
}

/** A package that raises errors. */
export interface ErrorsOfPackage {
  /** Folder under `packages/`. */
  readonly name: string;
  readonly codes: readonly Code[];
  /** Codes of a table of the sources, with the file. */
  readonly defined: ReadonlyMap<string, string>;
  /** Places that make an error without a table. */
  readonly bare: readonly string[];
  /** Whether there is an entry `/texts` with `errorTable` and `errorTexts`; else why not. */
  readonly missing: string | undefined;
}

/** Where the class itself lives: only there it may be constructed. */
const HOME = 'packages/client-core/src/errors/';

/** All packages that have a table or make errors, by name. */
export async function readPackages(root: string): Promise<ErrorsOfPackage[]> {
  const all: ErrorsOfPackage[] = [];
  for (const name of readdirSync(join(root, 'packages')).sort()) {
    const { defined, bare } = readSources(root, name);
    const texts = await readTexts(join(root, 'packages', name));
    if (defined.size === 0 && bare.length === 0 && texts.codes.length === 0) continue;
    all.push({ name, defined, bare, ...texts });
  }
  return all;
}

/** Reads the tables as they are written: a code is a key of the object that is handed to `defineErrors`. */
function readSources(root: string, name: string) {
  const defined = new Map<string, string>();
  const bare: string[] = [];
  const files = globSync(`packages/${name}/src/**/*.ts`, { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  for (const file of files.filter((one) => !/\.(test|test-d)\.ts$|\/generated\//.test(one)).sort()) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!/defineErrors|RathausError/.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (
        ts.isNewExpression(node) &&
        node.expression.getText() === 'RathausError' &&
        !file.startsWith(HOME)
      ) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        bare.push(`${file}:${line + 1}`);
      }
      if (ts.isCallExpression(node) && node.expression.getText() === 'defineErrors') {
        for (const code of node.arguments.flatMap((table) => keysOf(table, source))) defined.set(code, file);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { defined, bare };
}

/** Keys of a table that is written where it is used, or as a constant of the same file. */
function keysOf(table: ts.Expression, source: ts.SourceFile): string[] {
  if (ts.isAsExpression(table) || ts.isSatisfiesExpression(table)) return keysOf(table.expression, source);
  if (ts.isObjectLiteralExpression(table))
    return table.properties.flatMap(({ name }) => (name && ts.isStringLiteral(name) ? name.text : []));
  const constant = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => ts.isIdentifier(table) && name.getText() === table.text);
  return constant?.initializer ? keysOf(constant.initializer, source) : [];
}

async function readTexts(folder: string): Promise<Pick<ErrorsOfPackage, 'codes' | 'missing'>> {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports?: Record<string, string | Record<string, string>>;
  };
  const entry = manifest.exports?.['./texts'];
  const source = typeof entry === 'object' ? entry['@rathaus/source'] : undefined;
  if (!source) return { codes: [], missing: 'there is no entry /texts' };
  if (!existsSync(join(folder, source))) return { codes: [], missing: `${source} does not exist` };
  let module_: { errorTable?: Record<string, ErrorKind>; errorTexts?: Record<string, ErrorText> };
  try {
    module_ = await import(pathToFileURL(join(folder, source)).href);
  } catch (error) {
    return { codes: [], missing: `${source} cannot be loaded: ${(error as Error).message}` };
  }
  const { errorTable, errorTexts } = module_;
  const codes = Object.entries(errorTable ?? {})
    .map(([code, kind]) => ({ code, kind, text: errorTexts?.[code] }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { codes, missing: errorTable && errorTexts ? undefined : 'no `errorTable` and `errorTexts`' };
}

/** What is wrong: one line a fault. */
export function errorFindings(packages: readonly ErrorsOfPackage[]): string[] {
  const found: string[] = [];
  const owners = new Map<string, string>();
  for (const { name, codes, defined, bare, missing } of packages) {
    for (const place of bare)
      found.push(`${place}: makes a RathausError without a table; use defineErrors()`);
    if (missing) {
      found.push(`packages/${name}: raises errors, but says nothing about them: ${missing}`);
      continue;
    }
    const area = name.replace(/^client-|-client$/, '');
    for (const { code, text } of codes) {
      const other = owners.get(code);
      if (other) found.push(`packages/${name}: ${code} is a code of packages/${other} already`);
      owners.set(code, name);
      if (!new RegExp(`^${area}(\\.[a-z0-9-]+)+$`).test(code))
        found.push(`packages/${name}: ${code} is not named "${area}.…"`);
      if (!text?.meaning.de || !text.meaning.en || !text.remedy.de || !text.remedy.en)
        found.push(`packages/${name}: ${code} has no meaning or remedy in German and English`);
    }
    for (const [code, file] of defined) {
      if (!codes.some((one) => one.code === code))
        found.push(`${file}: ${code} is missing in the \`errorTable\` of /texts`);
    }
  }
  return found;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function row({ code, kind, text }: Code): string {
  const said = (language: 'de' | 'en', remedy: string): string =>
    text ? `${cell(text.meaning[language])}<br>**${remedy}:** ${cell(text.remedy[language])}` : '';
  const again = kind.retryable ? ', retryable' : '';
  return `| <a id="${code}"></a>\`${code}\`<br>${kind.origin}${again} | ${said('de', 'Abhilfe')} | ${said('en', 'Remedy')} |`;
}

/** `docs/errors.md`. */
export function errorsPage(packages: readonly ErrorsOfPackage[]): string {
  const sections = packages
    .filter(({ codes }) => codes.length > 0)
    .map(
      ({ name, codes }) =>
        `## @rathaus/${name}\n\n| code, who failed | Deutsch | English |\n| --- | --- | --- |\n${codes.map(row).join('\n')}\n`,
    );
  return `# Error codes

Every \`RathausError\` carries one of these stable codes; act on the code, never on the message. The line below each code says who failed (\`local\`: this side, \`service\`: the service between, \`peer\`: the other side) and whether the same call may succeed later without any change (\`retryable\`). Applications find the same sentences in the entry \`/texts\` of each package: \`errorTexts['core.aborted'].remedy.de\`.

Made from those entries by \`node --conditions=@rathaus/source tools/generate/errors.ts --write\`, checked by \`npm run check -- errors\`. Do not edit.

${sections.join('\n')}`;
}
