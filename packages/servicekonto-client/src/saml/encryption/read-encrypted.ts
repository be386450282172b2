import { invalid } from '../invalid.ts';
import { ns } from '../xml/namespaces.ts';
import {
  attribute,
  childrenNamed,
  onlyChild,
  requiredAttribute,
  requiredChild,
  textOf,
  type XmlElement,
} from '../xml/tree.ts';
import {
  type ContentMethod,
  contentMethods,
  type KeyMethod,
  keyTransports,
  oaepDigests,
  oaepMasks,
} from './algorithms.ts';
import { algorithmOf, bytesOf, type Part, requireEmpty, requireParts } from './parts.ts';

/** Wrapped keys in one element; a provider writes one, and two while keys roll over. */
export const mostKeys = 4;
/** Bytes of encrypted content. Real ones have 20 kB. */
export const longestContent = 1 << 20;
/** Bytes of a wrapped key: RSA with 16,384 bits. */
const longestKey = 2048;
const longestLabel = 1024;

/** A wrapped content key. */
export interface WrappedKey {
  readonly method: KeyMethod;
  readonly bytes: Uint8Array;
}

/** What is encrypted, and the wrapped keys that may open it. */
export interface EncryptedContent {
  readonly method: ContentMethod;
  readonly bytes: Uint8Array;
  readonly keys: readonly WrappedKey[];
}

const method: Part = [ns.xenc, 'EncryptionMethod', 1];
const cipherData: Part = [ns.xenc, 'CipherData', 1];
const keyInfo: Part = [ns.ds, 'KeyInfo', 1];
const properties: Part = [ns.xenc, 'EncryptionProperties', 1];
const wrappedKeys: Part = [ns.xenc, 'EncryptedKey', mostKeys];
const retrievals: Part = [ns.ds, 'RetrievalMethod', mostKeys];
/** Hints about a key, which nobody reads: keys come from the configuration alone. */
const hints: readonly Part[] = ['KeyName', 'KeyValue', 'X509Data'].map((name): Part => [ns.ds, name, 8]);

/**
 * Reads an element that holds `EncryptedData`, such as `EncryptedAssertion` (SAML Core, section 2.3.4; XML Encryption 1.1,
 * section 3). Its wrapped keys stand in the `KeyInfo` of the data or beside the data; nothing outside of the element is
 * looked at. What is there twice, contradicts something else or is unknown is refused.
 */
