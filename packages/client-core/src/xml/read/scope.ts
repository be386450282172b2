import type { QName } from '../scan/names.ts';

/** Bound to the prefix `xml` everywhere (Namespaces in XML 1.0, section 3). */
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The namespaces in scope of an element, with the names of the file already resolved against a schema. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly #own: Map<string, string>;
  /** Name id of the schema + 2 by id of the qualified name; 1 when the schema has no such name; 0 when not looked up. */
  #resolved = new Int16Array(64);
  #generation = 0;

  constructor(parent: Scope | undefined, own: Map<string, string>) {
    this.parent = parent;
    this.#own = own;
  }

  /** Namespace of a prefix: '' when the default namespace is unset, undefined when the prefix is not declared. */
  namespace(prefix: string): string | undefined {
    const own = this.#own.get(prefix);
    if (own !== undefined) return own;
    if (this.parent) return this.parent.namespace(prefix);
    if (prefix === 'xml') return xmlNamespace;
    return prefix === '' ? '' : undefined;
  }

  /** True when a scope between this one and an outer one declares the prefix. */
  declaresBelow(prefix: string, outer: Scope): boolean {
    for (let at: Scope | undefined = this; at !== undefined && at !== outer; at = at.parent) {
      if (at.#own.has(prefix)) return true;
    }
    return false;
  }

  /** All declarations in scope. */
  all(): Record<string, string> {
    return { ...this.parent?.all(), ...Object.fromEntries(this.#own) };
  }

  /** Id of an element name in the schema, -1 when it has none. */
  nameId(name: QName, nameIds: ReadonlyMap<string, number>, generation: number): number {
    if (this.#generation !== generation) {
      this.#resolved.fill(0);
      this.#generation = generation;
    }
    const known = this.#resolved[name.id];
    if (known !== undefined && known !== 0) return known - 2;
    const namespace = this.namespace(name.prefix);
    const id = namespace === undefined ? -1 : (nameIds.get(`{${namespace}}${name.local}`) ?? -1);
    if (name.id >= this.#resolved.length) {
      const larger = new Int16Array(Math.max(name.id + 1, this.#resolved.length * 2));
      larger.set(this.#resolved);
      this.#resolved = larger;
    }
    this.#resolved[name.id] = id + 2;
    return id;
  }
}
