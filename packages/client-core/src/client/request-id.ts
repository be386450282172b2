/** Names under which services give the number of a request, for their support. */
const names = ['x-request-id', 'request-id', 'x-correlation-id'];

/** The number that the service gave to a request; `undefined` when there is none or it could hold more than a number. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of names) {
    const id = headers.get(name);
    if (id && /^[\w.:-]{1,100}$/.test(id)) return id;
  }
  return undefined;
}
