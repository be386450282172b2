import type { FetchBody, WriteBody } from './contract.ts';
import { readOnlyFault, writeJson } from './json-content.ts';
import { isJson, sameType } from './media-type.ts';
import { writeForm } from './write-styles.ts';

const is = <T>(value: unknown, ...classes: readonly (new (...all: never[]) => T)[]): value is T =>
  classes.some((one) => value instanceof one);

/** A JSON value; what JSON cannot hold is refused. */
export const jsonBody: WriteBody = (body, refuse, { readOnly }) => writeJson(body, readOnly, refuse);

/** Fields of a form (`application/x-www-form-urlencoded`): an object, or `URLSearchParams` as they are. */
export const formBody: WriteBody = (body, refuse, { encoding, readOnly }) => {
  const ready = is(body, URLSearchParams);
  const fault = readOnlyFault(ready ? Object.fromEntries(body) : body, readOnly);
  if (fault) throw refuse('body', fault);
  return ready ? String(body) : writeForm(encoding, body as Record<string, unknown>, refuse);
};

/** Text, or text and bytes in a shape that `fetch` sends as it is. */
export const bytesBody: WriteBody = (body, refuse) => {
  // `fetch` would turn everything else into text of its own: `[object Object]`.
  // A detached buffer would be sent as nothing, shared memory as its numbers.
  const buffer = ArrayBuffer.isView(body) ? body.buffer : body;
  const whole = is(buffer, ArrayBuffer) && !(buffer as { detached?: boolean }).detached;
  if (whole || is(body, Blob)) return body as FetchBody;
  if (typeof body === 'string' && body.isWellFormed()) return body;
  throw refuse('body', 'must be well-formed text, bytes, a Blob or upload()');
};

/** `FormData`, whose boundary only `fetch` knows. */
export const multipartBody: WriteBody = (body, refuse, { readOnly }, type) => {
  // `fetch` sends `FormData` as nothing else.
  if (!is(body, FormData) || !sameType('multipart/form-data', type))
    throw refuse('body', 'must be FormData or upload()');
  const fault = readOnlyFault(Object.fromEntries(body), readOnly);
  if (fault) throw refuse('body', fault);
  return body;
};

/** For contracts that say nothing: the media type decides. */
export const anyBody: WriteBody = (body, refuse, contract, type) => {
  const write = isJson(type)
    ? jsonBody
    : sameType(type, 'application/x-www-form-urlencoded')
      ? formBody
      : sameType(type, 'multipart/*')
        ? multipartBody
        : bytesBody;
  return write(body, refuse, contract, type);
};
