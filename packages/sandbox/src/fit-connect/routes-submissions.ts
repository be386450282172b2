import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import type { components } from '../generated/fit-connect-submission.v2.ts';
import type { ApiClient } from './access.ts';
import { readEvent } from './events.ts';
import { flipCharacter, flipPosition, flipText } from './jwe-flip.ts';
import { Problem } from './problem.ts';
import {
  badRequest,
  caller,
  callerWithRole,
  type Env,
  jsonBody,
  knownDestination,
  notFound,
  pageOf,
  type RouteContext,
  uuidPattern,
} from './routes.ts';
import type { Submission } from './submissions.ts';

type Schemas = components['schemas'];

/** Submission API v2 below its base path. */
export function submissionRoutes(context: RouteContext): Hono<Env> {
  const { submissions, faults, clock, limits } = context;
  const app = new Hono<Env>();

  const ownedBySender = (c: Context<Env>): Submission => {
    const client = callerWithRole(context, c, 'sender');
    const submission = submissions.find(c.req.param('submissionId') ?? '');
    if (!submission || submission.clientId !== client.clientId || submission.state === 'deleted') {
      throw notFound('no such submission of this client');
    }
    return submission;
  };
  const pickedUpBySubscriber = (c: Context<Env>): Submission => {
    const client = callerWithRole(context, c, 'subscriber');
    const submission = submissions.find(c.req.param('submissionId') ?? '');
    if (!submission || submission.metadata === undefined)
      throw notFound('no such submission, or it was deleted');
    subscribed(context, client, submission.destinationId);
    return submission;
  };
  const involved = (c: Context<Env>, submission: Submission | undefined): Submission => {
    const client = caller(context, c);
    if (!submission) throw notFound('no such event log');
    const subscriber = context.destination(submission.destinationId)?.subscriberClientId;
    if (client.clientId !== submission.clientId && client.clientId !== subscriber)
      throw notFound('no such event log');
    return submission;
  };
  const log = (c: Context<Env>, submission: Submission): Schemas['EventLog'] => {
    const { offset, limit } = pageOf(c, { standard: 500, maximum: 500 });
    const eventLog = submission.eventLog.slice(offset, offset + limit);
    return { eventLog, count: eventLog.length, totalCount: submission.eventLog.length, offset };
  };

  app.post('/submissions', async (c) => {
    const client = callerWithRole(context, c, 'sender');
    const announcement = readAnnouncement(await jsonBody(c), limits.attachments);
    const { destination } = knownDestination(context, announcement.destinationId);
    if (destination.status !== 'active') {
      throw new Problem(
        422,
        'destination-not-active',
        'Destination not active',
        `the destination is ${destination.status}`,
      );
    }
    if (
      !destination.publicServices.some(
        ({ identifier }) => identifier === announcement.publicService.identifier,
      )
    ) {
      throw new Problem(
        422,
        'service-not-offered',
        'Service not offered',
        'the destination does not offer this service',
      );
    }
    return c.json(reference(await submissions.create(client.clientId, announcement)), 201);
  });

  app.get('/submissions', (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const destinationId = c.req.query('destinationId');
    const { offset, limit } = pageOf(c, { standard: 100, maximum: 500 });
    if (destinationId !== undefined) subscribed(context, client, destinationId);
    const waiting = submissions
      .all()
      .filter(({ state }) => state === 'submitted' || state === 'forwarded')
      .filter((entry) => destinationId === undefined || entry.destinationId === destinationId)
      .filter((entry) => context.destination(entry.destinationId)?.subscriberClientId === client.clientId)
      .sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0));
    const found = waiting.slice(offset, offset + limit).map(reference);
    const body: Schemas['SubmissionPage'] = {
      submissions: found,
      count: found.length,
      totalCount: waiting.length,
      offset,
    };
    return c.json(body);
  });

  app.get('/submissions/:submissionId', (c) => {
    const submission = pickedUpBySubscriber(c);
    const metadataFlip = faults.takeFlip('metadata');
    const dataFlip = faults.takeFlip('data');
    const metadata = submission.metadata ?? '';
    const data = submission.data ?? '';
    const body: Schemas['Submission'] = {
      ...reference(submission),
      publicService: submission.publicService,
      encryptedMetadata: metadataFlip ? flipText(metadata, metadataFlip) : metadata,
      encryptedData: dataFlip ? flipText(data, dataFlip) : data,
      attachments: [...submission.announced],
    };
    return c.json(body);
  });

  app.put('/submissions/:submissionId', async (c) => {
    const submission = ownedBySender(c);
    const { encryptedMetadata, encryptedData } = await jsonBody(c);
    if (typeof encryptedMetadata !== 'string' || typeof encryptedData !== 'string') {
      throw badRequest('encryptedMetadata and encryptedData are required');
    }
    const { destination } = knownDestination(context, submission.destinationId);
    await submissions.submit(submission, encryptedMetadata, encryptedData, destination.encryptionKid);
    return c.json(reference(submission));
  });

  app.put('/submissions/:submissionId/attachments/:attachmentId', async (c) => {
    const { incoming } = c.env;
    try {
      const submission = ownedBySender(c);
      requireJose(c);
      const { destination } = knownDestination(context, submission.destinationId);
      if (Number(c.req.header('content-length') ?? 0) > limits.attachmentBytes) {
        throw new Problem(
          413,
          'payload-too-large',
          'Payload too large',
          `more than ${limits.attachmentBytes} bytes`,
        );
      }
      const content = incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      await submissions.putAttachment(
        submission,
        c.req.param('attachmentId'),
        content,
        destination.encryptionKid,
      );
    } finally {
      // The answer can only be read when the rest of the upload was taken.
      incoming.resume();
    }
    return c.body(null, 204);
  });

  app.get('/submissions/:submissionId/attachments/:attachmentId', (c) => {
    const submission = pickedUpBySubscriber(c);
    const attachmentId = c.req.param('attachmentId');
    const stored = submission.attachments.get(attachmentId);
    if (!stored) throw notFound('no such attachment');
    const flip = faults.takeFlip('attachment', attachmentId);
    const source = createReadStream(stored.file);
    const content = flip ? Readable.from(flipped(source, flipPosition(stored.facts.lengths, flip))) : source;
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      'content-type': 'application/jose',
      'content-length': String(stored.facts.size),
    });
  });

  app.get('/submissions/:submissionId/events', (c) =>
    c.json(log(c, involved(c, submissions.find(c.req.param('submissionId'))))),
  );
  app.get('/cases/:caseId/events', (c) =>
    c.json(log(c, involved(c, submissions.findCase(c.req.param('caseId'))))),
  );

  app.post('/cases/:caseId/events', async (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const caseId = c.req.param('caseId');
    const submission = submissions.findCase(caseId);
    if (!submission) throw notFound('no such case');
    subscribed(context, client, submission.destinationId);
    requireJose(c);
    const token = (await c.req.text()).trim();
    const event = await readEvent({
      token,
      caseId,
      clock,
      keyOf: (destinationId, kid) => {
        const key = context.destination(destinationId)?.keys.get(kid);
        return key?.alg === 'PS512' ? key : undefined;
      },
    });
    if (event.issuer !== submission.destinationId || event.submissionId !== submission.submissionId) {
      throw new Problem(
        422,
        'invalid-set',
        'Invalid security event token',
        'issuer or subject belong to another submission',
      );
    }
    await submissions.apply(submission, event, token);
    return c.body(null, 204);
  });
  return app;
}

