import type { FailureClass } from '../work/failure.ts';
import { type CallFaults, judgeCall } from './call-faults.ts';

const failureClasses = Object.keys({
  transient: true,
  credential: true,
  refusal: true,
  local: true,
  handler: true,
} satisfies Record<FailureClass, true>);

/** Judges what outbox and inbox have in common, for callers without types: what is wrong is named, by its place. */
export interface CallJudge {
  /** An id, a key or another text that is looked for. Texts that no row can have are no fault: there is none. */
  id(place: string, value: unknown): void;
  /** Filter of a list. */
  list(filter: unknown): void;
  /** Options of an act on one item. Its texts are judged where they are stored. */
  options(options: unknown): void;
  retryAll(filter: unknown): void;
  /** Options of a round, or of work until the end. That there is no signal is the matter of the worker. */
  run(options: unknown): void;
}

/** The judge of one box: its code, and the words of its states. */
export function createCallJudge(code: Parameters<typeof judgeCall>[0], states: readonly string[]): CallJudge {
  const judgeOptions = (
    place: string,
    given: unknown,
    judge: (given: Readonly<Record<string, unknown>>, faults: CallFaults) => void,
  ): void => {
    if (given === undefined) return;
    judgeCall(code, (faults) => {
      if (faults.object(place, given)) judge(given, faults);
    });
  };
  return {
    id: (place, value) =>
      judgeCall(code, (faults) => {
        if (typeof value !== 'string') faults.add(place, value === undefined ? 'is missing' : 'must be text');
      }),
    list: (filter) =>
      judgeOptions('filter', filter, ({ state, class: failureClass, code: failed, search }, faults) => {
        faults.oneOf('state', state, states);
        faults.oneOf('class', failureClass, failureClasses);
        faults.optionalText('code', failed);
        faults.optionalText('search', search);
      }),
    options: (options) => judgeOptions('options', options, () => undefined),
    retryAll: (filter) =>
      judgeOptions('filter', filter, ({ asked }, faults) => {
        // Whatever else a program without types gives must not say that a recipient was asked.
        if (asked !== undefined && typeof asked !== 'boolean') faults.add('asked', 'must be true or false');
      }),
    run: (options) =>
      judgeOptions('options', options, ({ signal, onReceive }, faults) => {
        faults.signal('signal', signal);
        if (onReceive !== undefined && typeof onReceive !== 'function')
          faults.add('onReceive', 'must be a function');
      }),
  };
}
