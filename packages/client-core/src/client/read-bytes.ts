/**
 * Reads a body to its end, but not more than `most` bytes: a small compressed answer can stand for gigabytes, and a
 * chunked one need not end. `undefined` means that there is more; the body is then cancelled, as it is when `signal`
 * aborts. What the network does to the body goes through `broken`. By `getReader()`, because streams of WebKit are not
 * iterable.
 */
export async function readBytes(
  { headers, body }: Response,
  most: number,
  signal: AbortSignal,
  broken: (error: unknown) => never,
): Promise<Uint8Array | undefined> {
  let all = new Uint8Array();
  const reader = body?.getReader();
  if (!reader) return all;
  const cancel = () => void reader.cancel().catch(() => undefined);
  // A `fetch` of the application may ignore the signal it was given.
  signal.onabort = cancel;
  // The announced length is not that of an encoded body, and a lie of it is found below.
  let size = headers.has('content-encoding') ? 0 : Number(headers.get('content-length'));
  for (let at = 0; ; at = size) {
    if (size > most) return cancel();
    const { done, value } = await reader.read().catch(broken);
    if (done) return all.subarray(0, at);
    size = at + value.length;
    if (size > most) continue;
    // One growing buffer, not a list of chunks: sent byte by byte, each of them would cost a hundred times its size.
    if (!at) all = value;
    else if (size > all.length) {
      const grown = new Uint8Array(2 * size);
      grown.set(all.subarray(0, at));
      all = grown;
    }
    if (at) all.set(value, at);
  }
}
