import type { KillPlan } from './kill-plan.ts';
import type { Shared } from './town-config.ts';
import type { ClockState } from './world-clock.ts';

/** What a worker is started with, as JSON in its environment. */
export interface WorkerStart {
  readonly shared: Shared;
  readonly effects: string;
  /** Number of the worker; the line knows it by the user agent. */
  readonly worker: number;
  readonly plan: KillPlan | undefined;
  readonly clock: ClockState;
  /** Milliseconds by which the clock of this process is wrong. */
  readonly skew: number;
}

/** From the parent. */
export type ToWorker =
  | { readonly type: 'enqueue'; readonly number: number }
  | { readonly type: 'clock'; readonly clock: ClockState };

/** From a worker. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'enqueued'; readonly number: number }
  /** Something that must not happen, or that a reader of the log wants to know. */
  | { readonly type: 'told'; readonly what: string; readonly about: string };

/** Name of the variable that carries `WorkerStart`. */
export const startVariable = 'RATHAUS_CHAOS_WORKER';
