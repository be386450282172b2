import { allowSandbox, sandboxHeader } from '../danger/index.ts';
import type { ErrorDetails } from '../errors/rathaus-error.ts';
import { sandboxRefused } from '../errors/sandbox-refused.ts';
import type { Clock } from '../observe/clock.ts';
import { ofStatus } from './declared.ts';
import { failing } from './errors.ts';
import type { ClientOptions } from './options.ts';
import { type BodyFault, fitsType, parseBody } from './read-body.ts';
import { readBytes } from './read-bytes.ts';
import { longestProblem, parseProblem } from './read-problem.ts';
import { requestIdOf } from './request-id.ts';
import { isTransient } from './retry.ts';
import { retryAfter } from './retry-after.ts';
import type { Attempt } from './send.ts';
import { redirected, transportError } from './transport-error.ts';

/** A success answer. */
export interface Answer {
  ok: true;
  status: number;
  data: unknown;
  headers: Headers;
  /** The number that the service gave to the request. */
  requestId: string | undefined;
}

/**
 * Node cancels a body that nobody reads yet when its `Response` was collected; it then looks empty. A reader may keep
 * the body alone, so the body keeps its response.
 */
const responses = new WeakMap<ReadableStream, Response>();

/** What the attempt lends for reading its answer. */
interface Reading {
  what: string;
  details: ErrorDetails;
  /** Aborts with the attempt. */
  signal: AbortSignal;
  ask<T>(name: string, work: (signal: AbortSignal) => T | PromiseLike<T>): Promise<T>;
  clock: Clock;
}

/** Reads the answer to one attempt. Rejects with a `RathausError` for all that is not a success the contract allows. */
export async function takeAnswer(
  response: Response,
  { request, call, view }: Attempt,
  options: ClientOptions,
  { what, details: known, signal, ask, clock }: Reading,
): Promise<Answer> {
  const { status, headers, body } = response;
  const { as, operation } = request;
  const requestId = requestIdOf(headers);
  const details = requestId ? { ...known, requestId } : known;
  const fail = failing(what, details, headers);
  // Not waited for: the connection may never confirm it.
  const drop = () => void body?.cancel().catch(() => undefined);
  const read = (most: number, until: AbortSignal) =>
    readBytes(response, most, until, (error) => {
      throw transportError(error, 'broke off', fail);
    });
  const refuse = (reason: BodyFault | 'too-large', rule: string) => {
    drop();
    return fail(`core.response.${reason}`, `answered ${status}, but ${rule}`, { status });
  };

  if (headers.has(sandboxHeader) && options[allowSandbox] !== true) {
    drop();
    throw sandboxRefused(what, details);
  }
  if (!status) throw redirected(fail);
  if (!response.ok) {
    // The status is known and is the answer; an explanation that breaks off, hangs or never ends does not change it.
    const bytes = await ask('The problem', (until) => read(longestProblem, until)).catch(() => undefined);
    const after = retryAfter(response, clock());
    throw fail('core.http.problem', `answered ${status}`, {
      retryable: isTransient(status),
      status,
      // Its text is the service's and may quote what was sent: it is not repeated in the message.
      problem: parseProblem(response, bytes),
      details:
        after === undefined
          ? details
          : { ...details, retryAfter: Math.min(Math.ceil(after / 1000), Number.MAX_SAFE_INTEGER) },
    });
  }

  const answer = (data: unknown): Answer => ({ ok: true, status, data, headers, requestId });
  const wantJson = as === 'json' || as === 'json-or-none';
  const { answers, writeOnly } = operation;
  // A success that the contract does not name may be like any of those it names.
  const types = answers && (ofStatus(answers, status) ?? Object.values(answers).flat());
  const none = !types && (status === 204 || status === 205);
  if (as === 'none' || view.method === 'HEAD' || types?.length === 0 || (none && !wantJson)) {
    // A login or a maintenance page is no success, also where nobody wants a body.
    if (
      types &&
      /^text\/html/i.test(headers.get('content-type') ?? '') &&
      !fitsType(response, false, types, options.alsoAccept)
    )
      throw refuse('content-type', 'with a page');
    drop();
    return answer(undefined);
  }
  const checkType = () => {
    if (!fitsType(response, wantJson, types, options.alsoAccept))
      throw refuse('content-type', 'not with a media type that was asked for');
  };
  const maxBytes = call.maxResponseBytes ?? options.maxResponseBytes ?? 20_000_000;
  if (typeof as === 'object') {
    checkType();
    if (body) responses.set(body, response);
    const context = { signal: call.signal, maxBytes, details };
    return answer(await ask('The reader of the answer', () => as.read(response, context)));
  }
  const bytes = await read(maxBytes, signal);
  if (!bytes) throw refuse('too-large', `with more than ${maxBytes} bytes`);
  if (wantJson && bytes.length === 0) {
    if (as === 'json' && !none) throw refuse('empty', 'without a body');
    return answer(undefined);
  }
  checkType();
  const parsed = parseBody(bytes, as, response);
  if (typeof parsed === 'string') throw refuse(parsed, 'its body cannot be read');
  return answer(writeOnly ? writeOnly.remove(parsed.data, writeOnly.pointers) : parsed.data);
}
