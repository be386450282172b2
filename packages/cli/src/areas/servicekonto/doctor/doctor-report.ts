import {
  createCollector,
  defineRules,
  pointer,
  type Report,
  type Term,
  term,
} from '@rathaus/client-core/findings';
import type { LocalText } from '@rathaus/client-core/texts';

/** What the doctor looks at. */
export type CheckedThing =
  | 'config'
  | 'address'
  | 'cookie-keys'
  | 'store'
  | 'discovery'
  | 'clock'
  | 'client'
  | 'callback'
  | 'logged-out'
  | 'levels'
  | 'keys'
  | 'gateway';

/** How one look came out. */
export type Look =
  | { readonly state: 'passed'; readonly detail?: LocalText | undefined }
  /** `code`: of an error, or of this doctor. `said`: what it says of this case, without personal data. */
  | {
      readonly state: 'failed' | 'weak';
      readonly code: string;
      readonly said?: string | undefined;
    }
  | { readonly state: 'not-judged'; readonly why: UncheckedReason }
  /** There is nothing to look at. */
  | { readonly state: 'not-applicable'; readonly why: AbsentReason };

/** What stood in the way. */
export type UncheckedReason =
  | 'config'
  | 'discovery'
  | 'client'
  | 'callback'
  | 'not-said'
  | 'protocol'
  | 'unclear'
  | 'no-date';

export type AbsentReason = 'no-logout' | 'no-gateway';

/** A line of the report. */
export interface CheckedLine {
  readonly thing: CheckedThing;
  /** Id of the provider; undefined for what all share. */
  readonly provider?: string | undefined;
  readonly look: Look;
}

export interface LoginDoctorReport extends Report {
  readonly kind: 'cli.servicekonto';
  readonly lines: readonly CheckedLine[];
}

export const loginUnchecked = 'cli.unchecked.servicekonto';

export type LoginDoctorValues = {
  /** `said` is empty where the error says no more than its code. */
  'cli.servicekonto.failed': { thing: Term<CheckedThing>; code: Term; said: string };
  'cli.servicekonto.weak': { thing: Term<CheckedThing>; code: Term; said: string };
};

export const loginDoctorRules = defineRules<LoginDoctorValues>({
  'cli.servicekonto.failed': { severity: 'error', who: 'operator' },
  'cli.servicekonto.weak': { severity: 'warning', who: 'operator' },
});

/** The lines as a report. What was not looked at keeps it from being passed; what is not there is no gap. */
export function reportOn(lines: readonly CheckedLine[]): LoginDoctorReport {
  const collector = createCollector();
  for (const { thing, provider, look } of lines) {
    const place = pointer(...[provider, thing].filter((one) => one !== undefined));
    if (look.state === 'failed' || look.state === 'weak')
      collector.add(
        loginDoctorRules.finding(`cli.servicekonto.${look.state}`, place, {
          thing: term(thing),
          code: term(look.code),
          said: look.said ?? '',
        }),
      );
    if (look.state === 'not-judged')
      collector.skip(loginUnchecked, place, { thing: term(thing), why: term(look.why) });
  }
  return { kind: 'cli.servicekonto', ...collector.result(), lines };
}
