import { servicekontoError } from '../errors/login-errors.ts';

/** Metadata, keys and tokens have a few kilobytes; what is longer is an attack or another server. */
const mostBytes = 1_000_000;

/** The same answer with a body that fails beyond {@link mostBytes}: a provider must not fill the portal's memory. */
export function bounded(response: Response, provider: string): Response {
  if (!response.body) return response;
  let size = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.length;
        if (size <= mostBytes) controller.enqueue(chunk);
        else controller.error(servicekontoError('servicekonto.provider.response', { details: { provider } }));
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
