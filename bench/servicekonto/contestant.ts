import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** What is known once a session was checked. */
export interface Known {
  readonly level: string;
  readonly subject: string;
}

/** What a check does; printed below the times, because the contestants do not do the same work. */
export interface Does {
  /** What is read for each request. */
  readonly reads: string;
  /** Where the person is, and who can read it. */
  readonly kept: string;
  /** When a session ends by itself, and who checks it. */
  readonly limits: string;
  /** How often it is written that somebody is there. */
  readonly touch: string;
}

/** A session check: from what a server has of a request to who is logged in. */
export interface Contestant<Input = unknown> {
  readonly name: string;
  /** What the figures call it. */
  readonly kind: 'ours' | 'stateful' | 'stateless';
  readonly store: 'memory' | 'redis' | 'none';
  readonly does: Does;
  /** How many sessions take turns; default 100. */
  readonly sessions?: number;
  /** What the server hands over, made before the clock starts. */
  input(cookie: string): Input;
  check(input: Input): Promise<Known | undefined>;
  /** Logs a citizen in and gives the `Cookie` header of the browser. */
  login(number: number): Promise<string>;
  /** Ends a session as another process would; absent where nobody can. */
  end?(cookie: string): Promise<void>;
}

/** With the type of its input forgotten: nobody but itself looks into it. */
export const contestant = <Input>(one: Contestant<Input>): Contestant => one as Contestant;

export const portal = 'https://portal.musterstadt.example';

const browserHeaders: readonly [string, string][] = [
  ['Host', 'portal.musterstadt.example'],
  ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['Accept-Language', 'de,en-US;q=0.7,en;q=0.3'],
  ['Accept-Encoding', 'gzip, deflate, br, zstd'],
  ['Sec-Fetch-Site', 'same-origin'],
  ['Sec-Fetch-Mode', 'navigate'],
  ['X-Forwarded-Proto', 'https'],
];

/** The page that is asked for. */
export const page = '/antraege/hund?schritt=2';

/** As a host of the Fetch standard hands it over. */
export const webRequest = (cookie: string): Request =>
  new Request(portal + page, { headers: [...browserHeaders, ['Cookie', cookie]] });

const socket = new Socket();

/** As the parser of `node:http` fills it, not part of its types. */
type Parsed = IncomingMessage & { _addHeaderLines(lines: readonly string[], count: number): void };

/** As `node:http` hands it over: the headers are read when somebody asks for them. */
export function nodeRequest(cookie: string): IncomingMessage {
  const incoming = new IncomingMessage(socket) as Parsed;
  incoming.method = 'GET';
  incoming.url = page;
  incoming.httpVersion = '1.1';
  const lines = [...browserHeaders, ['Cookie', cookie]].flat();
  incoming._addHeaderLines(lines, lines.length);
  return incoming;
}

/** Request and response of one exchange, and the end of it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** When the response has ended; nothing is sent. */
  readonly ended: Promise<void>;
}

export function nodeExchange(cookie: string): Exchange {
  const incoming = nodeRequest(cookie);
  const outgoing = new ServerResponse(incoming);
  const { promise, resolve } = Promise.withResolvers<void>();
  outgoing.end = () => {
    resolve();
    return outgoing;
  };
  return { incoming, outgoing, ended: promise };
}

/** The cookies that a response sets, as the browser sends them back. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .filter((cookie) => !/;\s*max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(';', 1)[0]!)
    .join('; ');
