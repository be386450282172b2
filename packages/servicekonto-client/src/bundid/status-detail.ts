import { childElements, type XmlElement } from '../saml/xml/tree.ts';
import { bundidAttributeList, bundidAttributeOf } from './attributes.ts';

/** One error in a `StatusDetail` of BundID. */
export interface StatusDetailError {
  /** Word of BundID: `IDP_REQUIRED_ATTRIBUTES_MISSING`. */
  readonly code: string;
  /** `Name` of each attribute that its text mentions and that is known or was asked for. */
  readonly attributes: readonly string[];
}

/** Real ones have a few hundred characters. */
const longestDetail = 16_384;
const mostErrors = 20;

/**
 * Reads the errors in a `StatusDetail` (interface description 10.2, section 9.7): JSON as text of an element of AKDB. Nothing
 * of it is relied on: what cannot be read is no error. The texts in it are foreign and stay here. `requested` are names
 * beyond the table that may be mentioned.
 */
export function readStatusDetail(
  detail: XmlElement | undefined,
  requested: readonly string[] = [],
): readonly StatusDetailError[] {
  const known = [...bundidAttributeList.map(({ name }) => name as string), ...requested];
  const texts = detail === undefined ? [] : childElements(detail).flatMap(textOfDetail);
  return texts
    .flatMap(errorsOf)
    .slice(0, mostErrors)
    .flatMap((error) => {
      const { code, message } = membersOf(error);
      if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]{0,63}$/.test(code)) return [];
      return [{ code, attributes: typeof message === 'string' ? mentioned(message, known) : [] }];
    });
}

function textOfDetail(element: XmlElement): string[] {
  const isOfAkdb = element.namespaceURI.startsWith('https://www.akdb.de/');
  if (!isOfAkdb || element.localName !== 'StatusDetail' || childElements(element).length > 0) return [];
  const text = element.childNodes.map((node) => (node.nodeType === 3 ? node.data : '')).join('');
  return text.length > longestDetail ? [] : [text];
}

function errorsOf(text: string): unknown[] {
  try {
    const { errors } = membersOf(JSON.parse(text));
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Whole object identifiers only: that of the surname is the beginning of that of the given name. */
function mentioned(message: string, known: readonly string[]): string[] {
  const oids = new Set(message.match(/(?<![\d.])\d+(?:\.\d+){2,}(?!\.?\d)/g));
  return [...new Set(known)].filter((name) => oids.has(name.slice('urn:oid:'.length)));
}

/** What people who write forms call an attribute: its name in an identity, or else that of BundID. */
export function shownName(name: string): string {
  const row = bundidAttributeOf(name);
  return row?.attribute ?? row?.friendlyName ?? name;
}
