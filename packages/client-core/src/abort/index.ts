export {
  type Abortable,
  type ApplicationLimits,
  abortedError,
  callApplication,
  sleep,
  throwIfAborted,
  unlessAborted,
} from './abort.ts';
export { type Items, untilAborted } from './until-aborted.ts';
