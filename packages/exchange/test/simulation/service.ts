import { Buffer } from 'node:buffer';
import type { TestKey } from '../keys.ts';
import type { Seeded } from './seeded.ts';

const base = 'https://zustellung.example';
export const endpoints = {
  tokenUrl: `${base}/token`,
  submissionApi: `${base}/submission-api`,
  destinationApi: `${base}/destination-api`,
};
export const eventBase = 'https://schema.fitko.de/fit-connect/events/';
const schema = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';
export const problems = 'https://schema.fitko.de/fit-connect/submission-api/problems/';
const day = 86_400_000;

/** A destination of the service. */
export interface Destination {
  readonly id: string;
  /** First the one that is named for encryption. */
  encryptionKeys: TestKey[];
  readonly signatureKey: TestKey;
  readonly client: string;
}

type State = 'incomplete' | 'submitted' | 'accepted' | 'rejected' | 'deleted';

/** A submission as the service keeps it. */
export interface ServiceSubmission {
  readonly id: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly announced: readonly string[];
  readonly attachments: Map<string, string>;
  metadata: string;
  data: string;
  state: State;
  readonly createdAt: number;
  readonly events: string[];
  /** A ciphertext has arrived that its sender did not mean any more: no proof can bind what it has not chosen. */
  hasLateUpload?: boolean;
}

/** What is signed into an event log, besides who signs. */
export interface EventClaims {
  readonly uri: string;
  readonly payload: object;
}

/**
 * The delivery service in memory, without faults of its own: those come from the network. It does what is written of
 * FIT-Connect: announced attachments, tags in the log, one answer, incomplete submissions forgotten after a day.
 */
export interface SimulatedService {
  handle(request: Request): Promise<Response>;
  readonly submissions: ReadonlyMap<string, ServiceSubmission>;
  /** Refuses the credentials of a client until they are taken again. */
  readonly refused: Set<string>;
  /** Unknown events are added to the logs of new submissions. */
  unknownEvents: boolean;
  /** Says its problems in words that the exchange knows, or in others. */
  knownWords: boolean;
  /** Hears of an acceptance at the moment it is logged. */
  onAccept(submissionId: string, by: string | null): void;
  /** Signs an event about a submission, true or not. `destination`: in the name of the destination. */
  sign(
    by: 'service' | 'destination',
    submission: ServiceSubmission,
    claims: EventClaims,
    key?: TestKey,
  ): Promise<string>;
  /** Adds what somebody has submitted who keeps to no rule. */
  take(submission: ServiceSubmission, tags: object): Promise<void>;
  /** Each encrypted content key that was uploaded, with how often another JWE had the same. */
  reusedKeys(): number;
}

/** Nobody waits for its answer any more. */
const isStray = (request: Request): boolean => request.headers.get('x-worker') === 'network';
const kidOf = (jwe: string): unknown =>
  (JSON.parse(Buffer.from(jwe.slice(0, jwe.indexOf('.')), 'base64url').toString()) as { kid?: unknown }).kid;
const tagOf = (jwe: string): string => jwe.slice(jwe.lastIndexOf('.') + 1);
const json = (body: unknown, status = 200) => Response.json(body, { status });
/** Names of problems, as this service calls them, and as the exchange knows them. */
const known: Readonly<Record<string, string>> = {
  'unknown-submission': 'not-found',
  'unknown-case': 'not-found',
  'already-submitted': 'submission-state-conflict',
  'already-answered': 'submission-state-conflict',
  'attachments-missing': 'attachments-missing',
  'tags-differ': 'authentication-tags-mismatch',
  unauthorized: 'unauthorized',
};
const tokenSeconds = 1800;
const longestPage = 3;

