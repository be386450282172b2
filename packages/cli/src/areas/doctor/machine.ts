import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { type Result, same } from './check.ts';

const needed = [22, 18, 0] as const;

export function checkNode(version: string): Result {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  const older = needed.findIndex((part, index) => (parts[index] ?? 0) !== part);
  const ok = older === -1 || (parts[older] ?? 0) > (needed[older] ?? 0);
  return {
    id: 'node',
    title: same('Node.js'),
    status: ok ? 'ok' : 'finding',
    detail: same(version),
    repair: ok
      ? undefined
      : {
          de: `Node.js ${needed.join('.')} oder neuer installieren.`,
          en: `Install Node.js ${needed.join('.')} or newer.`,
        },
  };
}

/** Certificates, tokens and events depend on the clock. It cannot be before this version was made. */
const released = Date.parse('2026-11-01T00:00:00Z');
const farFuture = Date.parse('2046-11-01T00:00:00Z');

/** @param now milliseconds since the epoch */
export function checkClock(now: number): Result {
  const ok = now >= released && now < farFuture;
  return {
    id: 'clock',
    title: { de: 'Uhr', en: 'Clock' },
    status: ok ? 'ok' : 'finding',
    detail: same(new Date(now).toISOString()),
    repair: ok
      ? undefined
      : { de: 'Uhr des Rechners stellen (NTP).', en: 'Set the clock of the machine (NTP).' },
  };
}

/** Compares the clock with the `Date` header of an answer (whole seconds). */
export function checkClockAgainst(now: number, header: string | null): Result {
  const other = Date.parse(header ?? '');
  const title = { de: 'Uhr im Vergleich', en: 'Clock compared' };
  if (Number.isNaN(other)) {
    return {
      id: 'clock-reference',
      title,
      status: 'note',
      detail: { de: 'die Gegenstelle nennt keine Zeit', en: 'the other side names no time' },
    };
  }
  const seconds = Math.round((now - other) / 1000);
  const ok = Math.abs(seconds) <= 60;
  return {
    id: 'clock-reference',
    title,
    status: ok ? 'ok' : 'finding',
    detail: { de: `Abweichung ${seconds} s`, en: `difference ${seconds} s` },
    repair: ok
      ? undefined
      : {
          de: 'Uhr stellen: Anmeldungen und signierte Ereignisse werden sonst abgelehnt.',
          en: 'Set the clock: logins and signed events are refused otherwise.',
        },
  };
}

export async function checkTemporary(directory: string = tmpdir()): Promise<Result> {
  const title = { de: 'Temporärer Ordner', en: 'Temporary folder' };
  const repair = {
    de: 'Platz schaffen oder mit TMPDIR einen anderen Ordner nennen; Uploads werden dort zwischengelagert.',
    en: 'Make room or name another folder with TMPDIR; uploads are kept there for a while.',
  };
  try {
    await access(directory, constants.W_OK);
    const { bavail, bsize } = await statfs(directory);
    const free = bavail * bsize;
    const enough = free >= 1e9;
    return {
      id: 'temporary',
      title,
      status: enough ? 'ok' : 'finding',
      detail: {
        de: `${(free / 1e9).toFixed(1).replace('.', ',')} GB frei`,
        en: `${(free / 1e9).toFixed(1)} GB free`,
      },
      repair: enough ? undefined : repair,
    };
  } catch {
    return {
      id: 'temporary',
      title,
      status: 'finding',
      detail: { de: 'nicht beschreibbar', en: 'not writable' },
      repair,
    };
  }
}

/** Whether the usual ports are free. Not a fault: the sandbox then takes others. */
export async function checkPorts(first: number, count: number): Promise<Result> {
  const taken: number[] = [];
  for (let port = first; port < first + count; port++) if (!(await isFree(port))) taken.push(port);
  return {
    id: 'ports',
    title: { de: `Ports ${first} bis ${first + count - 1}`, en: `Ports ${first} to ${first + count - 1}` },
    status: taken.length === 0 ? 'ok' : 'note',
    detail:
      taken.length === 0
        ? { de: 'frei', en: 'free' }
        : {
            de: `belegt: ${taken.join(', ')}; die Sandbox nimmt dann freie`,
            en: `taken: ${taken.join(', ')}; the sandbox then takes free ones`,
          },
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
