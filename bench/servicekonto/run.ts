/**
 * The session check beside its peers, in one run: processor time from a request with a valid cookie to who is logged in,
 * with sessions in memory and in a real Redis; what adapters and foreign paths cost; bytes of a login with OpenID Connect.
 * `ONLY=` (an expression for store and name, `^redis rathaus$`) measures some alone, for a profile; `ROUNDS=` makes a run shorter.
 */
import type { IncomingMessage } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { createClient } from 'redis';
import { startRedis } from '../../tools/testing/redis.ts';
import { median } from '../client-core/measure.ts';
import { bundleOwn, weighOidc } from './bundle.ts';
import { type Contestant, nodeRequest, webRequest } from './contestant.ts';
import { betterAuthPeer, mapStorage, redisStorage } from './peers/better-auth.ts';
import { expressMemoryStore, expressRedisStore, expressSession } from './peers/express-session.ts';
import { ironSession } from './peers/iron-session.ts';
import { createKonto, rathaus } from './peers/rathaus.ts';
import { type Runner, race } from './race.ts';

const rounds = Number(process.env.ROUNDS ?? 15);
const sessions = 100;
const calls = 1_000;
const isWhole = process.env.ONLY === undefined;

const own = await bundleOwn();
const redis = await startRedis();
const connect = async () => createClient({ url: redis.url }).connect();
const admin = await connect();
const clients = { ours: await connect(), express: await connect(), better: await connect() };
const memoryStore = own.createMemoryStateStore();
const redisStore = own.createRedisStateStore({ client: clients.ours });
const contestants: Contestant[] = [
  ...rathaus(own, memoryStore, 'memory'),
  ...expressSession(expressMemoryStore(), 'memory'),
  betterAuthPeer('memory adapter', 'memory', {}),
  betterAuthPeer('secondary storage', 'memory', { storage: mapStorage() }),
  betterAuthPeer('cookie cache', 'memory', { storage: mapStorage(), cookieCache: true }),
  ...rathaus(own, redisStore, 'redis'),
  ...expressSession(expressRedisStore(clients.express), 'redis'),
  betterAuthPeer('secondary storage', 'redis', { storage: redisStorage(clients.better) }),
  betterAuthPeer('cookie cache', 'redis', { storage: redisStorage(clients.better), cookieCache: true }),
  ironSession(),
].filter(({ store, name }) => new RegExp(process.env.ONLY ?? '').test(`${store} ${name}`));

const logins = new Map<Contestant, { readonly cookies: string[]; readonly afterEnd: string }>();
for (const one of contestants) logins.set(one, await logIn(one));

/** Logs everybody in, and shows that the check is one: it knows who is there, and takes no cookie that nobody was given. */
async function logIn(one: Contestant) {
  const cookies: string[] = [];
  for (let number = 0; number < (one.sessions ?? sessions); number++) cookies.push(await one.login(number));
  const knows = async (cookie: string, number: number) => {
    const known = await one.check(one.input(cookie));
    return known?.level === 'substanziell' && known.subject === `bpk2-${number}`;
  };
  for (const number of [0, cookies.length - 1])
    if (!(await knows(cookies[number]!, number))) throw new Error(`${one.name} does not know who is there`);
  // In the middle of the first value: a last character may hold bits that nobody reads.
  const forged = cookies[0]!.replace(
    /(=.{24})(.)/,
    (_, kept: string, last: string) => kept + (last === 'x' ? 'y' : 'x'),
  );
  if (await one.check(one.input(forged))) throw new Error(`${one.name} takes a forged cookie`);
  if (!one.end) return { cookies, afterEnd: 'nobody can end it' };
  const ended = await one.login(sessions);
  if (!(await knows(ended, sessions))) throw new Error(`${one.name} does not know who is there`);
  await one.end(ended);
  const afterEnd = (await knows(ended, sessions)) ? 'still accepted' : 'refused at once';
  return { cookies, afterEnd };
}

/** Commands that a check sends to Redis, and microseconds of processor time they cost there. */
async function serverSide({ input, run }: Runner): Promise<{ commands: number; time: number }> {
  const look = async () => {
    const info = await admin.info();
    const read = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
    return {
      commands: read('total_commands_processed'),
      time: read('used_cpu_user') + read('used_cpu_sys'),
    };
  };
  const before = await look();
  // The sessions go on taking turns where the race has ended.
  for (let call = 0; call < calls; call++) await run(input(call));
  const after = await look();
  return {
    // Each look is a command, too.
    commands: (after.commands - before.commands - 1) / calls,
    time: ((after.time - before.time) * 1e6) / calls,
  };
}

