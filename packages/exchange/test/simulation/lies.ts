import type { TestKey } from '../keys.ts';
import type { NetworkFaults } from './network.ts';
import type { Seeded } from './seeded.ts';
import { eventBase, problems, type ServiceSubmission, type SimulatedService } from './service.ts';
import type { World } from './world.ts';

interface Question {
  readonly request: Request;
  readonly pathname: string;
  readonly world: World;
  readonly service: SimulatedService;
  /** Key of somebody who is neither the service nor the destination. */
  readonly forger: TestKey;
  readonly random: Seeded;
  readonly faults: NetworkFaults;
}

/** Answers to what must be believed twice at most: a third would be a verdict. */
const mostOften = 2;

/**
 * An answer that is not true, of somebody between us and the service, or of the service by mistake. Undefined: the truth.
 * What the exchange says it can bear is said so often, and no more.
 */
export async function lie(question: Question): Promise<Response | undefined> {
  const { request, pathname, world, random, faults } = question;
  const [, kind, id = '', sub, subId] =
    /\/v2\/(submissions|cases)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(pathname) ?? ['', ''];
  if (kind === '' || id === '') return undefined;
  const client = /token-([^.]+)\./.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (random.chance(faults.refuse) && world.allowed('refusal', `${client} ${kind} ${id}`, mostOften)) {
    world.fault('wrong refusal');
    return json(
      { type: `${problems}invalid-request`, title: 'x', status: 422, detail: 'x' },
      422,
      'problem+json',
    );
  }
  if (request.method !== 'GET' || kind !== 'submissions') return undefined;
  const submission = question.service.submissions.get(id);
  if (!submission) return undefined;
  if (random.chance(faults.cross)) return crossed(question, submission, sub);
  if (sub === 'events') return falseLog(question, submission, client);
  if (submission.state === 'submitted' && random.chance(faults.corrupt))
    return corrupted(question, submission, subId);
  return undefined;
}

/** What was asked of another submission. */
async function crossed(
  { request, service, world, random }: Question,
  submission: ServiceSubmission,
  sub: string | undefined,
): Promise<Response | undefined> {
  const others = [...service.submissions.values()].filter(
    ({ id, state }) => id !== submission.id && state === (sub === 'events' ? state : 'submitted'),
  );
  if (others.length === 0 || (sub !== undefined && sub !== 'events')) return undefined;
  const other = random.pick(others);
  world.fault('answer of another');
  return service.handle(
    new Request(request.url.replace(submission.id, other.id), { headers: request.headers }),
  );
}

/** One character is another one. */
async function corrupted(
  { request, service, world, random }: Question,
  submission: ServiceSubmission,
  attachment: string | undefined,
): Promise<Response | undefined> {
  if (!world.allowed('corruption', submission.id, 1)) return undefined;
  const answer = await service.handle(new Request(request.url, { headers: request.headers }));
  if (answer.status !== 200) return undefined;
  world.fault('download corrupted');
  const flip = (jwe: string): string => {
    // Within the ciphertext, so that it stays a JWE.
    const at = jwe.split('.', 3).join('.').length + 1 + random.below(8);
    return `${jwe.slice(0, at)}${jwe[at] === 'A' ? 'B' : 'A'}${jwe.slice(at + 1)}`;
  };
  if (attachment !== undefined) return new Response(flip(await answer.text()), { headers: answer.headers });
  const document = (await answer.json()) as Record<string, string>;
  const part = random.pick(['encryptedMetadata', 'encryptedData']);
  return json({ ...document, [part]: flip(document[part]!) });
}

/** A log that lacks something, or has what did not happen. */
async function falseLog(
  { service, world, forger, random, faults }: Question,
  submission: ServiceSubmission,
  client: string,
): Promise<Response | undefined> {
  const { events, state } = submission;
  if (events.length > 1 && random.chance(faults.lateLog)) {
    world.fault('log late');
    return log(events.slice(0, 1));
  }
  if (state !== 'submitted' || !random.chance(faults.forge)) return undefined;
  const other = () => random.uuid().replaceAll('-', '').slice(0, 21).concat('A');
  const tags = tagsOf(submission);
  const otherTags = { ...tags, data: other() };
  const event = (name: string, payload: object) => ({ uri: `${eventBase}${name}`, payload });
  const accept = event('accept-submission', { authenticationTags: tags });
  const falsely = event('accept-submission', { authenticationTags: otherTags });
  const rejected = [...service.submissions.values()].find((one) => one.state === 'rejected');
  // Only the receiver can sign in its own name, and it does not lie to itself.
  const signedTwice = () => client === 'musterstadt' && world.allowed('signed lie', submission.id, mostOften);
  switch (random.below(5)) {
    case 0:
      world.fault('forged signature');
      return log([...events, await service.sign('destination', submission, accept, forger)]);
    case 1:
      world.fault('answer by the service');
      return log([...events, await service.sign('service', submission, accept)]);
    case 2: {
      const replayed = rejected?.events.find((token) => nameOf(token).endsWith('/reject-submission'));
      if (replayed === undefined) return undefined;
      world.fault('answer replayed');
      return log([...events, replayed]);
    }
    case 3:
      if (!signedTwice()) return undefined;
      world.fault('other content accepted');
      return log([...events, await service.sign('destination', submission, falsely)]);
    default: {
      if (!signedTwice()) return undefined;
      world.fault('other content logged');
      const submitted = event('submit-submission', { authenticationTags: otherTags });
      return log([
        events[0]!,
        await service.sign('service', submission, submitted),
        await service.sign('destination', submission, falsely),
      ]);
    }
  }
}

const tagOf = (jwe: string): string => jwe.slice(jwe.lastIndexOf('.') + 1);
const tagsOf = ({ metadata, data, attachments }: ServiceSubmission) => ({
  metadata: tagOf(metadata),
  data: tagOf(data),
  attachments: Object.fromEntries([...attachments].map(([id, jwe]) => [id, tagOf(jwe)])),
});
const nameOf = (token: string): string => {
  const { events } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as {
    events: object;
  };
  return Object.keys(events)[0] ?? '';
};
const json = (body: unknown, status = 200, type = 'json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': `application/${type}` } });
const log = (eventLog: readonly string[]) =>
  json({ offset: 0, count: eventLog.length, totalCount: eventLog.length, eventLog });
