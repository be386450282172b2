/**
 * The notation of tables, one type a paragraph:
 *
 *     Version = Nummer Format:Format+            a sequence; `Nummer` without type is text
 *     Laufzeit = Beginn:date? Ende:date?         ? 0..1   * 0..n   + 1..n
 *     Art = (A:boolean=1 | B:Kontakt*)           a choice; =1 fixed value, ^0 default value
 *     Kontakt = @id:token? ~kanal Name?          @ attribute, ~ element without namespace
 *     Erweiterung = ANY*                         anything from any namespace
 *     %KOPF = …                                  a macro, used as %KOPF
 *     ! Abgabe.Abgabe.0401 = …                   a root element
 *
 * A standard may add forms of its own that begin with a word, such as `MediumCode = code medium/1.0`.
 */

/** An element where it is allowed. */
export interface ElementUse {
  kind: 'element';
  name: string;
  qualified: boolean;
  type: string;
  fixed?: string;
  preset?: string;
  min: 0 | 1;
  many: boolean;
}
/** One of several. */
export interface ChoiceUse {
  kind: 'choice';
  options: Particle[];
}
/** One after the other. */
export interface SequenceUse {
  kind: 'sequence';
  items: Particle[];
}
/** Anything from any namespace, checked where a root element of it is known (XML Schema part 1, 3.10.1: lax). */
export interface AnyUse {
  kind: 'any';
}
/** A part of a content model (XML Schema part 1, 3.9). */
export type Particle = ElementUse | ChoiceUse | SequenceUse | AnyUse;

/** An attribute of a type. */
export interface AttributeUse {
  name: string;
  type: string;
  fixed?: string;
  required: boolean;
}

/** Says of a type that it holds a code of a list. */
export interface CodeUse {
  /** URI of the list where the standard fixes it. */
  listUri?: string;
  /** Name of the list of values, where list and version are fixed. */
  values?: string;
  listVersion?: string;
}

/** A type with attributes or elements. */
export interface ComplexType {
  name: string;
  attributes: AttributeUse[];
  content: SequenceUse;
  code?: CodeUse;
}

/** Tables that were read. */
export interface Notation {
  types: Map<string, ComplexType>;
  roots: Map<string, ComplexType>;
}

/** A form of a standard's own: makes the type from the words of its paragraph. */
export type NotationForm = (name: string, words: readonly string[]) => ComplexType;

/** Reads one use: `Ende:date?`, `@id:token`. */
export function parseUse(token: string): ElementUse | AttributeUse {
  const match = /^([@~]?)([^:=^?*+]+)(?::([^=^?*+]+))?(?:=([^?*+]*))?(?:\^([^?*+]*))?([?*+]?)$/.exec(token);
  if (!match) throw new Error(`table notation: ${token}`);
  const [, mark, name, type = 'text', fixed, preset, occurs] = match;
  if (mark === '@') {
    return { name: name!, type, required: occurs !== '?', ...(fixed === undefined ? {} : { fixed }) };
  }
  return {
    kind: 'element',
    name: name!,
    qualified: mark !== '~',
    type,
    min: occurs === '?' || occurs === '*' ? 0 : 1,
    many: occurs === '*' || occurs === '+',
    ...(fixed === undefined ? {} : { fixed }),
    ...(preset === undefined ? {} : { preset }),
  };
}

function parseContent(name: string, words: string[]): ComplexType {
  const attributes: AttributeUse[] = [];
  let at = 0;
  const sequence = (): SequenceUse => {
    const items: Particle[] = [];
    while (at < words.length && words[at] !== '|' && words[at] !== ')') {
      const word = words[at++]!;
      if (word === '(') items.push(choice());
      else if (word === 'ANY*') items.push({ kind: 'any' });
      else {
        const use = parseUse(word);
        if ('kind' in use) items.push(use);
        else attributes.push(use);
      }
    }
    return { kind: 'sequence', items };
  };
  const choice = (): ChoiceUse => {
    const options: Particle[] = [];
    do {
      const option = sequence();
      options.push(option.items.length === 1 ? option.items[0]! : option);
    } while (words[at++] === '|');
    return { kind: 'choice', options };
  };
  return { name, content: sequence(), attributes };
}

/**
 * Reads tables written in the notation. Later definitions of a name replace earlier ones.
 *
 * @example
 * const notation = parseNotation(['! Note = @lang:token? Title Line+', 'Line = Text Amount:integer?']);
 */
export function parseNotation(
  texts: readonly string[],
  forms: Readonly<Record<string, NotationForm>> = {},
): Notation {
  const macros = new Map<string, string>();
  const notation: Notation = { types: new Map(), roots: new Map() };
  const lines = texts
    .join('\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  for (const line of lines) {
    const match = /^(! )?(\S+) = ?(.*)$/.exec(line.trim());
    if (!match) continue;
    const [, root, name, rest] = match;
    const body = rest!.replace(/%\w+/g, (macro) => macros.get(macro) ?? '');
    if (name!.startsWith('%')) {
      macros.set(name!, body);
      continue;
    }
    const words = body.replace(/\(/g, ' ( ').replace(/\)/g, ' ) ').split(/\s+/).filter(Boolean);
    const form = Object.hasOwn(forms, words[0] ?? '') ? forms[words[0]!] : undefined;
    const type = form ? form(name!, words) : parseContent(name!, words);
    (root ? notation.roots : notation.types).set(name!, type);
  }
  return notation;
}
