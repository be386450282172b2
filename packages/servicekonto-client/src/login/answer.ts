import { unlessAborted } from '@rathaus/client-core/abort';
import { servicekontoError } from '../errors.ts';
import type { ProviderAnswer } from './protocol.ts';

/** Longest form of an answer: an encrypted SAML response with many attributes has some 30 kB. */
const mostBytes = 1_000_000;
/** Milliseconds in which it has to arrive, also over a slow connection. */
const longestArrival = 30_000;

/** What a provider has sent to a callback address, from the query or from a form. */
export async function answerOf(request: Request): Promise<ProviderAnswer> {
  if (request.method === 'GET') return { method: 'GET', parameters: new URL(request.url).searchParams };
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw servicekontoError('servicekonto.request.form');
  return { method: 'POST', parameters: new URLSearchParams(await bodyOf(request)) };
}

/** The body as text. Errors: `servicekonto.request.form` when it is too long, no UTF-8, or does not come to an end. */
export async function bodyOf(request: Request): Promise<string> {
  const body = request.body?.getReader();
  if (!body) return '';
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), longestArrival);
  try {
    return await unlessAborted(textOf(body), late.signal, 'The body of an answer');
  } catch (error) {
    if (!late.signal.aborted) throw error;
    throw servicekontoError('servicekonto.request.form', { details: { reason: 'timeout' } });
  } finally {
    clearTimeout(timer);
    // Whatever is left of it is read by nobody; whether the other side is told so changes nothing for us.
    body.cancel().catch(() => undefined);
  }
}

async function textOf(body: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await body.read(); !next.done; next = await body.read()) {
    size += next.value.length;
    if (size > mostBytes)
      throw servicekontoError('servicekonto.request.form', { details: { reason: 'size' } });
    chunks.push(next.value);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch {
    throw servicekontoError('servicekonto.request.form', { details: { reason: 'utf-8' } });
  }
}
