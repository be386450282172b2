export {
  type Abortable,
  type ApplicationLimits,
  awaitApplication,
  callApplication,
  sleep,
  unlessAborted,
} from './abort.ts';
export { abortedError, throwIfAborted } from './aborted.ts';
export { minimumPace } from './pace.ts';
export { type Items, untilAborted } from './until-aborted.ts';
