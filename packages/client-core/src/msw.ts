/**
 * Builds msw handlers typed by a contract: success bodies and declared problems by status. Clients use it for
 * their `/msw` entry; with msw 3 start the server with `onUnhandledFrame: 'error'`.
 */
import { type HttpHandler, HttpResponse, http } from 'msw';
import type { FetchBody } from './client/request-body.ts';
import type { HttpErrorStatus, HttpMethod, OperationOf, PathsWith } from './client/spec.ts';

type Responses<Operation> = Operation extends { responses: infer All } ? All : never;
type StatusFor<Key, Declared> = Key extends number
  ? Key
  : Key extends '4XX' | '5XX' | 'default'
    ? Exclude<HttpErrorStatus, Declared>
    : never;
type DefaultType<Key> = Key extends 200 | 201 | 202 | 203 | 206 | 207
  ? 'application/json'
  : 'application/problem+json';
type IsJson<Type> = Type extends 'application/json' | `${string}+json` ? true : false;

type Answer<Status, Key, Content> = [Content] extends [never]
  ? { status: Status; body?: undefined; contentType?: undefined; headers?: Record<string, string> }
  : {
      [Type in keyof Content & string]: {
        status: Status;
        body: IsJson<Type> extends true ? Content[Type] : FetchBody;
        headers?: Record<string, string> | undefined;
      } & (Type extends DefaultType<Key> ? { contentType?: Type } : { contentType: Type });
    }[keyof Content & string];

/** What a mocked operation may answer: what the contract declares, by status. */
export type MockAnswer<Operation> = {
  [Key in keyof Responses<Operation>]: Answer<
    StatusFor<Key, keyof Responses<Operation>>,
    Key,
    Responses<Operation>[Key] extends { content: infer Content } ? Content : never
  >;
}[keyof Responses<Operation>];

/** What a mocked operation was called with. */
export interface MockCall<Operation> {
  request: Request;
  url: URL;
  params: Operation extends { parameters: { path: infer Path } } ? Path : Record<string, never>;
}

/** An answer, a function of the call, or `'network-error'`: the connection fails. */
export type MockResponder<Operation> =
  | MockAnswer<Operation>
  | 'network-error'
  | ((
      call: MockCall<Operation>,
    ) => MockAnswer<Operation> | 'network-error' | Promise<MockAnswer<Operation> | 'network-error'>);

/** One builder per verb, typed by the contract. */
export type MockHandlers<Paths> = {
  readonly [Method in HttpMethod]: <Path extends PathsWith<Paths, Method>>(
    path: Path,
    responder: NoInfer<MockResponder<OperationOf<Paths, Method, Path>>>,
  ) => HttpHandler;
};

interface AnyAnswer {
  status: number;
  body?: unknown;
  contentType?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/**
 * Handlers for msw 3, one builder per verb: path, parameters, successes and declared problems are checked against the
 * contract. `'network-error'` as the answer breaks the connection.
 *
 * @example
 * const mock = createMockHandlers<paths>('https://register.example');
 * const server = setupServer(
 *   mock.get('/dogs/{dogId}', ({ params }) => ({ status: 200, body: { id: params.dogId, name: 'Rex' } })),
 *   mock.delete('/dogs/{dogId}', { status: 204 }),
 * );
 */
export function createMockHandlers<Paths extends object>(baseUrl: string | URL): MockHandlers<Paths> {
  const prefix = new URL(baseUrl).href.replace(/\/$/, '');
  const handlers: Record<string, unknown> = {};
  for (const method of ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'] as const) {
    handlers[method] = (
      path: string,
      responder: AnyAnswer | 'network-error' | ((call: unknown) => unknown),
    ) => {
      const names: string[] = [];
      // Parameter names of a contract may contain what a msw pattern does not allow.
      const pattern = path.replace(/\{([^{}]+)\}/g, (_, name: string) => `:p${names.push(name) - 1}`);
      return http[method](prefix + pattern, async ({ request, params }) => {
        const own = Object.fromEntries(names.map((name, index) => [name, params[`p${index}`]]));
        const answer =
          typeof responder === 'function'
            ? await responder({ request, params: own, url: new URL(request.url) })
            : responder;
        return answer === 'network-error' ? HttpResponse.error() : respond(answer as AnyAnswer);
      });
    };
  }
  return handlers as MockHandlers<Paths>;
}

function respond({ status, body, contentType, headers }: AnyAnswer): Response {
  if (body === undefined) return new HttpResponse(null, { status, headers: headers ?? {} });
  const type = contentType ?? (status < 300 ? 'application/json' : 'application/problem+json');
  const payload = /[/+]json$/.test(type) ? JSON.stringify(body) : (body as BodyInit);
  return new HttpResponse(payload, { status, headers: { 'content-type': type, ...headers } });
}
