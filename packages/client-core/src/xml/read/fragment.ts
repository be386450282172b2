import type { QName } from '../scan/names.ts';
import type { XmlScanner } from '../scan/scanner.ts';
import type { Scope } from './scope.ts';

/** Notes which prefixes foreign XML takes from outside, so that it can be written at another place. */
export class FragmentPrefixes {
  readonly #outer: Scope;
  readonly #found = new Map<string, string>();

  /** `outer` is the scope of the element around the fragment. */
  constructor(outer: Scope) {
    this.#outer = outer;
  }

  /** Looks at an element of the fragment and its attributes. */
  element(name: QName, scope: Scope, scanner: XmlScanner): void {
    this.#note(name.prefix, scope);
    for (let index = 0; index < scanner.attributeCount; index += 1) {
      const { prefix } = scanner.attributeNames[index]!;
      if (prefix !== '') this.#note(prefix, scope);
    }
  }

  #note(prefix: string, scope: Scope): void {
    if (prefix === 'xml' || prefix === 'xmlns' || scope.declaresBelow(prefix, this.#outer)) return;
    const uri = scope.namespace(prefix);
    if (uri !== undefined && uri !== '') this.#found.set(prefix, uri);
  }

  /** Prefix → namespace, undefined when the fragment needs none. */
  get namespaces(): Record<string, string> | undefined {
    return this.#found.size > 0 ? Object.fromEntries(this.#found) : undefined;
  }
}
