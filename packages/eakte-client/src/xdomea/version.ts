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

/** True for any namespace of the standard, also of versions we do not know. */
export function isXdomeaNamespace(namespace: string): boolean {
  return namespace.startsWith(namespacePrefix);
}
