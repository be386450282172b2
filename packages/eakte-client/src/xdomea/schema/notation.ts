/**
 * The notation of our tables, one type a paragraph:
 *
 *     Version = Nummer Format:Format+            a sequence; `Nummer` without type is text
 *     Laufzeit = Beginn:date? Ende:date?         ? 0..1   * 0..n   + 1..n
 *     Art = (A:boolean=1 | B:Kontakt*)           a choice; =1 fixed value, ^0 default value
 *     Kontakt = @id:token? ~kanal Name?          @ attribute, ~ element without namespace
 *     Erweiterung = ANY*                         anything from any namespace
 *     MediumCode = code medium/1.0               a code of that list (type 1: fixed version and values)
 *     StaatCode = code kosit:country-codes       type 3: fixed list, version required, any code
 *     RolleCode = code *                         type 4: list and version required
 *     %KOPF = …                                  a macro, used as %KOPF
 *     ! Abgabe.Abgabe.0401 = …                   a root element
 */
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
export interface ChoiceUse {
  kind: 'choice';
  options: Particle[];
}
export interface SequenceUse {
  kind: 'sequence';
  items: Particle[];
}
export interface AnyUse {
  kind: 'any';
}
export type Particle = ElementUse | ChoiceUse | SequenceUse | AnyUse;

export interface AttributeUse {
  name: string;
  type: string;
  fixed?: string;
  required: boolean;
}

export interface CodeUse {
  /** URI of the list where the version of the standard fixes it. */
  listUri?: string;
  /** Key of `codeValues`, where list and version are fixed. */
  values?: string;
  listVersion?: string;
}

export interface ComplexType {
  name: string;
  attributes: AttributeUse[];
  content: SequenceUse;
  code?: CodeUse;
}

export interface Notation {
  types: Map<string, ComplexType>;
  roots: Map<string, ComplexType>;
}

const listPrefixes: Readonly<Record<string, string>> = {
  '': 'urn:xoev-de:xdomea:codeliste:',
  kosit: 'urn:xoev-de:kosit:codeliste:',
  xoev: 'urn:de:xoev:codeliste:',
};

/** `medium` → `urn:xoev-de:xdomea:codeliste:medium`, `xoev:erreichbarkeit` → `urn:de:xoev:codeliste:erreichbarkeit`. */
function listUriOf(short: string): string {
  if (short.includes('_')) return short.replaceAll('_', ' ');
  const at = short.indexOf(':');
  const prefix = at < 0 ? '' : short.slice(0, at);
  return `${listPrefixes[prefix] ?? ''}${short.slice(at + 1)}`;
}

function parseUse(token: string): ElementUse | AttributeUse {
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

function parseCode(name: string, words: string[]): ComplexType {
  const list = words[1]!;
  const preset = words.find((word) => word.startsWith('^'))?.slice(1);
  const [short, listVersion] = list.split('/');
  const fixedList = list !== '*' && list !== '-';
  const code: CodeUse = {
    ...(fixedList ? { listUri: listUriOf(short!) } : {}),
    ...(listVersion === undefined ? {} : { listVersion, values: list }),
  };
  const attributes: AttributeUse[] = [
    {
      name: 'listURI',
      type: 'anyURI',
      required: list === '*',
      ...(fixedList ? { fixed: code.listUri! } : {}),
    },
    {
      name: 'listVersionID',
      type: 'normalizedString',
      required: list !== '-' && listVersion === undefined,
      ...(listVersion === undefined ? {} : { fixed: listVersion }),
    },
  ];
  const items = [
    parseUse(
      `~code:${listVersion === undefined ? 'token' : `code ${list}`}${preset === undefined ? '' : `^${preset}`}`,
    ),
    ...(words.includes('-name') ? [] : [parseUse('~name:normalizedString?')]),
  ] as ElementUse[];
  return { name, attributes, content: { kind: 'sequence', items }, code };
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

/** Reads tables written in the notation. Later definitions of a name replace earlier ones. */
export function parseNotation(...texts: readonly string[]): Notation {
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
    const type = words[0] === 'code' ? parseCode(name!, words) : parseContent(name!, words);
    (root ? notation.roots : notation.types).set(name!, type);
  }
  return notation;
}
