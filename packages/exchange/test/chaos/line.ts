import { Buffer } from 'node:buffer';
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { contractOperationOf } from '../operation-of.ts';
import type { Seeded } from '../simulation/seeded.ts';
import { createKeyLedger } from './key-ledger.ts';
import type { CallMoment } from './kill-plan.ts';
import { type Fate, fateOf, type Weather } from './weather.ts';

/** One request as the line saw it. */
interface LineEntry {
  readonly at: string;
  readonly worker: number;
  readonly operation: string;
  readonly path: string;
  readonly fate: string;
  status: number | undefined;
}

export interface LineOptions {
  /** Origin of the delivery service. */
  readonly target: string;
  readonly random: Seeded;
  /** Told before the line goes on, so that a worker can be ended exactly then. */
  onMoment(worker: number, operation: string, moment: CallMoment): void;
}

/** A line to the delivery service that does what lines do: a proxy of its own process, on loopback. */
export async function openLine({ target, random, onMoment }: LineOptions) {
  const { hostname, port } = new URL(target);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const ledger = createKeyLedger();
  const log: LineEntry[] = [];
  const counts = new Map<string, number>();
  const late = new Set<Promise<unknown>>();
  let weather: Weather = 'clear';

  const server = http.createServer((request, response) => {
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    carry(request, response).catch(() => response.destroy());
  });

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const [path = ''] = url.split('?');
    const operation = contractOperationOf(method, path);
    const worker = Number(/worker (\d+)/.exec(request.headers['user-agent'] ?? '')?.[1] ?? -1);
    const fate = fateOf(weather, operation, random);
    const entry: LineEntry = {
      at: new Date().toISOString(),
      worker,
      operation,
      path,
      fate: fate.type === 'answer' ? `${weather} ${fate.status}` : fate.type,
      status: undefined,
    };
    log.push(entry);
    if (log.length > 4000) log.shift();
    counts.set(entry.fate, (counts.get(entry.fate) ?? 0) + 1);
    const moment = (one: CallMoment) => onMoment(worker, operation, one);

    moment('arrived');
    if ('delay' in fate && fate.delay > 0) await sleep(fate.delay);
    if (fate.type === 'lost') return void request.socket.destroy();
    if (fate.type === 'answer') return answerInstead(request, response, fate);
    const { headers: given } = request;
    const headers = { ...given, host: `${hostname}:${port}` };
    const send = () => http.request({ hostname, port, method, path: url, headers, agent });

    const onward = send();
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      onward.once('response', resolve);
      onward.once('error', reject);
    });
    const chunks: Buffer[] = [];
    // Not piped: what breaks off here must break off there as well, in the middle of the body.
    request.on('data', (chunk: Buffer) => {
      if (chunks.push(chunk) === 1) moment('body');
      onward.write(chunk);
    });
    request.once('end', () => onward.end());
    request.once('close', () => {
      noteCiphertexts(operation, Buffer.concat(chunks), path);
      if (!request.complete) onward.destroy();
    });
    const answer = await answered;
    answer.on('error', () => undefined);
    entry.status = answer.statusCode;
    const body = await bytesOf(answer);
    moment('acted');
    if (fate.type === 'again')
      later(async () => {
        await sleep(fate.after);
        await replay(send(), Buffer.concat(chunks));
      });
    if (fate.type === 'unanswered') return void request.socket.destroy();
    if (fate.type === 'pass' && fate.answerDelay > 0) await sleep(fate.answerDelay);
    response.writeHead(answer.statusCode ?? 502, withoutFraming(answer.headers, body.length));
    const half = Math.floor(body.length / 2);
    if (half > 0) response.write(body.subarray(0, half));
    else response.flushHeaders();
    moment('answer');
    if (fate.type === 'cut') return void setImmediate(() => request.socket.destroy());
    response.end(body.subarray(half));
  }

  function later(work: () => Promise<void>): void {
    const task: Promise<unknown> = work()
      .catch(() => undefined)
      .finally(() => late.delete(task));
    late.add(task);
  }

  /** The same bytes once more; nobody waits for the answer. */
  async function replay(onward: http.ClientRequest, body: Buffer): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      onward.once('error', reject);
      onward.once('response', (answer) => answer.resume().once('close', resolve));
    });
    onward.end(body);
    await done;
  }

  function noteCiphertexts(operation: string, body: Buffer, what: string): void {
    if (operation === 'putAttachment') ledger.note(body, what);
    if (operation !== 'submitSubmission') return;
    try {
      const content = JSON.parse(body.toString()) as { encryptedMetadata: string; encryptedData: string };
      ledger.note(Buffer.from(content.encryptedMetadata), what);
      ledger.note(Buffer.from(content.encryptedData), what);
    } catch {
      // Broken off: what was sent before or after it is whole.
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ledger,
    counts,
    set(next: Weather): void {
      weather = next;
    },
    /** The last requests, oldest first; of one submission when it is named. */
    tail(about?: string, most = 60): string[] {
      return log
        .filter(({ path }) => about === undefined || path.includes(about))
        .slice(-most)
        .map(
          ({ at, worker, operation, path, fate, status }) =>
            `${at} w${worker} ${operation} ${path} ${fate} ${status ?? '-'}`,
        );
    },
    /** When nothing that was doubled is under way any more. */
    async calm(): Promise<void> {
      while (late.size > 0) await Promise.all(late);
    },
    async close(): Promise<void> {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Line = Awaited<ReturnType<typeof openLine>>;

async function answerInstead(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: Fate & { type: 'answer' },
): Promise<void> {
  request.resume();
  response.writeHead(status, { ...headers, connection: 'close' });
  response.end(body);
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The body is passed on in one length, whatever way it came. */
function withoutFraming(headers: OutgoingHttpHeaders, length: number): OutgoingHttpHeaders {
  const {
    'transfer-encoding': _,
    'keep-alive': __,
    connection: ___,
    'content-length': ____,
    ...rest
  } = headers;
  return { ...rest, ...(length > 0 && { 'content-length': length }) };
}
