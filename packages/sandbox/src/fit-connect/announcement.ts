import type { components } from '../generated/fit-connect-submission.v2.ts';
import type { ApiVersion } from './delivery.ts';
import { Problem } from './problem.ts';
import { uuidPattern } from './routes.ts';

type Schemas = components['schemas'];

const refuse = (detail: string) => new Problem(422, 'invalid-announcement', 'Invalid announcement', detail);

/** What a sender announces; v1 calls the service `serviceType` and allows its name to be empty. */
export function readAnnouncement(
  body: Record<string, unknown>,
  maximum: number,
  version: ApiVersion,
): Schemas['SubmissionAnnouncement'] {
  const { destinationId, region } = body;
  if (typeof destinationId !== 'string' || !uuidPattern.test(destinationId))
    throw refuse('destinationId is not a UUID');
  const announcedAttachments = readAttachmentIds(body.announcedAttachments, maximum);
  const member = version === 'v1' ? 'serviceType' : 'publicService';
  const { identifier, name } = (body[member] ?? {}) as Record<string, unknown>;
  if (typeof identifier !== 'string' || typeof name !== 'string')
    throw refuse(`${member} lacks identifier or name`);
  return {
    destinationId,
    announcedAttachments,
    publicService: { identifier, name },
    ...(typeof region === 'string' ? { region } : {}),
  };
}

/** Ids of announced attachments: UUIDs, each once, not too many. */
export function readAttachmentIds(value: unknown, maximum: number): string[] {
  if (!Array.isArray(value)) throw refuse('announcedAttachments is not a list');
  if (value.length > maximum) {
    throw new Problem(
      413,
      'too-many-attachments',
      'Too many attachments',
      `more than ${maximum} attachments`,
    );
  }
  if (!value.every((id) => typeof id === 'string' && uuidPattern.test(id))) {
    throw refuse('an announced attachment is not a UUID');
  }
  if (new Set(value).size !== value.length) throw refuse('an attachment is announced twice');
  return value as string[];
}
