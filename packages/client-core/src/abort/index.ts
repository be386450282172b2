export {
  type Abortable,
  type ApplicationLimits,
  abortedError,
  callApplication,
  sleep,
  throwIfAborted,
  unlessAborted,
} from './abort.ts';
