import { setTimeout } from 'node:timers/promises';

/** Something that somebody does while people log in. */
export interface Change {
  readonly name: string;
  do(): unknown;
}

/** What became of a login, and the changes that had been begun last when it began and when it ended. */
export type Traced<Trace> = Trace & { readonly after: string; readonly until: string };

/** What became of the logins. */
export interface Load<Trace> {
  /** In the order in which they ended. */
  readonly traces: readonly Traced<Trace>[];
  /** Milliseconds. */
  readonly time: number;
}

export interface LoadOptions<Trace> {
  /** At least so many; the changes share them. */
  readonly logins: number;
  /** So many people stand in line, and each of them logs in again and again. */
  readonly atOnce: number;
  /** `n` counts the logins, `line` the people. */
  login(n: number, line: number): Promise<Trace>;
  /** One after the other. The next one comes when enough logins that began after the former have ended. */
  readonly changes: readonly Change[];
}

/** Logs people in without a pause while things change; ends when all changes are done and enough people were in. */
export async function whileChanging<Trace>(options: LoadOptions<Trace>): Promise<Load<Trace>> {
  const { logins, atOnce, login, changes } = options;
  const begun = performance.now();
  const traces: Traced<Trace>[] = [];
  const each = Math.ceil(logins / (changes.length + 1));
  let next = 0;
  let after = 'nothing';
  let ended = 0;
  let isOver = false;
  const enough = async () => {
    while (!isOver && ended < each) await setTimeout(20);
  };
  const changing = async () => {
    await enough();
    for (const change of changes) {
      after = change.name;
      await change.do();
      // Only now: of those who were let in while it was being done nobody knows what they met.
      after = `${change.name}, done`;
      ended = 0;
      await enough();
    }
  };
  const line = async (_: unknown, at: number) => {
    while (!isOver || next < logins) {
      next += 1;
      const name = after;
      const trace = await login(next, at);
      traces.push({ ...trace, after: name, until: after });
      if (name === after) ended += 1;
    }
  };
  const over = (): void => {
    isOver = true;
  };
  const lines = Array.from({ length: atOnce }, line);
  await Promise.all([changing().finally(over), ...lines.map((one) => one.finally(over))]);
  return { traces, time: performance.now() - begun };
}