const konto = createKonto(own, memoryStore);
const alone = {
  'toRequest() alone': {
    input: () => nodeRequest('a=b'),
    run: async (incoming: unknown) => own.toRequest(incoming as IncomingMessage),
  },
  'handle() of a foreign path': {
    input: () => webRequest('a=b'),
    run: (request: unknown) => konto.handle(request as Request),
  },
};
const runners: Runner[] = [
  ...contestants.map((one) => {
    const { cookies } = logins.get(one)!;
    let next = 0;
    return {
      input: () => one.input(cookies[next++ % cookies.length]!),
      run: (input: unknown) => one.check(input),
    };
  }),
  ...(isWhole ? Object.values(alone) : []),
];
const course = { rounds, calls, warmUp: 5 * calls };
const version = redis.version.split(' ').slice(0, 3).join(' ');
console.log(
  `Node ${process.version}, ${version}, ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
);
const single = await race(runners, { ...course, inFlight: 1 });
const many = await race(runners, { ...course, rounds: Math.ceil(rounds / 3), inFlight: 20 });

const cell = (value: string, width = 8) => value.padStart(width);
const numbers = (times: readonly number[]) =>
  [median(times), Math.min(...times), Math.max(...times)].map((time) => cell(time.toFixed(1))).join('');
const label = ({ name, store }: Contestant) => `${store.padEnd(8)}${name}`.padEnd(46);
console.log(`µs of processor time per check, median of ${rounds} interleaved rounds of ${calls} checks;`);
console.log(`then with 20 requests at a time; commands to Redis per check and their µs in the server`);
console.log(
  `  ${''.padEnd(46)}${['µs', 'min', 'max', '20: µs', 'min', 'max', 'sent', 'µs'].map((head) => cell(head)).join('')}`,
);
for (const [at, one] of contestants.entries()) {
  const server = one.store === 'redis' ? await serverSide(runners[at]!) : undefined;
  const cells = server ? cell(server.commands.toFixed(1)) + cell(server.time.toFixed(1)) : '';
  console.log(`  ${label(one)}${numbers(single[at]!)}${numbers(many[at]!)}${cells}`);
}
if (isWhole)
  for (const [at, name] of Object.keys(alone).entries()) {
    const place = contestants.length + at;
    console.log(`  ${name.padEnd(46)}${numbers(single[place]!)}${numbers(many[place]!)}`);
  }

console.log('what that includes');
const row = (one: string, does: readonly string[]) =>
  console.log(
    `  ${one.padEnd(46)}${does.map((value, at) => value.padEnd([32, 58, 46, 32, 0][at]!)).join('')}`.trimEnd(),
  );
row('', [
  'reads',
  'where the person is kept',
  'ends by itself',
  'written that somebody is there',
  'ended elsewhere',
]);
for (const one of contestants) {
  const { reads, kept, limits, touch } = one.does;
  row(label(one), [reads, kept, limits, touch, logins.get(one)!.afterEnd]);
}
for (const client of [...Object.values(clients), admin]) client.destroy();
redis.stop();

if (isWhole) {
  const { gzip, ownGzip, modules } = await weighOidc();
  console.log('bytes of an application with createServicekonto and oidc: minified');
  for (const [module, bytes] of modules) console.log(`  ${module.padEnd(34)}${cell(String(bytes))}`);
  printFigures(gzip, ownGzip);
}

/** Ratios are taken within a round, so that a slow phase of the machine hits both sides. */
function printFigures(gzip: number, ownGzip: number): void {
  const figure = (name: string, value: string | number, unit: string) =>
    console.log(`figure: servicekonto/${name} = ${value} ${unit}`);
  const timesOf = (name: string, store: Contestant['store']) =>
    single[contestants.findIndex((one) => one.name === name && one.store === store)]!;
  const ratio = (ours: readonly number[], theirs: readonly number[]) =>
    median(ours.map((time, round) => time / theirs[round]!)).toFixed(2);
  for (const store of ['memory', 'redis'] as const) {
    const name = store === 'memory' ? 'session-check' : 'session-check-redis';
    const [fastest, times] = contestants
      .map((one, at) => [one, single[at]!] as const)
      .filter(([one]) => one.kind === 'stateful' && one.store === store)
      .reduce((best, other) => (median(other[1]) < median(best[1]) ? other : best));
    console.log(`fastest stateful peer with ${store}: ${fastest.name}`);
    figure(name, median(timesOf('rathaus', store)).toFixed(1), 'µs');
    figure(`${name}-vs-fastest-stateful`, ratio(timesOf('rathaus', store), times), '×');
    figure(
      `${name}-node-vs-fastest-stateful`,
      ratio(timesOf('rathaus, in Express by its README', store), times),
      '×',
    );
    figure(`${name}-first`, median(timesOf('rathaus, first in a minute', store)).toFixed(1), 'µs');
    figure(
      `${name}-first-vs-fastest-stateful`,
      ratio(timesOf('rathaus, first in a minute', store), times),
      '×',
    );
    figure(`${name}-vs-iron-session`, ratio(timesOf('rathaus', store), timesOf('iron-session', 'none')), '×');
  }
  figure('foreign-path', median(single[contestants.length + 1]!).toFixed(1), 'µs');
  figure('oidc-size', gzip, 'B gzip');
  figure('oidc-size-own', ownGzip, 'B gzip');
}
