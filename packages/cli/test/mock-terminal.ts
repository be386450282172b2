import { type Area, run, type Terminal } from '../src/index.ts';

/** What a command line left behind. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** A terminal that keeps what is written to it. */
export function createMockTerminal(changes: Partial<Terminal> = {}) {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    async outBytes(bytes) {
      out += Buffer.from(bytes).toString('latin1');
    },
    err: (text) => {
      err += text;
    },
    isTTY: false,
    colour: false,
    columns: 80,
    env: {},
    signal: new AbortController().signal,
    clock: () => Date.parse('2026-11-23T12:00:00Z'),
    ...changes,
  };
  return { terminal, out: () => out, err: () => err };
}

/** Runs a command line in the process. */
export async function rathaus(
  line: readonly string[],
  changes: Partial<Terminal> = {},
  areas?: readonly Area[],
): Promise<Outcome> {
  const { terminal, out, err } = createMockTerminal(changes);
  const code = await run(line, terminal, areas);
  return { code, out: out(), err: err() };
}
