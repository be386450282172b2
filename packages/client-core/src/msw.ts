/**
 * Builds msw handlers of a contract: successes, declared problems and the examples of the document. Clients use it for
 * their `/msw` entry. It works with msw 2 and 3; start the server so that a call without a handler is an error:
 * `onUnhandledRequest: 'error'` in msw 2, `onUnhandledFrame: 'error'` in msw 3.
 */
import { type HttpHandler, HttpResponse, http } from 'msw';
import type { OperationOf, PathsWith } from './client/spec.ts';
import { type Contract, type HttpMethod, httpMethods, type OperationContract } from './contract/contract.ts';
import type { ContractExamples } from './contract/examples.ts';
import { isJson } from './contract/media-type.ts';
import type { MockResponder } from './msw/answers.ts';
import { misfitOf } from './msw/misfit.ts';

export type { MockAnswer, MockCall, MockExample, MockResponder } from './msw/answers.ts';

/** One builder per verb, typed by the contract, and a handler for everything. */
export type MockHandlers<Paths> = {
  readonly [Method in HttpMethod]: <Path extends PathsWith<Paths, Method>>(
    path: Path,
    responder: NoInfer<MockResponder<OperationOf<Paths, Method, Path>>>,
  ) => HttpHandler;
} & {
  /** A handler for every operation of the contract, which answers with the example of its first success. */
  examples(): HttpHandler[];
};

/** What mocks know beside the contract. */
export interface MockOptions<Paths> {
  /** The examples that `rathaus-generate` writes beside the contract; needed for `examples()` and `example()`. */
  readonly examples?: ContractExamples<Paths> | undefined;
  /**
   * A request that does not fit the contract is answered with 400 and a sentence: an unknown query parameter, a required
   * parameter (query, header, cookie) that is missing, a query parameter that is repeated where one value is due, another
   * media type, a missing body or one too many, a JSON body that is no JSON or has a member that only the service sets.
   * Values are not compared with their schemas. Default true; false lets everything through.
   */
  readonly strict?: boolean | undefined;
}

interface AnyAnswer {
  status: number;
  body?: unknown;
  contentType?: string | undefined;
  headers?: Record<string, string> | undefined;
}
type AnyResponder = AnyAnswer | 'network-error' | ((call: unknown) => unknown);
type AnyExamples = Readonly<
  Record<string, Readonly<Record<string, readonly Omit<AnyAnswer, 'status'>[]>> | undefined>
>;

/**
 * Handlers for msw, one builder per verb: path, parameters, successes and declared problems are checked against the
 * contract. `'network-error'` as the answer breaks the connection, `example(status, type?)` of a call is the answer that
 * the document shows.
 *
 * @example
 * const mock = createMockHandlers(register, 'https://register.example', { examples: registerExamples });
 * const server = setupServer(
 *   mock.get('/dogs/{dogId}', ({ params, example }) =>
 *     params.dogId === '1' ? { status: 200, body: { id: '1', name: 'Rex' } } : example(404),
 *   ),
 *   mock.delete('/dogs/{dogId}', { status: 204 }),
 *   ...mock.examples(), // every other operation answers with its example
 * );
 */
