import { type Context, Hono } from 'hono';
import type { components } from '../generated/fit-connect-submission.v2.ts';
import { readAttachmentIds } from './announcement.ts';
import type { ApiVersion, Delivery } from './delivery.ts';
import type { EventProblem } from './events.ts';
import { sameTags } from './events.ts';
import { Problem } from './problem.ts';
import {
  badRequest,
  callerWithRole,
  type Env,
  jsonBody,
  notFound,
  pageOf,
  type RouteContext,
  subscribed,
} from './routes.ts';
import { involved } from './routes-submissions.ts';
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

/**
 * Replies of a destination to the sender of a submission (`bidirektionale Kommunikation`). Published are the first path
 * and the names of the events; everything else is taken over from submissions, the answer of the receiver is assumed.
 */
export function replyRoutes(context: RouteContext, version: ApiVersion): Hono<Env> {
  const { deliveries, limits } = context;
  const app = new Hono<Env>();
  const written = (c: Context<Env>) => writtenBy(context, c);
  const received = (c: Context<Env>) => receivedBy(context, c);

  app.post('/replies', async (c) => {
    const client = callerWithRole(context, c, 'subscriber');
    const { caseId, announcedAttachments } = await jsonBody(c);
    if (typeof caseId !== 'string') throw badRequest('caseId is required');
    const submission = deliveries.findCase(caseId);
    if (!submission) throw notFound('no such case');
    subscribed(context, client, submission.destinationId);
    if (submission.state === 'incomplete' || submission.state === 'deleted') {
      throw new Problem(
        409,
        'submission-state-conflict',
        'Conflict',
        `the submission is ${submission.state}`,
      );
    }
    const reply = await deliveries.create({
      kind: 'reply',
      caseId,
      senderId: submission.senderId,
      destinationId: submission.destinationId,
      version,
      announced: readAttachmentIds(announcedAttachments ?? [], limits.attachments),
    });
    return c.json(reference(reply), 201);
  });

  app.get('/replies', (c) => {
    const client = callerWithRole(context, c, 'sender');
    const { offset, limit } = pageOf(c, { standard: 100, maximum: 500 });
    const waiting = deliveries
      .all('reply')
      .filter(({ state, senderId }) => state === 'submitted' && senderId === client.clientId)
      .sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0));
    const replies = waiting.slice(offset, offset + limit).map(reference);
    const body: Schemas['ReplyPage'] = {
      replies,
      count: replies.length,
      totalCount: waiting.length,
      offset,
    };
    return c.json(body);
  });

  app.get('/replies/:replyId', (c) => {
    const reply = received(c);
    const body: Schemas['Reply'] = { ...reference(reply), ...giveContent(context, reply) };
    return c.json(body);
  });
  app.put('/replies/:replyId', async (c) => {
    const reply = written(c);
    const { metadata, data } = contentOf(await jsonBody(c));
    await deliveries.submit(reply, metadata, data, policyOf(context, reply));
    return c.json(reference(reply));
  });
  app.put('/replies/:replyId/attachments/:attachmentId', (c) => takeAttachment(context, c, () => written(c)));
  app.get('/replies/:replyId/attachments/:attachmentId', (c) => giveAttachment(context, c, received(c)));
  app.get('/replies/:replyId/events', (c) => {
    const reply = involved(context, c, deliveries.find('reply', c.req.param('replyId')));
    return c.json(logPage(c, tokensOf(reply)));
  });
  app.put('/replies/:replyId/accept', async (c) => {
    const reply = received(c);
    const { authenticationTags } = await jsonBody(c);
    if (!reply.tags || !sameTags(reply.tags, authenticationTags)) {
      throw new Problem(
        422,
        'authentication-tags-mismatch',
        'Authentication tags differ',
        'the body does not name the tags of the reply',
      );
    }
    await deliveries.answerReply(reply, 'accept', { authenticationTags: reply.tags });
    return c.body(null, 204);
  });
  app.put('/replies/:replyId/reject', async (c) => {
    const reply = received(c);
    await deliveries.answerReply(reply, 'reject', { problems: readProblems(await jsonBody(c)) });
    return c.body(null, 204);
  });
  return app;
}

function writtenBy(context: RouteContext, c: Context<Env>): Delivery {
  const client = callerWithRole(context, c, 'subscriber');
  const reply = context.deliveries.find('reply', c.req.param('replyId') ?? '');
  if (!reply || reply.state === 'deleted') throw notFound('no such reply of this client');
  subscribed(context, client, reply.destinationId);
  return reply;
}

function receivedBy(context: RouteContext, c: Context<Env>): Delivery {
  const client = callerWithRole(context, c, 'sender');
  const reply = context.deliveries.find('reply', c.req.param('replyId') ?? '');
  if (reply?.metadata === undefined || reply.senderId !== client.clientId) {
    throw notFound('no such reply to this client, or it was deleted');
  }
  return reply;
}

function readProblems({ problems }: Record<string, unknown>): EventProblem[] {
  const isProblem = (value: unknown): value is EventProblem =>
    ['type', 'title', 'detail', 'instance'].every(
      (member) => typeof (value as Record<string, unknown> | null)?.[member] === 'string',
    );
  if (!Array.isArray(problems) || problems.length === 0 || !problems.every(isProblem)) {
    throw badRequest('problems is a list of type, title, detail and instance');
  }
  return problems.map(({ type, title, detail, instance }) => ({ type, title, detail, instance }));
}

function reference({ id, caseId, destinationId }: Delivery): Schemas['ReplyReference'] {
  return { replyId: id, caseId, destinationId };
}
