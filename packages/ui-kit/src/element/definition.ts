import type { ElementName } from '../locales/locale.ts';
import type { Reader } from '../reader/reader.ts';
import type { Attributes } from '../tree/tree.ts';
import type { Template } from './template.ts';

/** What an element is: its name without prefix, the reader of its data and its template, for server, browser and frameworks. */
export interface Definition<N extends ElementName, Data> {
  readonly name: N;
  /** Reads what a page gives, whatever that is; also the list of members, which are attributes in kebab case. */
  readonly read: Reader<Data>;
  readonly tree: Template<N, Data>;
  /** Attributes that the host needs where the content stands between its tags, for what the script does beside it. */
  readonly host?: ((data: Data, now: Date) => Attributes) | undefined;
  /**
   * What people have been asked, for frameworks, which use the nodes of old content again: what was answered stays while
   * this is the same, and never passes to another question.
   */
  readonly key?: ((data: Data) => string) | undefined;
}