export function createMockHandlers<Paths extends object>(
  contract: Contract<Paths>,
  baseUrl: string | URL,
  options: MockOptions<Paths> = {},
): MockHandlers<Paths> {
  const prefix = absolute(baseUrl).replace(/\/$/, '');
  const { strict = true } = options;
  const examples = options.examples as AnyExamples | undefined;

  const build = (method: HttpMethod, path: string, responder: AnyResponder): HttpHandler => {
    const name = `${method.toUpperCase()} ${path}`;
    const operation = contract.operations[name] ?? contract.others;
    if (!operation) throw new TypeError(`mock: ${name} is not in the contract ${contract.name}`);
    const names: string[] = [];
    // Parameter names of a contract may contain what a msw pattern does not allow.
    const pattern = path.replace(/\{([^{}]+)\}/g, (_, one: string) => `:p${names.push(one) - 1}`);
    return http[method](prefix + pattern, async ({ request, params }) => {
      const misfit = strict && operation !== contract.others ? await misfitOf(operation, request) : undefined;
      if (misfit)
        return respond({
          status: 400,
          body: { title: 'Bad Request', status: 400, detail: `mock of ${contract.name}, ${name}: ${misfit}` },
        });
      const own = Object.fromEntries(names.map((one, index) => [one, params[`p${index}`]]));
      const example = (status: number, type?: string) => {
        if (!examples) throw new TypeError(needsExamples('example()', contract.name));
        return exampleOf(examples, name, status, type);
      };
      const answer =
        typeof responder === 'function'
          ? await responder({ request, params: own, url: new URL(request.url), example })
          : responder;
      return answer === 'network-error' ? HttpResponse.error() : respond(answer as AnyAnswer);
    });
  };

  const handlers: Record<string, unknown> = {
    examples: () => {
      if (!examples) throw new TypeError(needsExamples('examples()', contract.name));
      return Object.values(contract.operations)
        .filter((operation) => operation !== undefined)
        .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
        .map((operation) => {
          const [verb = '', path = ''] = operation.on.split(' ');
          return build(verb.toLowerCase() as HttpMethod, path, successOf(examples, operation));
        });
    },
  };
  for (const method of httpMethods)
    handlers[method] = (path: string, responder: AnyResponder) => build(method, path, responder);
  return handlers as MockHandlers<Paths>;
}

/** An address as msw matches it: in a page `/api` is a path of its origin. */
function absolute(baseUrl: string | URL): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  if (URL.canParse(baseUrl, page)) return new URL(baseUrl, page).href;
  throw new TypeError(
    "mock: baseUrl is a path, and there is no page whose origin it could have: give 'http://localhost/api' to the mock and to the client",
  );
}

const needsExamples = (what: string, contract: string): string =>
  `mock: ${what} needs the examples that rathaus-generate writes beside the contract ${contract}: createMockHandlers(contract, baseUrl, { examples })`;

/** `/dogs/search` is asked before `/dogs/{dogId}`, which would answer for it. */
const rank = ({ on }: OperationContract): string => on.replaceAll(/\{[^{}]+\}/g, '\u{ffff}');

/** The answer of the lowest success that has an example. */
function successOf(examples: AnyExamples, { on }: OperationContract): AnyAnswer {
  const known = examples[on];
  const status = Object.keys(known ?? {})
    .filter((key) => /^2\d\d$/.test(key))
    .sort()[0];
  const [key, value] = status ? [status, Number(status)] : [known?.['2XX'] ? '2XX' : 'default', 200];
  const found = known?.[key]?.[0];
  if (!found) throw new TypeError(`mock: ${on} has no example of a success`);
  return { ...structuredClone(found), status: value };
}

function exampleOf(examples: AnyExamples, on: string, status: number, type: string | undefined): AnyAnswer {
  const known = examples[on];
  const list = known?.[status] ?? known?.[`${Math.floor(status / 100)}XX`] ?? known?.default;
  const found = type === undefined ? list?.[0] : list?.find(({ body }) => typeIn(body) === type);
  if (!found) throw new TypeError(`mock: ${on} has no example for ${status} ${type ?? ''}`.trimEnd());
  const { contentType, body } = structuredClone(found);
  // An example of a range or of `default` names one status of many.
  const own = body !== null && typeof body === 'object' && 'status' in body ? { ...body, status } : body;
  return { status, contentType, body: own };
}

const typeIn = (body: unknown): unknown =>
  body !== null && typeof body === 'object' && 'type' in body ? body.type : undefined;

function respond({ status, body, contentType, headers }: AnyAnswer): Response {
  if (body === undefined) return new HttpResponse(null, { status, headers: headers ?? {} });
  const type = contentType ?? (status < 300 ? 'application/json' : 'application/problem+json');
  const payload = isJson(type) ? JSON.stringify(body) : (body as BodyInit);
  return new HttpResponse(payload, { status, headers: { 'content-type': type, ...headers } });
}
