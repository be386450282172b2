import { checkConfig } from '@rathaus/client-core/config';
import { servicekontoError } from '../errors.ts';
import {
  type Loading,
  type LoadingDays,
  type LoadingProvider,
  lastLoadingBefore,
  loadingAfter,
  loadingDays,
  type PlanAssumption,
} from './loading-days.ts';
import type { KeyUse } from './rules.ts';

/** What is done, or happens, in a step; `keyPlanTexts` of `/texts` say it. */
export type KeyChangeStepName =
  | 'make-key'
  | 'publish-both'
  | 'open-both'
  | 'hand-in'
  | 'loading'
  | 'sign-with-new'
  | 'watch'
  | 'take-out-old'
  | 'hand-in-without-old'
  | 'loading-without-old'
  | 'destroy-old';

/** A step with its time: instants in ISO 8601, UTC. */
export interface KeyChangeStep {
  readonly step: KeyChangeStepName;
  /** Not before. */
  readonly from: string;
  /** Not later, where there is a limit; of a loading: it is through by then. */
  readonly by?: string | undefined;
}

/** What has to be known to plan. */
export interface KeyChangeOptions {
  /** A provider whose loading days are known, or the loading days of any. */
  readonly provider: LoadingProvider | { readonly loads: LoadingDays };
  readonly use: KeyUse;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** End of the certificate that is in use, milliseconds since 1970. */
  readonly oldExpires?: number | undefined;
  /** Days for which the old key stays ready after the new one is in use. Default 14: going back costs no loading day. */
  readonly overlapDays?: number | undefined;
}

/** The way from one key to the next. */
export interface KeyChangePlan {
  readonly use: KeyUse;
  /** In the order in which they are done. */
  readonly steps: readonly KeyChangeStep[];
  /** Whether the provider has the new certificate before the old one ends. True when no end is given. */
  readonly isInTime: boolean;
  /** The last moment to hand in so that it would be; with `oldExpires`. */
  readonly lastHandIn?: string | undefined;
  /** What of it nobody has confirmed. */
  readonly assumptions: readonly PlanAssumption[];
}

const day = 86_400_000;

/**
 * Plans the change of a key of the service provider, step by step with dates.
 *
 * A key for signatures: the provider has to know the new one before we sign with it, so both are published, it loads them, and
 * only then the order is changed. A key for encryption: we have to open with the new one before the provider knows it, so
 * it is ready on our side first; from the loading on the provider uses it by itself, at an hour that nobody has to know. In
 * both cases the old key stays until the overlap is over, and going back is one change of the order.
 *
 * Loading days and cut-offs are days and hours in Germany, in summer as in winter. Errors: `servicekonto.config.invalid`.
 *
 * @example
 * const { steps, isInTime } = planKeyChange({
 *   provider: 'bundid-production', use: 'signing', now: Date.now(), oldExpires: certificate.notAfter,
 * });
 */
export function planKeyChange(options: KeyChangeOptions): KeyChangePlan {
  const loads = checked(options);
  const { use, now, oldExpires, overlapDays = 14 } = options;
  const first = loadingAfter(now, loads);
  const steps = use === 'signing' ? signingSteps : encryptionSteps;
  const last =
    oldExpires === undefined ? undefined : lastLoadingBefore(Math.min(oldExpires, latest), loads).handInBy;
  return {
    use,
    steps: steps(now, first, overlapDays * day, loads),
    isInTime: oldExpires === undefined || first.until <= oldExpires,
    lastHandIn: iso(last),
    assumptions: loads.assumptions ?? [],
  };
}

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

const step = (name: KeyChangeStepName, from: number, by?: number | undefined): KeyChangeStep => ({
  step: name,
  from: new Date(from).toISOString(),
  by: iso(by),
});

function signingSteps(now: number, first: Loading, overlap: number, loads: LoadingDays): KeyChangeStep[] {
  const isOver = first.until + overlap;
  const second = loadingAfter(isOver, loads);
  return [
    step('make-key', now, first.handInBy),
    step('publish-both', now, first.handInBy),
    step('hand-in', now, first.handInBy),
    step('loading', first.from, first.until),
    step('sign-with-new', first.until),
    step('watch', first.until, isOver),
    step('take-out-old', isOver, second.handInBy),
    step('hand-in-without-old', isOver, second.handInBy),
    step('loading-without-old', second.from, second.until),
    step('destroy-old', second.until),
  ];
}

function encryptionSteps(now: number, first: Loading, overlap: number): KeyChangeStep[] {
  const isOver = first.until + overlap;
  return [
    step('make-key', now, first.handInBy),
    step('open-both', now, first.handInBy),
    step('hand-in', now, first.handInBy),
    step('loading', first.from, first.until),
    step('watch', first.until, isOver),
    step('take-out-old', isOver),
    step('destroy-old', isOver),
  ];
}

function checked({ provider, use, now, oldExpires, overlapDays }: KeyChangeOptions): LoadingDays {
  const loads: LoadingDays | undefined =
    typeof provider === 'string'
      ? Object.hasOwn(loadingDays, provider)
        ? loadingDays[provider]
        : undefined
      : provider?.loads;
  checkConfig(
    (facts) => servicekontoError('servicekonto.config.invalid', facts),
    (faults) => {
      faults.oneOf('use', use, ['signing', 'encryption']);
      if (use === undefined) faults.add('use', { rule: 'missing' });
      if (!(now >= 0 && now < latest)) faults.add('now', 'must be an instant');
      faults.number('oldExpires', oldExpires, 0);
      faults.number('overlapDays', overlapDays, 0);
      if (overlapDays !== undefined && overlapDays > mostOverlap)
        faults.add('overlapDays', `must be at most ${mostOverlap}`);
      if (!loads) faults.oneOf('provider', String(provider), Object.keys(loadingDays));
      else if (loads.kind === 'by-hand') faults.number('provider.loads.days', loads.days, 0);
      else {
        for (const [member, value] of [
          ['weekday', loads.weekday],
          ['cutOff.weekday', loads.cutOff.weekday],
        ] as const)
          if (!Number.isInteger(value) || value < 1 || value > 7)
            faults.add(`provider.loads.${member}`, 'must be a weekday from 1 (Monday) to 7');
        if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(loads.cutOff.time))
          faults.add('provider.loads.cutOff.time', 'must be a time such as 12:00');
      }
    },
  );
  return loads!;
}

/** Certificates without an end say 9999; days of the calendar behind it are written otherwise. */
const latest = Date.UTC(9000, 0, 1);
const mostOverlap = 3650;
