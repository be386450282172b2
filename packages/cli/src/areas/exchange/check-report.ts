import {
  createCollector,
  defineRules,
  pointer,
  type Report,
  type Term,
  term,
} from '@rathaus/client-core/findings';

/** What `check` looks at. */
export type CheckedThing =
  | 'store'
  | 'content'
  | 'migrations'
  | 'keys'
  | 'token'
  | 'destination'
  | 'destination-keys'
  | 'mailbox';

/** How one look came out. */
export type Look =
  | { readonly state: 'passed'; readonly detail?: string | undefined }
  /** `code`: stable code of the error. */
  | { readonly state: 'failed'; readonly code: string }
  /** What stands in the way. */
  | { readonly state: 'not-judged'; readonly why: UncheckedReason };

export type UncheckedReason =
  | 'store'
  | 'token'
  | 'keys'
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
  'cli.exchange.failed': { thing: Term<CheckedThing>; code: Term };
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
        }),
      );
    if (look.state === 'not-judged' && look.why !== 'nothing-to-receive')
      collector.skip(checkUnchecked, place, { thing: term(thing), why: term(look.why) });
  }
  return { kind: 'cli.exchange', ...collector.result(), lines };
}
