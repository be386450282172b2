import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Faults } from '../control/faults.ts';
import { idsOf, type RequestLog } from '../log/request-log.ts';
import type { Ids } from '../seed/ids.ts';
import { faultPage } from './fault-page.ts';
import type { Listener } from './listen.ts';
import { idHeader, markHeader } from './mark.ts';
import { relay, relayHeader, relaySecret } from './relay.ts';
import type { Service } from './service.ts';

interface FrontOptions {
  service: Service;
  faults: Faults;
  log: RequestLog;
  ids: Ids;
  /** `host:port` values under which this service may be addressed. */
  hosts: ReadonlySet<string>;
  signal: AbortSignal;
  /** Id of this sandbox. */
  sandboxId: () => string;
  /** The own port, and whether it speaks TLS. */
  own: { port: number; tls: boolean };
  /** What the service's clock says, when it is not the real one: milliseconds since the epoch. */
  time?: (() => number) | undefined;
}

/**
 * What comes before every service: refuses foreign host names (a page of the open web must not reach the sandbox by
 * DNS rebinding), applies faults, writes the log, and marks every answer as emulated.
 */
export function front(options: FrontOptions): Listener {
  return (request, response) => {
    void run(options, request, response).catch(() => response.destroy());
  };
}

async function run(options: FrontOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { service, faults, log, ids, hosts, signal, sandboxId, time } = options;
  const started = performance.now();
  const path = new URL(request.url ?? '/', 'http://sandbox.invalid').pathname;
  const method = request.method ?? 'GET';
  const operation = service.operation(method, path);
  const id = ids.uuid();
  const at = new Date().toISOString();
  let answered = true;
  response.setHeader(...markHeader);
  response.setHeader(idHeader, sandboxId());
  response.setHeader('x-request-id', id);
  if (time) response.setHeader('date', new Date(time()).toUTCString());
  response.once('close', () => {
    log.add({
      id,
      at,
      service: service.name,
      operation,
      method,
      ids: idsOf(path),
      status: answered && response.headersSent ? response.statusCode : 0,
      durationMs: Math.round(performance.now() - started),
    });
  });

  if (!hosts.has((request.headers.host ?? '').toLowerCase())) {
    response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Misdirected Request: unknown host name.\n');
    return;
  }
  const relayed = request.headers[relayHeader] === relaySecret;
  const due = relayed || service.name === 'control' ? [] : faults.take(service.name, operation);
  const lost = () => {
    answered = false;
  };
  if (await refused(options, due, operation, lost, request, response)) return;
  const drop = () => {
    lost();
    request.socket.destroy();
  };
  if (due.some((fault) => fault.drop === 'answer')) loseAnswer(response, drop);
  const duplicate = due.some((fault) => fault.duplicate);
  const truncate = due.some((fault) => fault.truncate);
  const trickleMs = due.find((fault) => fault.trickleMs !== undefined)?.trickleMs;
  if (!duplicate && !truncate && trickleMs === undefined) {
    await service.handle(request, response);
    return;
  }
  if (truncate) lost();
  await relay({ ...options.own, duplicate, truncate, trickleMs, signal }, request, response);
}

/** Applies what comes before the service: waiting, resets, statuses, pages. True when the call ends here. */
async function refused(
  { service, signal }: FrontOptions,
  due: readonly Fault[],
  operation: string,
  lost: () => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  for (const fault of due) {
    if (fault.delayMs) await sleep(fault.delayMs, undefined, { signal });
    if (fault.drop === 'request') {
      lost();
      // A reset needs a plain socket.
      if ('encrypted' in request.socket) request.socket.destroy();
      else request.socket.resetAndDestroy();
      return true;
    }
    if (fault.page !== undefined) {
      fail(faultPage(fault.page), fault.retryAfter, request, response);
      return true;
    }
    if (fault.status !== undefined) {
      const { status } = fault;
      fail({ status, ...service.failure(status, operation) }, fault.retryAfter, request, response);
      return true;
    }
  }
  return false;
}

function fail(
  answer: { status: number; contentType: string; body: string },
  retryAfter: number | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  // The rest of the upload is thrown away, otherwise the client would see a reset instead of the answer.
  request.resume();
  response.writeHead(answer.status, { 'content-type': answer.contentType });
  response.end(answer.body);
}

/** The handler believes that it answers; the caller sees a cut connection. */
function loseAnswer(response: ServerResponse, drop: () => void): void {
  const lost = (() => {
    drop();
    return response;
  }) as typeof response.writeHead & typeof response.end;
  response.writeHead = lost;
  response.end = lost;
  response.write = (() => {
    drop();
    return false;
  }) as typeof response.write;
}
