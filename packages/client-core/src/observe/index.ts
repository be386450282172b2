export type { Clock, Random } from './clock.ts';
export {
  type Isolated,
  type IsolateOptions,
  isolate,
  type LogEntry,
  type Logger,
  type Observer,
  type ObserverFaults,
  type OnProgress,
  type Progress,
} from './observe.ts';
