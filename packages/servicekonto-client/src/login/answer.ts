import { gatherBytes, isRathausError } from '@rathaus/client-core';
import { abortedError, unlessAborted } from '@rathaus/client-core/abort';
import { servicekontoError } from '../errors.ts';
import type { ProviderAnswer } from './protocol.ts';

/** Longest form of an answer: an encrypted SAML response with many attributes has some 30 kB. */
const mostOfAnswer = 200_000;
/** Milliseconds in which it has to arrive, also over a slow connection. */
const longestArrival = 30_000;

/** What a provider has sent to a callback address, from the query or from a form. */
export async function answerOf(request: Request): Promise<ProviderAnswer> {
  if (request.method === 'GET') return { method: 'GET', parameters: new URL(request.url).searchParams };
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw servicekontoError('servicekonto.request.form');
  return { method: 'POST', parameters: new URLSearchParams(await bodyOf(request, mostOfAnswer)) };
}

/**
 * The body as text, `most` bytes at most; what is longer is not read on. Errors: `servicekonto.request.form` when it is too
 * long, no UTF-8, breaks off, or does not come to an end; `servicekonto.request.body` when somebody has read it before us.
 */
export async function bodyOf(request: Request, most: number): Promise<string> {
  if (request.bodyUsed || request.body?.locked)
    throw servicekontoError('servicekonto.request.body', { message: 'the body was read by somebody else' });
  if (Number(request.headers.get('content-length')) > most) throw unreadable('size');
  const body = request.body?.getReader();
  if (!body) return '';
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), longestArrival);
  try {
    return await unlessAborted(textOf(body, most), late.signal, 'The body of an answer');
  } catch (error) {
    if (late.signal.aborted) throw unreadable('timeout');
    if (request.signal.aborted) throw abortedError('Reading the body of an answer', request.signal);
    // What the host throws when a connection breaks is of no type that anybody knows.
    throw isRathausError(error) ? error : unreadable('broken');
  } finally {
    clearTimeout(timer);
    // Whatever is left of it is read by nobody; whether the other side is told so changes nothing for us.
    body.cancel().catch(() => undefined);
  }
}

const unreadable = (reason: 'size' | 'timeout' | 'broken' | 'utf-8') =>
  servicekontoError('servicekonto.request.form', { details: { reason } });

async function textOf(body: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<string> {
  const gathered = gatherBytes(most);
  for (let next = await body.read(); !next.done; next = await body.read())
    if (!gathered.add(next.value)) throw unreadable('size');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(gathered.bytes());
  } catch {
    throw unreadable('utf-8');
  }
}
