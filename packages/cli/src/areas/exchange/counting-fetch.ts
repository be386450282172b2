/**
 * `fetch` that tells how much of an upload of known length has gone out. What is counted has been taken by the connection,
 * not yet confirmed by the service.
 */
export function countingFetch(onBytes: (done: number, total: number) => void): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const total = Number(request.headers.get('content-length'));
    if (!request.body || !(total > 0)) return fetch(request);
    let done = 0;
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        done += chunk.length;
        onBytes(done, total);
        controller.enqueue(chunk);
      },
    });
    const init2 = { body: request.body.pipeThrough(count), duplex: 'half' } as RequestInit;
    return fetch(new Request(request, init2));
  };
}