const problemOf = (status: number, type: string) =>
  new Response(
    JSON.stringify({
      type: `${problems}${type}`,
      title: type,
      status,
      detail: type,
      instance: 'x',
    }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  );

export function createSimulatedService(options: {
  readonly random: Seeded;
  readonly now: () => number;
  readonly serviceKey: TestKey;
  readonly destinations: readonly Destination[];
}): SimulatedService {
  const { random, now, serviceKey, destinations } = options;
  const submissions = new Map<string, ServiceSubmission>();
  const refused = new Set<string>();
  const keys = new Map<string, string>();
  let reused = 0;
  const problem = (status: number, type: string) =>
    problemOf(status, service.knownWords ? (known[type] ?? type) : type);

  const destinationOf = (id: string | undefined) => destinations.find((one) => one.id === id);
  const sign = async (
    key: TestKey,
    issuer: string,
    submission: ServiceSubmission,
    uri: string,
    payload: object,
  ) => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${encode({ typ: 'secevent+jwt', alg: 'PS512', kid: key.kid })}.${encode({
      $schema: schema,
      jti: random.uuid(),
      iss: issuer,
      iat: Math.floor(now() / 1000),
      sub: `submission:${submission.id}`,
      txn: `case:${submission.caseId}`,
      events: { [uri]: payload },
    })}`;
    const signature = await key.signer.sign(Buffer.from(signed, 'ascii'));
    return `${signed}.${Buffer.from(signature).toString('base64url')}`;
  };
  const log = async (submission: ServiceSubmission, name: string, payload: object = {}) => {
    submission.events.push(
      await sign(serviceKey, endpoints.submissionApi, submission, `${eventBase}${name}`, payload),
    );
  };
  const tagsOf = (submission: ServiceSubmission) => ({
    metadata: tagOf(submission.metadata),
    data: tagOf(submission.data),
    attachments: Object.fromEntries([...submission.attachments].map(([id, jwe]) => [id, tagOf(jwe)])),
  });
  const isCurrent = ({ destinationId }: ServiceSubmission, jwe: string): boolean =>
    kidOf(jwe) === destinationOf(destinationId)?.encryptionKeys[0]?.kid;
  /** The same content key must never stand for two contents. */
  const watchKey = (jwe: string) => {
    const [, encryptedKey = '', iv = ''] = jwe.split('.', 3);
    const known = keys.get(encryptedKey);
    if (known !== undefined && known !== `${iv} ${tagOf(jwe)}`) reused += 1;
    keys.set(encryptedKey, `${iv} ${tagOf(jwe)}`);
  };
  const found = (id: string): ServiceSubmission | undefined => {
    const submission = submissions.get(id);
    if (submission?.state === 'incomplete' && now() - submission.createdAt > day)
      submission.state = 'deleted';
    return submission?.state === 'deleted' ? undefined : submission;
  };

  async function create(request: Request): Promise<Response> {
    const body = (await request.json()) as { destinationId: string; announcedAttachments: string[] };
    if (!destinationOf(body.destinationId)) return problem(404, 'unknown-destination');
    const submission: ServiceSubmission = {
      id: random.uuid(),
      caseId: random.uuid(),
      destinationId: body.destinationId,
      announced: body.announcedAttachments,
      attachments: new Map(),
      metadata: '',
      data: '',
      state: 'incomplete',
      createdAt: now(),
      events: [],
    };
    submissions.set(submission.id, submission);
    await log(submission, 'create-submission');
    const { id: submissionId, caseId, destinationId } = submission;
    return json({ submissionId, caseId, destinationId }, 201);
  }

  async function attach(id: string, attachmentId: string, request: Request): Promise<Response> {
    const submission = found(id);
    const jwe = await request.text();
    if (!submission) return problem(404, 'unknown-submission');
    if (submission.state !== 'incomplete') return problem(409, 'already-submitted');
    if (!submission.announced.includes(attachmentId)) return problem(422, 'not-announced');
    if (!isCurrent(submission, jwe)) return problem(422, 'unknown-key');
    watchKey(jwe);
    const before = submission.attachments.get(attachmentId);
    const isOther = before !== undefined && before !== jwe && kidOf(before) === kidOf(jwe);
    submission.hasLateUpload ||= isOther || isStray(request);
    submission.attachments.set(attachmentId, jwe);
    return new Response(null, { status: 204 });
  }

  async function submit(id: string, request: Request): Promise<Response> {
    const submission = found(id);
    const { encryptedMetadata, encryptedData } = (await request.json()) as Record<string, string>;
    if (!submission) return problem(404, 'unknown-submission');
    if (submission.state !== 'incomplete') return problem(409, 'already-submitted');
    if (submission.announced.some((one) => !submission.attachments.has(one)))
      return problem(422, 'attachments-missing');
    if (!isCurrent(submission, encryptedMetadata!) || !isCurrent(submission, encryptedData!))
      return problem(422, 'unknown-key');
    submission.hasLateUpload ||= isStray(request);
    watchKey(encryptedMetadata!);
    watchKey(encryptedData!);
    Object.assign(submission, { metadata: encryptedMetadata, data: encryptedData, state: 'submitted' });
    await log(submission, 'submit-submission', { authenticationTags: tagsOf(submission) });
    if (service.unknownEvents) await log(submission, 'archive-submission', { reason: 'simulated' });
    return json({ submissionId: id, caseId: submission.caseId, destinationId: submission.destinationId });
  }

  async function answer(caseId: string, request: Request): Promise<Response> {
    const token = await request.text();
    const submission = [...submissions.values()].find((one) => one.caseId === caseId);
    if (!submission || submission.state === 'deleted') return problem(404, 'unknown-case');
    if (submission.state !== 'submitted') return problem(409, 'already-answered');
    const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as {
      events: Record<string, { authenticationTags?: unknown }>;
    };
    const [[uri, payload]] = Object.entries(claims.events) as [[string, { authenticationTags?: unknown }]];
    if (
      uri.endsWith('/accept-submission') &&
      JSON.stringify(payload.authenticationTags) !== JSON.stringify(tagsOf(submission))
    )
      return problem(422, 'tags-differ');
    submission.state = uri.endsWith('/accept-submission') ? 'accepted' : 'rejected';
    submission.events.push(token);
    if (submission.state === 'accepted') service.onAccept(submission.id, request.headers.get('x-worker'));
    await log(submission, 'delete-submission');
    return new Response(null, { status: 204 });
  }

  function read(url: URL, parts: readonly string[]): Response {
    const [kind, id = '', sub, subId = ''] = parts;
    if (kind === 'destinations') {
      const destination = destinationOf(id);
      if (!destination) return problem(404, 'unknown-destination');
      if (sub === 'keys') {
        const key = [...destination.encryptionKeys, destination.signatureKey].find(
          ({ kid }) => kid === subId,
        );
        return key ? json(key.jwk) : problem(404, 'unknown-key');
      }
      return json({
        destinationId: id,
        status: 'active',
        encryptionKid: destination.encryptionKeys[0]!.kid,
        metadataVersions: ['2.1.0'],
        publicServices: [],
      });
    }
    if (kind !== 'submissions') return problem(404, 'unknown-path');
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const limit = Math.min(longestPage, Number(url.searchParams.get('limit') ?? 100));
    if (id === '') {
      const listed = [...submissions.values()]
        .filter(
          (one) => one.state === 'submitted' && one.destinationId === url.searchParams.get('destinationId'),
        )
        .map(({ id: submissionId, caseId, destinationId }) => ({ destinationId, submissionId, caseId }));
      const page = listed.slice(offset, offset + limit);
      return json({ offset, count: page.length, totalCount: listed.length, submissions: page });
    }
    const submission = found(id);
    if (!submission) return problem(404, 'unknown-submission');
    if (sub === 'events') {
      const page = submission.events.slice(offset, offset + limit);
      return json({ offset, count: page.length, totalCount: submission.events.length, eventLog: page });
    }
    if (submission.state !== 'submitted') return problem(404, 'unknown-submission');
    if (sub === 'attachments') {
      const jwe = submission.attachments.get(subId);
      return jwe === undefined
        ? problem(404, 'unknown-attachment')
        : new Response(jwe, { headers: { 'content-type': 'application/jose' } });
    }
    return json({
      submissionId: id,
      caseId: submission.caseId,
      destinationId: submission.destinationId,
      encryptedMetadata: submission.metadata,
      encryptedData: submission.data,
      attachments: [...submission.attachments.keys()],
    });
  }

  const service: SimulatedService = {
    submissions,
    refused,
    unknownEvents: false,
    knownWords: true,
    onAccept: () => undefined,
    sign: (by, submission, { uri, payload }, key) =>
      by === 'service'
        ? sign(key ?? serviceKey, endpoints.submissionApi, submission, uri, payload)
        : sign(
            key ?? destinationOf(submission.destinationId)!.signatureKey,
            submission.destinationId,
            submission,
            uri,
            payload,
          ),
    async take(submission, tags) {
      submissions.set(submission.id, submission);
      await log(submission, 'create-submission');
      await log(submission, 'submit-submission', { authenticationTags: tags });
    },
    reusedKeys: () => reused,
    async handle(request) {
      const url = new URL(request.url);
      if (request.url === endpoints.tokenUrl) {
        const form = new URLSearchParams(await request.text());
        const client = form.get('client_id') ?? '';
        if (refused.has(client)) return json({ error: 'invalid_client' }, 401);
        const access_token = `token-${client}.${Math.floor(now() / 1000)}`;
        return json({ access_token, token_type: 'Bearer', expires_in: tokenSeconds });
      }
      if (url.pathname.endsWith('/.well-known/jwks.json')) return json({ keys: [serviceKey.jwk] });
      const [, client, issued] =
        /^Bearer token-(.+)\.(\d+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
      // By its own clock: whoever believes in a token for longer, because his clock was set, is told.
      const isOver = Number(issued) * 1000 + tokenSeconds * 1000 < now();
      if (client === undefined || refused.has(client) || isOver) return problem(401, 'unauthorized');
      const parts = url.pathname.replace(/^\/(?:submission|destination)-api\/v2\//, '').split('/');
      const [kind, id = '', sub, subId = ''] = parts;
      if (request.method === 'GET') return read(url, parts);
      if (request.method === 'POST' && kind === 'submissions') return create(request);
      if (request.method === 'POST' && kind === 'cases' && sub === 'events') return answer(id, request);
      if (request.method === 'PUT' && sub === 'attachments') return attach(id, subId, request);
      if (request.method === 'PUT' && kind === 'submissions') return submit(id, request);
      return problem(404, 'unknown-path');
    },
  };
  return service;
}
