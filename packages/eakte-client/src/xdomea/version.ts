/** The versions of the standard that are read and written. Source: xdomea schema files, attribute `version`. */
export const xdomeaVersions = ['2.3.0', '2.4.0', '3.0.0', '3.1.0', '4.0.0'] as const;

/** A version of xdomea. `3.0.0` is the binding one, `4.0.0` the newest published (11/2024). */
export type XdomeaVersion = (typeof xdomeaVersions)[number];

const namespacePrefix = 'urn:xoev-de:xdomea:schema:';

/** The XML namespace of a version: `urn:xoev-de:xdomea:schema:3.0.0`. */
export function namespaceOf(version: XdomeaVersion): string {
  return namespacePrefix + version;
}

/** The version of a namespace, or undefined when it is not one we know. */
export function versionOfNamespace(namespace: string): XdomeaVersion | undefined {
  return xdomeaVersions.find((version) => namespaceOf(version) === namespace);
}

/** A version of the standard that is recognised and not read. */
export interface OtherVersion {
  /** As the namespace says: `2.2.0`. */
  readonly version: string;
  /** `older` than all that are read, or `unknown`: newer, or of a number that never was. */
  readonly age: 'older' | 'unknown';
}

/**
 * Namespaces before 2.3: `http://www.xdomea.de/V2.2.0`. Unverified: no schema file of these versions was at hand, so the
 * form is taken loosely, and it only serves to say what the file is.
 */
const oldNamespace = /^https?:\/\/(?:www\.)?xdomea\.de\/(?:[a-z/]*\/)?v?(\d{1,3}(?:\.\d{1,3}){1,2})\/?$/i;
const versionNumber = /^\d{1,3}(?:\.\d{1,3}){1,2}$/;

/** The version of a namespace of the standard that is not read, or undefined when it is read or is none of the standard. */
export function otherVersionOf(namespace: string): OtherVersion | undefined {
  if (versionOfNamespace(namespace)) return undefined;
  const tail = namespace.startsWith(namespacePrefix) ? namespace.slice(namespacePrefix.length) : '';
  const version = versionNumber.test(tail) ? tail : oldNamespace.exec(namespace)?.[1];
  if (version === undefined) return undefined;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOlder = major < 2 || (major === 2 && minor < 3);
  return { version, age: isOlder ? 'older' : 'unknown' };
}

/** True for any namespace of the standard, also of versions we do not read. */
export function isXdomeaNamespace(namespace: string): boolean {
  return namespace.startsWith(namespacePrefix) || oldNamespace.test(namespace);
}
