import type { Seeded } from '../simulation/seeded.ts';

/** When a worker dies. Whatever the plan, it dies by SIGKILL and takes nothing with it. */
export type KillPlan =
  /** At a call to the service: when it arrives, while its body comes in, when the service has acted, in the answer. */
  | { readonly at: 'call'; readonly operation: string; readonly moment: CallMoment }
  /** Before or after the nth step on the disk of the content store. */
  | {
      readonly at: 'disk';
      readonly step: DiskStep;
      readonly nth: number;
      readonly moment: 'before' | 'after';
    }
  /** Before or after the nth statement to the database, within transactions too. */
  | { readonly at: 'database'; readonly nth: number; readonly moment: 'before' | 'after' }
  /** In the handler of the application: before its effect, or when it is done and not yet noted. */
  | { readonly at: 'handler'; readonly moment: 'before' | 'after' }
  /** So many milliseconds after the process was started, or after it was ready. */
  | { readonly at: 'start' | 'time'; readonly after: number };

export type CallMoment = 'arrived' | 'body' | 'acted' | 'answer';
export type DiskStep = (typeof diskSteps)[number];

const diskSteps = ['open', 'write', 'sync', 'rename', 'remove'] as const;
const operations = [
  'token',
  'getDestination',
  'getDestinationKey',
  'getServiceKeys',
  'createSubmission',
  'putAttachment',
  'submitSubmission',
  'getSubmissionEvents',
  'listSubmissions',
  'getSubmission',
  'getAttachment',
  'postCaseEvent',
] as const;
const withBody: readonly string[] = ['putAttachment', 'submitSubmission'];

/** Draws a plan: most at calls and storage steps, some at any instant. */
export function drawPlan(random: Seeded): KillPlan {
  const kind = random.next();
  if (kind < 0.45) {
    const operation = random.pick(operations);
    const moments: readonly CallMoment[] = withBody.includes(operation)
      ? ['arrived', 'body', 'body', 'acted', 'answer']
      : ['arrived', 'acted', 'answer'];
    return { at: 'call', operation, moment: random.pick(moments) };
  }
  const moment = random.pick(['before', 'after'] as const);
  if (kind < 0.65) return { at: 'disk', step: random.pick(diskSteps), nth: 1 + random.below(30), moment };
  if (kind < 0.8) return { at: 'database', nth: 20 + random.below(400), moment };
  if (kind < 0.85) return { at: 'handler', moment };
  if (kind < 0.88) return { at: 'start', after: random.below(300) };
  return { at: 'time', after: random.below(3000) };
}

/** A plan as a line of the tally. */
export function nameOf(plan: KillPlan): string {
  if (plan.at === 'call') return `call ${plan.operation} ${plan.moment}`;
  if (plan.at === 'disk') return `disk ${plan.step} ${plan.moment}`;
  return 'moment' in plan ? `${plan.at} ${plan.moment}` : plan.at;
}
