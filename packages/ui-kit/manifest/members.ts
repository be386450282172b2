import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A member of a class that users may read, set or call; `attribute` and `return` as in the manifest. */
export interface Member {
  readonly kind: 'field' | 'method';
  readonly name: string;
  readonly description: string;
  readonly readonly?: true;
  readonly type?: { readonly text: string; readonly references?: readonly object[] };
  readonly parameters?: readonly {
    readonly name: string;
    readonly optional?: true;
    readonly type: { readonly text: string };
  }[];
  readonly return?: { readonly type: { readonly text: string } };
}

const src = join(import.meta.dirname, '../src');

/** What the browser calls, and nobody else: `connectedCallback`, `formResetCallback` … */
const REACTION = /Callback$/;
const HIDDEN =
  ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static | ts.ModifierFlags.Abstract;

/**
 * The public members of an element, from its class and those that it extends: what is written there, in its words. What
 * is `@internal` is public for the kit only, and not in its declarations either.
 */
export function membersOf(name: string): readonly Member[] {
  const found = new Map<string, Member>();
  for (const file of [`${name}/${name}-element.ts`, 'element/display.ts', 'element/in-place.ts'])
    for (const member of ownMembers(file)) {
      const known = found.get(member.name);
      // Said once, where the member comes from.
      if (!known) found.set(member.name, member);
      else if (!known.description) found.set(member.name, { ...known, description: member.description });
    }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function ownMembers(file: string): Member[] {
  const path = join(src, file);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
  return source.statements
    .filter(ts.isClassDeclaration)
    .flatMap(({ members }) => [...members])
    .flatMap((node) => memberOf(node, source) ?? []);
}

function memberOf(node: ts.ClassElement, source: ts.SourceFile): Member | undefined {
  if (!node.name || !ts.isIdentifier(node.name) || ts.getCombinedModifierFlags(node) & HIDDEN) return;
  const name = node.name.text;
  const isInternal = ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
  if (isInternal || REACTION.test(name)) return;
  const description = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment)?.replaceAll(/\s+/g, ' ') ?? '')
    .join(' ');
  const type = (of: ts.TypeNode | undefined) => ({ text: of?.getText(source) ?? 'void' });
  const about = { name, description };
  if (ts.isGetAccessor(node)) {
    const isSet = (one: ts.Node): boolean => ts.isSetAccessor(one) && one.name.getText(source) === name;
    const isReadonly = !ts.isClassDeclaration(node.parent) || !node.parent.members.some(isSet);
    return { kind: 'field', ...about, ...(isReadonly && { readonly: true as const }), type: type(node.type) };
  }
  if (!ts.isMethodDeclaration(node)) return;
  const parameters = node.parameters.map((one) => ({
    name: one.name.getText(source),
    ...(one.questionToken && { optional: true as const }),
    type: type(one.type),
  }));
  return {
    kind: 'method',
    ...about,
    ...(parameters[0] && { parameters }),
    return: { type: type(node.type) },
  };
}
