import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Faults } from '../control/faults.ts';
import { idsOf, type RequestLog } from '../log/request-log.ts';
import type { Ids } from '../seed/ids.ts';
import type { Listener } from './listen.ts';
import { markHeader } from './mark.ts';
import type { Service } from './service.ts';

interface FrontOptions {
  service: Service;
  faults: Faults;
  log: RequestLog;
  ids: Ids;
  /** `host:port` values under which this service may be addressed. */
  hosts: ReadonlySet<string>;
  signal: AbortSignal;
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
  const { service, faults, log, ids, hosts, signal } = options;
  const started = performance.now();
  const path = new URL(request.url ?? '/', 'http://sandbox.invalid').pathname;
  const method = request.method ?? 'GET';
  const operation = service.operation(method, path);
  const id = ids.uuid();
  const at = new Date().toISOString();
  let answered = true;
  response.setHeader(...markHeader);
  response.setHeader('x-request-id', id);
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
  const drop = () => {
    answered = false;
    request.socket.destroy();
  };
  const due = service.name === 'control' ? [] : faults.take(service.name, operation);
  for (const fault of due) {
    if (fault.delayMs) await sleep(fault.delayMs, undefined, { signal });
    if (fault.drop === 'request') return drop();
    if (fault.status !== undefined) return fail(service, fault, fault.status, request, response);
    if (fault.drop === 'answer') loseAnswer(response, drop);
  }
  await service.handle(request, response);
}

function fail(
  service: Service,
  fault: Fault,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { contentType, body } = service.failure(status);
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
  // The rest of the upload is thrown away, otherwise the client would see a reset instead of the answer.
  request.resume();
  response.writeHead(status, { 'content-type': contentType });
  response.end(body);
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
