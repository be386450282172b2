import {
  type AttributeUse,
  type CodeUse,
  type ComplexType,
  type ElementUse,
  parseUse,
} from '@rathaus/client-core/xml';

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

/**
 * The form of the tables for codes (XÖV-Handbuch, code list types 1 to 4):
 *
 *     MediumCode = code medium/1.0               a code of that list (type 1: fixed version and values)
 *     StaatCode = code kosit:country-codes       type 3: fixed list, version required, any code
 *     RolleCode = code *                         type 4: list and version required
 */
export function codeForm(name: string, words: readonly string[]): ComplexType {
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
