/** An answer that is no success. Nothing of the message is kept then. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 400 | 401 | 403 | 404 | 413;
  readonly title: string;

  constructor(status: Refusal['status'], detail: string) {
    super(detail);
    this.status = status;
    this.title = titles[status];
  }
}

const titles: Readonly<Record<Refusal['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Payload Too Large',
};

/** Body of an error answer. The real one is not public; the shape is that of RFC 9457. */
export const refusalBody = (status: number, title: string, detail: string): string =>
  JSON.stringify({ type: 'about:blank', title, status, detail });
