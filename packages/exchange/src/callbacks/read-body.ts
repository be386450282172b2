import { gatherBytes } from '@rathaus/client-core';
import { untilAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';

/**
 * The bytes of a request as they came, at most `maxBytes`. Errors: `exchange.callback.raw-body-gone` when somebody has read
 * them before, `exchange.callback.too-large`, `core.aborted`; what the connection throws as it is.
 */
export async function readRawBody(
  request: Request,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (request.bodyUsed) throw exchangeError('exchange.callback.raw-body-gone');
  const tooLarge = () => exchangeError('exchange.callback.too-large', { details: { limit: maxBytes } });
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const gathered = gatherBytes(maxBytes);
  for await (const piece of untilAborted(request.body, signal, 'Reading a callback'))
    if (!gathered.add(piece)) throw tooLarge();
  return gathered.bytes();
}
