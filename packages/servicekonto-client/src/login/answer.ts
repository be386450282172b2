import { servicekontoError } from '../errors.ts';
import type { ProviderAnswer } from './protocol.ts';

/** Longest form of an answer: an encrypted SAML response with many attributes has some 30 kB. */
const mostBytes = 1_000_000;

/** What a provider has sent to a callback address, from the query or from a form. */
export async function answerOf(request: Request): Promise<ProviderAnswer> {
  if (request.method === 'GET') return { method: 'GET', parameters: new URL(request.url).searchParams };
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw servicekontoError('servicekonto.request.form');
  return { method: 'POST', parameters: new URLSearchParams(await bodyOf(request)) };
}

/** The body as text. Errors: `servicekonto.request.form` when it is too long or no UTF-8. */
export async function bodyOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw servicekontoError('servicekonto.request.form');
    chunks.push(chunk);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch {
    throw servicekontoError('servicekonto.request.form');
  }
}
