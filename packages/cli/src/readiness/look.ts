import type { LocalText } from '@rathaus/client-core/texts';

/** How one look at an installation came out. `Why`: the words of an area for what kept it from being judged. */
export type Look<Why extends string = string, Absent extends string = string> =
  | { readonly state: 'passed'; readonly detail?: LocalText | undefined }
  /**
   * `weak`: good enough to try, not for operation. `code`: of an error, or of the area. `file`: what it was about. `words`:
   * sentences that say it better than the code does. `said`: what is known of this case, without personal data or secrets.
   */
  | {
      readonly state: 'failed' | 'weak';
      readonly code: string;
      readonly file?: string | undefined;
      readonly words?: LocalText | undefined;
      readonly said?: string | undefined;
    }
  /** Something stood in the way. */
  | { readonly state: 'not-judged'; readonly why: Why }
  /** There is nothing to look at. */
  | { readonly state: 'not-applicable'; readonly why: Absent };

/** A look that ended badly. */
export type FailedLook = Extract<Look, { state: 'failed' | 'weak' }>;

/** One look, at what. */
export interface CheckedLine<Thing extends string = string, Of extends Look = Look> {
  readonly thing: Thing;
  /** Undefined for what all tenants share. */
  readonly tenant?: string | undefined;
  /** Which one of several: a provider, a destination, a mailbox. */
  readonly about?: string | undefined;
  readonly look: Of;
}
