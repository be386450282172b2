import type { Words } from '../../manifest/element-doc.ts';

/** A live example: data of the element, or HTML where somebody could write it wrong by hand. */
export interface Case {
  readonly data?: object;
  readonly html?: string;
  /** What it does right or wrong, after "So" and "So nicht". */
  readonly says: Words;
}

/** What the documentation says of one element beyond its manifest. */
export interface Guide {
  /** What it is called among people. */
  readonly title: Words;
  readonly use: readonly Words[];
  readonly avoid: readonly Words[];
  readonly pairs: readonly { readonly good: Case; readonly bad: Case }[];
  /** State of `test/states.ts` that carries the numbers. */
  readonly typical: string;
  /** Captions of all states. */
  readonly states: Readonly<Record<string, Words>>;
  /** The element as somebody writes it by hand into a page or a CMS. */
  readonly html: string;
  /** Warnings of its own by code: what is wrong, and what citizens get. */
  readonly warnings: Readonly<Record<string, { readonly wrong: Words; readonly shown: Words }>>;
}
