import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { pointer, term } from '@rathaus/client-core/findings';
import { type Examined, found } from './doctor-report.ts';

const needed = [22, 18, 0] as const;

export function checkNode(version: string): Examined {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  const older = needed.findIndex((part, index) => (parts[index] ?? 0) !== part);
  if (older === -1 || (parts[older] ?? 0) > (needed[older] ?? 0)) return { facts: { node: version } };
  return found('cli.doctor.node', 'node', { found: term(version), needed: term(needed.join('.')) });
}

/** Certificates, tokens and events depend on the clock. It cannot be before this version was made. */
const released = Date.parse('2026-11-01T00:00:00Z');
const farFuture = Date.parse('2046-11-01T00:00:00Z');

/** @param now milliseconds since the epoch */
export function checkClock(now: number): Examined {
  const clock = new Date(now).toISOString();
  if (now >= released && now < farFuture) return { facts: { clock } };
  return found('cli.doctor.clock', 'clock', { now: term(clock) });
}

/** Compares the clock with the `Date` header of an answer (whole seconds). */
export function checkClockAgainst(now: number, header: string | null): Examined {
  const other = Date.parse(header ?? '');
  if (Number.isNaN(other)) {
    return { unchecked: [{ what: 'cli.unchecked.clock', place: pointer('difference'), values: {} }] };
  }
  const seconds = Math.round((now - other) / 1000);
  if (Math.abs(seconds) <= 60) return { facts: { difference: seconds } };
  return found('cli.doctor.clock-differs', 'difference', { seconds });
}

export async function checkTemporary(directory: string = tmpdir()): Promise<Examined> {
  try {
    await access(directory, constants.W_OK);
    const { bavail, bsize } = await statfs(directory);
    const free = bavail * bsize;
    if (free >= 1e9) return { facts: { temporary: free } };
    return found('cli.doctor.temporary-full', 'temporary', { gigabytes: Math.floor(free / 1e8) / 10 });
  } catch {
    return found('cli.doctor.temporary-closed', 'temporary', {});
  }
}

/** Whether the usual ports are free. Not a fault: the sandbox then takes others. */
export async function checkPorts(first: number, count: number): Promise<Examined> {
  const taken: number[] = [];
  for (let port = first; port < first + count; port++) if (!(await isFree(port))) taken.push(port);
  if (taken.length === 0) return { facts: { ports: { first, last: first + count - 1 } } };
  return found('cli.doctor.ports-taken', 'ports', { ports: taken.map((port) => term(`${port}`)) });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
