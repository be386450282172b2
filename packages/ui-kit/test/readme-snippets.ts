import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Example } from '../docs/examples/example.ts';

/** Text of the README. */
export const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Who reads a block of code: the compilers of `types.interop.test.ts`, or what `readme.test.ts` does with HTML. */
const READERS: Readonly<Record<string, string>> = {
  html: 'HTML',
  svelte: 'Svelte',
  ts: 'Server',
  tsx: 'React',
  vue: 'Vue',
};

/** Every block of code in the README, named by its line. A language that no test reads is a fault of the README. */
export const SNIPPETS: readonly Example[] = [...README.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(
  ({ 1: language = '', 2: code = '', index }) => {
    const title = READERS[language];
    const line = README.slice(0, index).split('\n').length;
    if (!title) throw new Error(`README.md:${line}: no test reads a block of "${language}"`);
    return { title, file: `readme-${line}.${language}`, code };
  },
);

/** A start tag. */
export interface Tag {
  readonly name: string;
  /** Names and values; a value that is code is not known here. */
  readonly attributes: ReadonlyMap<string, string | undefined>;
}

const VOID = ['br', 'input', 'link', 'meta'];

/** The tags of HTML, each closed where it has to be. Throws at what no tag can be made of. */
export function tagsOfHtml(html: string): Tag[] {
  const open: string[] = [];
  const tags: Tag[] = [];
  const attribute = /([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'))?/g;
  const left = html
    .replace(/<!doctype html>/i, '')
    .replace(
      /<(\/?)([a-z][a-z\d-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*')?)*)\s*>/g,
      (_tag, slash: string, name: string, rest: string) => {
        if (slash) {
          if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
          return '';
        }
        if (!VOID.includes(name)) open.push(name);
        const attributes = [...rest.matchAll(attribute)].map(
          ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
        );
        tags.push({ name, attributes: new Map(attributes) });
        return '';
      },
    );
  if (/[<>]/.test(left)) throw new Error(`no HTML: ${left.trim()}`);
  if (open.length > 0) throw new Error(`not closed: ${open.join()}`);
  return tags;
}

/** What a module imports: names of values by the address of the module. */
export type Imports = readonly { readonly from: string; readonly values: readonly string[] }[];

/** The tags and the imports of a module, and what is wrong with its syntax. */
export function readModule({ file, code }: Example): { tags: Tag[]; imports: Imports; faults: string[] } {
  const tags: Tag[] = [];
  const imports: { from: string; values: string[] }[] = [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningLikeElement(node)) tags.push(tagOf(node, source));
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const typesOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      const elements = named && ts.isNamedImports(named) && !typesOnly ? [...named.elements] : [];
      const values = elements
        .filter((one) => !one.isTypeOnly)
        .map((one) => (one.propertyName ?? one.name).text);
      imports.push({ from: node.moduleSpecifier.text, values });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const { diagnostics = [] } = ts.transpileModule(code, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ESNext },
  });
  return {
    tags,
    imports,
    faults: diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  };
}

function tagOf(element: ts.JsxOpeningLikeElement, source: ts.SourceFile): Tag {
  const attributes = element.attributes.properties
    .filter((one) => ts.isJsxAttribute(one))
    .map(({ name, initializer }) => {
      const value = initializer && ts.isStringLiteral(initializer) ? initializer.text : undefined;
      return [name.getText(source), value] as const;
    });
  return { name: element.tagName.getText(source), attributes: new Map(attributes) };
}