function subscribed(context: RouteContext, client: ApiClient, destinationId: string): void {
  if (knownDestination(context, destinationId).subscriberClientId !== client.clientId) {
    throw new Problem(403, 'forbidden', 'Forbidden', 'the client is not connected to this destination');
  }
}

function reference({ submissionId, caseId, destinationId }: Submission): Schemas['SubmissionReference'] {
  return { submissionId, caseId, destinationId };
}

function requireJose(c: Context<Env>): void {
  if (!(c.req.header('content-type') ?? '').toLowerCase().startsWith('application/jose')) {
    throw new Problem(415, 'unsupported-media-type', 'Unsupported media type', 'application/jose expected');
  }
}

async function* flipped(source: AsyncIterable<Buffer>, position: number): AsyncGenerator<Buffer> {
  let offset = 0;
  for await (const chunk of source) {
    if (position >= offset && position < offset + chunk.length) {
      const index = position - offset;
      chunk[index] = flipCharacter(chunk[index] ?? 0);
    }
    offset += chunk.length;
    yield chunk;
  }
}

function readAnnouncement(body: Record<string, unknown>, maximum: number): Schemas['SubmissionAnnouncement'] {
  const refuse = (detail: string) => new Problem(422, 'invalid-announcement', 'Invalid announcement', detail);
  const { destinationId, announcedAttachments, publicService, region } = body;
  if (typeof destinationId !== 'string' || !uuidPattern.test(destinationId))
    throw refuse('destinationId is not a UUID');
  if (!Array.isArray(announcedAttachments)) throw refuse('announcedAttachments is not a list');
  if (announcedAttachments.length > maximum) {
    throw new Problem(
      413,
      'too-many-attachments',
      'Too many attachments',
      `more than ${maximum} attachments`,
    );
  }
  if (!announcedAttachments.every((id) => typeof id === 'string' && uuidPattern.test(id))) {
    throw refuse('an announced attachment is not a UUID');
  }
  if (new Set(announcedAttachments).size !== announcedAttachments.length) {
    throw refuse('an attachment is announced twice');
  }
  const { identifier, name } = (publicService ?? {}) as Record<string, unknown>;
  if (typeof identifier !== 'string' || typeof name !== 'string')
    throw refuse('publicService lacks identifier or name');
  return {
    destinationId,
    announcedAttachments: announcedAttachments as string[],
    publicService: { identifier, name },
    ...(typeof region === 'string' ? { region } : {}),
  };
}
