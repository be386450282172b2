import { type Context, Hono } from 'hono';
import type { components } from '../generated/fit-connect-submission.v2.ts';
import { readAnnouncement } from './announcement.ts';
import type { ApiVersion, Delivery } from './delivery.ts';
import { Problem } from './problem.ts';
import { readEvent } from './read-event.ts';
import {
  caller,
  callerWithRole,
  type Env,
  jsonBody,
  knownDestination,
  notFound,
  pageOf,
  type RouteContext,
  requireJose,
  subscribed,
} from './routes.ts';
import {
  contentOf,
  giveAttachment,
  giveContent,
  logPage,
  policyOf,
  takeAttachment,
  tokensOf,
} from './transfer.ts';

type Schemas = components['schemas'];

/** Submissions and cases of the Submission API below its base path, v1 or v2. */
export function submissionRoutes(context: RouteContext, version: ApiVersion): Hono<Env> {
  const { deliveries, clock, limits } = context;
  const app = new Hono<Env>();
  const sent = (c: Context<Env>) => sentBy(context, c);

  app.post('/submissions', async (c) => {
    const client = callerWithRole(context, c, 'sender');
    const { destinationId, announcedAttachments, publicService } = readAnnouncement(
      await jsonBody(c),
      limits.attachments,
      version,
    );
    accepts(knownDestination(context, destinationId).destination, publicService);
    const created = await deliveries.create({
      kind: 'submission',
      senderId: client.clientId,
      destinationId,
      publicService,
      version,
      announced: announcedAttachments,
    });
    return c.json(reference(created), 201);
  });

  app.get('/submissions', (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const destinationId = c.req.query('destinationId');
    const { offset, limit } = pageOf(c, { standard: 100, maximum: 500 });
    if (destinationId !== undefined) subscribed(context, client, destinationId);
    const waiting = deliveries
      .all('submission')
      .filter(({ state }) => state === 'submitted' || state === 'forwarded')
      .filter((entry) => destinationId === undefined || entry.destinationId === destinationId)
      .filter(
        (entry) => context.destinations.find(entry.destinationId)?.subscriberClientId === client.clientId,
      )
      .sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0));
    const submissions = waiting.slice(offset, offset + limit).map(reference);
    const body: Schemas['SubmissionPage'] = {
      submissions,
      count: submissions.length,
      totalCount: waiting.length,
      offset,
    };
    return c.json(body);
  });

  app.get('/submissions/:submissionId', (c) => {
    const submission = pickedUp(context, c);
    const { publicService } = submission;
    const service = publicService && (version === 'v1' ? { serviceType: publicService } : { publicService });
    return c.json({ ...reference(submission), ...service, ...giveContent(context, submission) });
  });

  app.put('/submissions/:submissionId', async (c) => {
    const submission = sent(c);
    const { metadata, data } = contentOf(await jsonBody(c));
    await deliveries.submit(submission, metadata, data, policyOf(context, submission));
    return c.json(reference(submission));
  });

  app.put('/submissions/:submissionId/attachments/:attachmentId', (c) =>
    takeAttachment(context, c, () => sent(c)),
  );
  app.get('/submissions/:submissionId/attachments/:attachmentId', (c) =>
    giveAttachment(context, c, pickedUp(context, c)),
  );
  app.get('/submissions/:submissionId/events', (c) => {
    const submission = involved(context, c, deliveries.find('submission', c.req.param('submissionId')));
    return c.json(logPage(c, tokensOf(submission)));
  });
  app.get('/cases/:caseId/events', (c) => {
    const { caseId } = involved(context, c, deliveries.findCase(c.req.param('caseId')));
    return c.json(logPage(c, deliveries.caseLog(caseId)));
  });

  app.post('/cases/:caseId/events', async (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const caseId = c.req.param('caseId');
    const submission = deliveries.findCase(caseId);
    if (!submission) throw notFound('no such case');
    subscribed(context, client, submission.destinationId);
    requireJose(c);
    const token = (await c.req.text()).trim();
    const event = await readEvent({
      token,
      caseId,
      now: clock.stamp(),
      keyOf: (destinationId, kid) => {
        const key = context.destinations.find(destinationId)?.keys.get(kid);
        return key?.alg === 'PS512' ? key : undefined;
      },
    });
    if (event.issuer !== submission.destinationId || event.submissionId !== submission.id) {
      throw new Problem(
        422,
        'invalid-set',
        'Invalid security event token',
        'issuer or subject belong to another submission',
      );
    }
    await deliveries.apply(submission, event, token);
    return c.body(null, 204);
  });
  return app;
}

function sentBy(context: RouteContext, c: Context<Env>): Delivery {
  const client = callerWithRole(context, c, 'sender');
  const submission = context.deliveries.find('submission', c.req.param('submissionId') ?? '');
  if (!submission || submission.senderId !== client.clientId || submission.state === 'deleted') {
    throw notFound('no such submission of this client');
  }
  return submission;
}

function pickedUp(context: RouteContext, c: Context<Env>): Delivery {
  const client = callerWithRole(context, c, 'subscriber');
  const submission = context.deliveries.find('submission', c.req.param('submissionId') ?? '');
  if (submission?.metadata === undefined) throw notFound('no such submission, or it was deleted');
  subscribed(context, client, submission.destinationId);
  return submission;
}

/** Sender and subscriber of a case both read its logs. */
export function involved(context: RouteContext, c: Context<Env>, delivery: Delivery | undefined): Delivery {
  const client = caller(context, c);
  const subscriber = delivery && context.destinations.find(delivery.destinationId)?.subscriberClientId;
  if (!delivery || (client.clientId !== delivery.senderId && client.clientId !== subscriber)) {
    throw notFound('no such event log');
  }
  return delivery;
}

function accepts(destination: Schemas['Destination'], { identifier }: Schemas['PublicService']): void {
  if (destination.status !== 'active') {
    throw new Problem(
      422,
      'destination-not-active',
      'Destination not active',
      `the destination is ${destination.status}`,
    );
  }
  if (!destination.publicServices.some((offered) => offered.identifier === identifier)) {
    throw new Problem(
      422,
      'service-not-offered',
      'Service not offered',
      'the destination does not offer this service',
    );
  }
}

function reference({ id, caseId, destinationId }: Delivery): Schemas['SubmissionReference'] {
  return { submissionId: id, caseId, destinationId };
}
