/**
 * Sends one file as a browser's form would, with progress (which `fetch` cannot report), and resolves with the `id`
 * of the answer. Rejects when the server does not answer 2xx with JSON `{ "id": "…" }`, and on abort.
 */
export function postFile(
  action: string,
  name: string,
  file: File,
  fields: Readonly<Record<string, string>> | undefined,
  signal: AbortSignal,
  progress: (percent: number) => void,
): Promise<string> {
  const body = new FormData();
  for (const key in fields) body.append(key, fields[key] ?? '');
  body.append(name, file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded / total) * 100));
    request.onloadend = () => {
      // With `json` an answer that is none is `null`; an aborted or broken request has status 0.
      const id = /^2/.test(`${request.status}`) && (request.response as { id?: unknown } | null)?.id;
      if (id) resolve(`${id}`);
      else reject(request);
    };
    signal.onabort = () => request.abort();
    request.open('POST', action);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  });
}