export function readEncrypted(element: XmlElement): EncryptedContent {
  requireParts(element, [[ns.xenc, 'EncryptedData', 1], wrappedKeys]);
  const data = requiredChild(element, ns.xenc, 'EncryptedData');
  requireParts(data, [method, keyInfo, cipherData, properties]);
  const type = attribute(data, 'Type');
  if (type !== undefined && type !== `${ns.xenc}Element`) throw invalid('encryption');
  const info = onlyChild(data, ns.ds, 'KeyInfo');
  if (info) requireParts(info, [wrappedKeys, retrievals, ...hints]);
  const elements = [element, ...(info ? [info] : [])].flatMap((one) =>
    childrenNamed(one, ns.xenc, 'EncryptedKey'),
  );
  const ids = idsOf([data, ...elements]);
  const dataId = attribute(data, 'Id');
  for (const one of info ? childrenNamed(info, ns.ds, 'RetrievalMethod') : [])
    judgeRetrieval(one, ids, dataId);
  if (elements.length > mostKeys) throw invalid('encryption');
  const keys = elements.map((one) => readKey(one, dataId));
  if (new Set(keys.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size < keys.length)
    throw invalid('encryption');
  return { method: contentMethodOf(data), bytes: cipherValueOf(data, longestContent), keys };
}

function idsOf(elements: readonly XmlElement[]): ReadonlySet<string> {
  const ids = elements.map((one) => attribute(one, 'Id')).filter((id) => id !== undefined);
  const unique = new Set(ids);
  if (unique.size < ids.length || unique.has('')) throw invalid('encryption');
  return unique;
}

/** A reference to a wrapped key: by nothing but the id of one that is here. */
function judgeRetrieval(retrieval: XmlElement, ids: ReadonlySet<string>, dataId: string | undefined): void {
  requireEmpty(retrieval);
  const type = attribute(retrieval, 'Type');
  if (type !== undefined && type !== `${ns.xenc}EncryptedKey`) throw invalid('encryption');
  const uri = requiredAttribute(retrieval, 'URI');
  const id = uri.slice(1);
  if (!uri.startsWith('#') || !ids.has(id) || id === dataId) throw invalid('encryption');
}

function contentMethodOf(data: XmlElement): ContentMethod {
  const element = requiredChild(data, ns.xenc, 'EncryptionMethod');
  requireParts(element, [[ns.xenc, 'KeySize', 1]]);
  const content = algorithmOf(element, contentMethods);
  judgeKeySize(element, content);
  return content;
}

/** A size that is written must be that of the algorithm (section 3.2), in bits. */
function judgeKeySize(element: XmlElement, { keyLength }: ContentMethod): void {
  const size = onlyChild(element, ns.xenc, 'KeySize');
  if (size && textOf(size) !== String(keyLength * 8)) throw invalid('encryption');
}

function readKey(element: XmlElement, dataId: string | undefined): WrappedKey {
  const name: Part = [ns.xenc, 'CarriedKeyName', 1];
  const references: Part = [ns.xenc, 'ReferenceList', 1];
  requireParts(element, [method, keyInfo, cipherData, properties, references, name]);
  const info = onlyChild(element, ns.ds, 'KeyInfo');
  // No key that is wrapped by another wrapped one, and none that is agreed on.
  if (info) requireParts(info, hints);
  const list = onlyChild(element, ns.xenc, 'ReferenceList');
  if (list) judgeReferences(list, dataId);
  return { method: keyMethodOf(element), bytes: cipherValueOf(element, longestKey) };
}

/** What a key says that it opens must be this data. */
function judgeReferences(list: XmlElement, dataId: string | undefined): void {
  requireParts(list, [[ns.xenc, 'DataReference', 1]]);
  const reference = requiredChild(list, ns.xenc, 'DataReference');
  if (dataId === undefined || attribute(reference, 'URI') !== `#${dataId}`) throw invalid('encryption');
}

function keyMethodOf(key: XmlElement): KeyMethod {
  const element = requiredChild(key, ns.xenc, 'EncryptionMethod');
  const algorithm = requiredAttribute(element, 'Algorithm');
  const mgf: Part = [ns.xenc11, 'MGF', algorithm === keyTransports.oaep ? 1 : 0];
  requireParts(element, [[ns.xenc, 'OAEPparams', 1], [ns.ds, 'DigestMethod', 1], mgf]);
  const digest = parameterOf(element, ns.ds, 'DigestMethod', oaepDigests);
  const params = onlyChild(element, ns.xenc, 'OAEPparams');
  const label = params && params.childNodes.length > 0 ? bytesOf(params, longestLabel) : undefined;
  const form = { name: 'RSA-OAEP', digest, label } as const;
  if (algorithm === keyTransports.oaep) {
    const conforming = { ...form, mgf: parameterOf(element, ns.xenc11, 'MGF', oaepMasks) };
    return { conforming, nonConforming: undefined };
  }
  if (algorithm !== keyTransports.mgf1p) throw invalid('encryption');
  const nonConforming = digest === 'SHA-1' ? undefined : { ...form, mgf: digest };
  return { conforming: { ...form, mgf: 'SHA-1' }, nonConforming };
}

/** A parameter that is SHA-1 where it is not written (section 5.5.2). */
function parameterOf<T>(
  element: XmlElement,
  namespace: string,
  name: string,
  table: Readonly<Record<string, T | 'SHA-1'>>,
): T | 'SHA-1' {
  const parameter = onlyChild(element, namespace, name);
  if (!parameter) return 'SHA-1';
  requireEmpty(parameter);
  return algorithmOf(parameter, table);
}

function cipherValueOf(element: XmlElement, most: number): Uint8Array {
  const data = requiredChild(element, ns.xenc, 'CipherData');
  // No CipherReference: bytes come from this message and from nowhere else.
  requireParts(data, [[ns.xenc, 'CipherValue', 1]]);
  return bytesOf(requiredChild(data, ns.xenc, 'CipherValue'), most);
}
