import { type Words, words } from '../../manifest/element-doc.ts';
import type { ElementName } from '../../src/locales/locale.ts';

/** What a test shows of a requirement. `not tested`: nothing here shows it, in either direction. */
export type Verdict = 'met' | 'partly' | 'not met' | 'not tested' | 'not applicable';

/** A test by its file and the beginning of its title. */
export type Evidence = readonly [file: string, title: string];

/** One clause of EN 301 549 V3.2.1, or a criterion that only WCAG 2.2 has. */
export interface Requirement {
  readonly clause: string;
  readonly title: Words;
  /** Elements it applies to; default: all. */
  readonly elements?: readonly ElementName[];
  readonly verdict: Verdict;
  /** Tests that look at every element of `elements`. */
  readonly all: readonly Evidence[];
  /** Tests of one element alone. */
  readonly own?: Partial<Readonly<Record<ElementName, readonly Evidence[]>>>;
  /** Other verdicts of single elements. */
  readonly except?: Partial<Readonly<Record<ElementName, Verdict>>>;
  readonly remark?: Words;
}

/** The verdicts in words. */
export const VERDICTS: Readonly<Record<Verdict, Words>> = {
  met: words('erfüllt', 'met'),
  partly: words('teilweise', 'partly'),
  'not met': words('nicht erfüllt', 'not met'),
  'not tested': words('nicht geprüft', 'not tested'),
  'not applicable': words('trifft nicht zu', 'not applicable'),
};

const en = (criterion: string): Evidence => ['test/en-301-549.browser.test.ts', `${criterion} `];
const every = (title: string): Evidence => ['test/accessible.browser.test.ts', title];

/** Tests that look at every state of every element. */
export const EVERY = {
  axe: every('has no axe finding, error or blocked resource'),
  dark: every('has no axe finding in dark'),
  reflow: every('does not overflow'),
  targets: every('has targets of at least 24 px'),
  order: every('moves the focus in reading order'),
  still: every('runs no animation and no transition'),
  forced: every('shows edge and focus in forced colours'),
  noScript: every('is complete and usable with JavaScript off'),
  tree: ['test/robust.browser.test.ts', 'has roles and names that a screen reader can work with'],
  languages: ['test/en-301-549.test.ts', '3.1.2 '],
  colours: ['src/theme/check-theme.test.ts', 'passes the own colours'],
  criterion: en,
} as const satisfies Record<string, Evidence | typeof en>;

/** Elements with something to use. */
export const CONTROLS: readonly ElementName[] = [
  'login',
  'level',
  'account',
  'consent',
  'field',
  'error-summary',
  'upload',
  'summary-list',
  'timeline',
  'mailbox',
  'language',
  'dataset',
  'defect',
];

/** Elements with fields. */
export const FIELDS: readonly ElementName[] = ['consent', 'field', 'upload'];
