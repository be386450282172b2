import {
  createCollector,
  defineRules,
  pointer,
  type Report,
  type Term,
  term,
} from '@rathaus/client-core/findings';
import type { LocalText } from '@rathaus/client-core/texts';

/** What `check` looks at. */
export type CheckedThing =
  | 'store'
  | 'content'
  | 'migrations'
  | 'keys'
  | 'roots'
  | 'token'
  | 'destination'
  | 'destination-keys'
  | 'mailbox';

/** How one look came out. */
export type Look =
  | { readonly state: 'passed'; readonly detail?: string | undefined }
  /** `code`: stable code of the error. `file`: what it was about. `said`: what the person did wrong, in a sentence. */
  | {
      readonly state: 'failed';
      readonly code: string;
      readonly file?: string | undefined;
      readonly said?: LocalText | undefined;
    }
  /** What stands in the way. */
  | { readonly state: 'not-judged'; readonly why: UncheckedReason };

export type UncheckedReason =
  | 'store'
  | 'token'
  | 'keys'
  | 'roots'
  | 'destination'
  | 'nothing-to-receive'
  | 'no-certificate'
  | 'no-revocation'
  | 'no-data';

/** A line of the report. */
export interface CheckedLine {
  readonly thing: CheckedThing;
  /** Tenant; undefined for what all share. */
  readonly tenant: string | undefined;
  /** Destination, or mailbox. */
  readonly about?: string | undefined;
  readonly look: Look;
}

export interface ExchangeCheckReport extends Report {
  readonly kind: 'cli.exchange';
  readonly lines: readonly CheckedLine[];
}

export const checkUnchecked = 'cli.unchecked.exchange';

export type ExchangeCheckValues = {
  /** `file`, `de` and `en` are empty where the error says no more than its code. */
  'cli.exchange.failed': { thing: Term<CheckedThing>; code: Term; file: string; de: string; en: string };
};

export const exchangeCheckRules = defineRules<ExchangeCheckValues>({
  'cli.exchange.failed': { severity: 'error', who: 'operator' },
});

/** The lines as a report. What was not looked at keeps it from being passed, but a mailbox that nobody has is no gap. */
export function reportOn(lines: readonly CheckedLine[]): ExchangeCheckReport {
  const collector = createCollector();
  for (const { thing, tenant, about, look } of lines) {
    const place = pointer(...[tenant, thing, about].filter((one) => one !== undefined));
    if (look.state === 'failed')
      collector.add(
        exchangeCheckRules.finding('cli.exchange.failed', place, {
          thing: term(thing),
          code: term(look.code),
          file: look.file ?? '',
          de: look.said?.de ?? '',
          en: look.said?.en ?? '',
        }),
      );
    if (look.state === 'not-judged' && look.why !== 'nothing-to-receive')
      collector.skip(checkUnchecked, place, { thing: term(thing), why: term(look.why) });
  }
  return { kind: 'cli.exchange', ...collector.result(), lines };
}
