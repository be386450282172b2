import { fieldsOf } from '../element/form-own.ts';
import type { UploadData } from './upload.ts';

/** Why a file did not arrive; each has its own text. */
export type PostFault =
  | 'expired'
  | 'tooLarge'
  | 'rejected'
  | 'server'
  | 'offline'
  | 'interrupted'
  | 'slow'
  | 'unreadable';

/** How the sending of a file ended: what the server calls it, or why it is not there. */
export interface PostResult {
  readonly id?: string | undefined;
  readonly fault?: PostFault | undefined;
  /** What the server says itself about a file that it does not take. */
  readonly message?: string | undefined;
  /** A 2xx answer that names no file, or 0 for an address that is none: a fault of whoever built the page or server. */
  readonly answer?: number | undefined;
}

/** Milliseconds without any progress after which nothing more is expected. */
const PATIENCE = 120_000;

/** What goes up with a file: hidden fields of the form that were asked for, further fields, and last the file. */
export function requestBody(
  file: File,
  { send = '', fields = {}, name = '' }: Partial<UploadData>,
  form: HTMLFormElement | null,
): FormData {
  const body = new FormData();
  const names = send.split(/[\s,]+/);
  // Only hidden fields: what people type goes with the form, never ahead of it.
  for (const one of fieldsOf(form))
    if (one instanceof HTMLInputElement && one.type === 'hidden' && names.includes(one.name))
      body.append(one.name, one.value);
  for (const [key, value] of Object.entries(fields)) body.append(key, value);
  body.append(name, file);
  return body;
}

/**
 * Sends one file as a browser's form would, with progress (which `fetch` cannot report). The server answers 2xx with
 * JSON `{ "id": "…" }`, or 4xx, with a sentence for the person in `{ "error": "…" }` if it likes. Resolves always.
 */
export function postFile(
  action: string,
  body: FormData,
  file: File,
  signal: AbortSignal,
  progress: (percent: number) => void,
): Promise<PostResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let slow = false;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        slow = true;
        request.abort();
      }, PATIENCE);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      wait();
      progress(total ? Math.floor((loaded / total) * 100) : 0);
    };
    request.onloadend = async () => {
      clearTimeout(timer);
      if (signal.aborted) resolve({});
      else if (slow) resolve({ fault: 'slow' });
      else resolve(request.status ? read(request, action) : await broken(action, file));
    };
    signal.onabort = () => request.abort();
    try {
      request.open('POST', action);
    } catch {
      // No address at all, like `https://`.
      return resolve({ fault: 'server', answer: 0 });
    }
    wait();
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  });
}

function read(request: XMLHttpRequest, action: string): PostResult {
  const { status, responseURL } = request;
  // With `json` an answer that is none is `null`.
  const { id, error } = (request.response ?? {}) as { readonly id?: unknown; readonly error?: unknown };
  const html = request.getResponseHeader('content-type')?.startsWith('text/html');
  const elsewhere = new URL(action, document.baseURI).pathname !== new URL(responseURL).pathname;
  if (status < 300) {
    if (id && /string|number/.test(typeof id)) return { id: `${id}` };
    // A page instead of an answer, and elsewhere: that of the login.
    return html || elsewhere ? { fault: 'expired' } : { fault: 'server', answer: status };
  }
  if (status === 401 || status === 403) return { fault: 'expired' };
  if (status === 408 || status === 504) return { fault: 'slow' };
  if (status >= 500 || status === 429) return { fault: 'server' };
  const message = typeof error === 'string' && error ? error : undefined;
  return { fault: status === 413 ? 'tooLarge' : 'rejected', message };
}

/** Nothing came back. The file may be gone, or the network; or a login of another site was to answer, which browsers forbid. */
async function broken(action: string, file: File): Promise<PostResult> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return { fault: 'unreadable' };
  }
  if (!navigator.onLine) return { fault: 'offline' };
  try {
    const { type, status } = await fetch(action, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    const login = type === 'opaqueredirect' || status === 401 || status === 403;
    return { fault: login ? 'expired' : 'interrupted' };
  } catch {
    return { fault: 'offline' };
  }
}
