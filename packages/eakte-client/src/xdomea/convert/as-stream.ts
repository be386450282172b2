import { abortedError } from '@rathaus/client-core/abort';
import type { LossReport } from './loss-report.ts';

/**
 * The pieces of the result as a stream, and the account that is there at its end. `release` closes the source when the
 * stream breaks or is cancelled.
 */
export function asStream(
  content: AsyncGenerator<Uint8Array, LossReport, void>,
  release: () => Promise<void>,
): { stream: ReadableStream<Uint8Array>; report: Promise<LossReport> } {
  let resolve!: (report: LossReport) => void;
  let reject!: (reason: unknown) => void;
  const report = new Promise<LossReport>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever only reads the stream learns of the failure there.
  report.catch(() => undefined);
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await content.next();
          if (!next.done) {
            controller.enqueue(next.value);
            return;
          }
          resolve(next.value);
          controller.close();
        } catch (error) {
          reject(error);
          await release();
          controller.error(error);
        }
      },
      async cancel(reason) {
        reject(abortedError('Converting a message', AbortSignal.abort(reason)));
        await release();
        await content.return(undefined as never);
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, report };
}
