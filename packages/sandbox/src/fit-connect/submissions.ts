import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SandboxClock } from '../clock/clock.ts';
import type { components } from '../generated/fit-connect-submission.v2.ts';
import type { Ids } from '../seed/ids.ts';
import type { TestKey } from '../seed/test-keys.ts';
import {
  type AuthenticationTags,
  type EventName,
  type EventProblem,
  type ReceivedEvent,
  sameTags,
  signEvent,
} from './events.ts';
import { checkJweHeader, createJweChecker, type JweFacts, JweSyntaxError } from './jwe-syntax.ts';
import { Problem } from './problem.ts';

export type SubmissionState = 'incomplete' | 'submitted' | 'forwarded' | 'accepted' | 'rejected' | 'deleted';
type Announcement = components['schemas']['SubmissionAnnouncement'];

/** Limits of the delivery service: attachment ≤ 500 MB encrypted (10^6), ≤ 100 attachments, ≤ 2 GB in all. */
export interface DeliveryLimits {
  attachmentBytes: number;
  totalBytes: number;
  attachments: number;
  /** Uploads at the same time before 429; Infinity switches it off. */
  parallelUploads: number;
}

export const publicLimits: DeliveryLimits = {
  attachmentBytes: 500_000_000,
  totalBytes: 2_000_000_000,
  attachments: 100,
  parallelUploads: Number.POSITIVE_INFINITY,
};

/** Incomplete submissions live one day, submitted ones are rejected by the service after 14 days. */
const incompleteMs = 24 * 3600_000;
const pickupMs = 14 * 24 * 3600_000;

interface StoredAttachment {
  file: string;
  facts: JweFacts;
}

export interface Submission {
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly clientId: string;
  readonly publicService: Announcement['publicService'];
  readonly announced: readonly string[];
  readonly attachments: Map<string, StoredAttachment>;
  readonly createdAt: number;
  readonly eventLog: string[];
  readonly jtis: Set<string>;
  state: SubmissionState;
  submittedAt?: number;
  metadata?: string;
  data?: string;
  tags?: AuthenticationTags;
}

export interface SubmissionsOptions {
  directory: string;
  limits: DeliveryLimits;
  clock: SandboxClock;
  ids: Ids;
  issuer: string;
  signingKey: TestKey;
}

/** Submissions, their files and their state machine: incomplete → submitted → (forwarded) → accepted | rejected. */
export class Submissions {
  readonly #options: SubmissionsOptions;
  readonly #byId = new Map<string, Submission>();
  readonly #byCase = new Map<string, Submission>();
  #uploads = 0;

  constructor(options: SubmissionsOptions) {
    this.#options = options;
  }

  all(): Submission[] {
    return [...this.#byId.values()];
  }

  find(submissionId: string): Submission | undefined {
    return this.#byId.get(submissionId);
  }

  findCase(caseId: string): Submission | undefined {
    return this.#byCase.get(caseId);
  }

  async create(clientId: string, announcement: Announcement): Promise<Submission> {
    const { ids, clock } = this.#options;
    const submission: Submission = {
      submissionId: ids.uuid(),
      caseId: ids.uuid(),
      destinationId: announcement.destinationId,
      clientId,
      publicService: announcement.publicService,
      announced: announcement.announcedAttachments,
      attachments: new Map(),
      createdAt: clock.now(),
      eventLog: [],
      jtis: new Set(),
      state: 'incomplete',
    };
    await this.#append(submission, 'create-submission');
    this.#byId.set(submission.submissionId, submission);
    this.#byCase.set(submission.caseId, submission);
    return submission;
  }

  async putAttachment(
    submission: Submission,
    attachmentId: string,
    content: AsyncIterable<Uint8Array>,
    encryptionKid: string,
  ): Promise<void> {
    const { limits } = this.#options;
    this.#expect(submission, ['incomplete']);
    if (!submission.announced.includes(attachmentId)) {
      throw new Problem(
        422,
        'attachment-not-announced',
        'Attachment not announced',
        'announce it with the submission',
      );
    }
    if (this.#uploads >= limits.parallelUploads) {
      throw new Problem(429, 'too-many-requests', 'Too many requests', 'too many parallel uploads', {
        'retry-after': '1',
      });
    }
    this.#uploads += 1;
    const temporary = join(this.#options.directory, `${randomUUID()}.part`);
    try {
      const facts = await this.#receive(submission, attachmentId, content, temporary);
      checked(() => checkJweHeader(facts, 'attachment'), facts, encryptionKid);
      this.#expect(submission, ['incomplete']);
      const file = join(this.#options.directory, `${randomUUID()}.jwe`);
      await rename(temporary, file);
      const previous = submission.attachments.get(attachmentId);
      submission.attachments.set(attachmentId, { file, facts });
      if (previous) await rm(previous.file, { force: true });
    } finally {
      this.#uploads -= 1;
      await rm(temporary, { force: true });
    }
  }

  async #receive(
    submission: Submission,
    attachmentId: string,
    content: AsyncIterable<Uint8Array>,
    file: string,
  ): Promise<JweFacts> {
    const { limits } = this.#options;
    let others = 0;
    for (const [id, stored] of submission.attachments) if (id !== attachmentId) others += stored.facts.size;
    const checker = createJweChecker();
    let size = 0;
    async function* checkedContent() {
      for await (const chunk of content) {
        size += chunk.length;
        if (size > limits.attachmentBytes)
          throw tooLarge(`more than ${limits.attachmentBytes} bytes in one attachment`);
        if (size + others > limits.totalBytes)
          throw tooLarge(`more than ${limits.totalBytes} bytes in one submission`);
        checker.push(chunk);
        yield chunk;
      }
    }
    try {
      await pipeline(checkedContent, createWriteStream(file, { flags: 'wx' }));
      return checker.finish();
    } catch (error) {
      throw asProblem(error);
    }
  }

  async submit(submission: Submission, metadata: string, data: string, encryptionKid: string): Promise<void> {
    this.#expect(submission, ['incomplete']);
    const metadataFacts = checkedFacts(metadata, 'metadata', encryptionKid);
    const dataFacts = checkedFacts(data, 'data', encryptionKid);
    const missing = submission.announced.filter((id) => !submission.attachments.has(id));
    if (missing.length > 0) {
      throw new Problem(
        422,
        'attachments-missing',
        'Attachments missing',
        `${missing.length} announced attachments were not uploaded`,
      );
    }
    submission.metadata = metadata;
    submission.data = data;
    submission.tags = {
      metadata: metadataFacts.tag,
      data: dataFacts.tag,
      attachments: Object.fromEntries([...submission.attachments].map(([id, { facts }]) => [id, facts.tag])),
    };
    submission.state = 'submitted';
    submission.submittedAt = this.#options.clock.now();
    await this.#append(submission, 'submit-submission', { authenticationTags: submission.tags });
  }

  /** Takes a checked event of the subscriber into the log and changes the state. */
  async apply(submission: Submission, event: ReceivedEvent, token: string): Promise<void> {
    this.#expect(submission, ['submitted', 'forwarded']);
    if (submission.jtis.has(event.jti)) {
      throw new Problem(422, 'invalid-set', 'Invalid security event token', "claim 'jti' was used before");
    }
    if (event.name === 'accept-submission' && !(submission.tags && sameTags(submission.tags, event.tags))) {
      throw new Problem(
        422,
        'authentication-tags-mismatch',
        'Authentication tags differ',
        'the event does not name the tags of the submission',
      );
    }
    submission.jtis.add(event.jti);
    submission.eventLog.push(token);
    if (event.name === 'forward-submission') {
      submission.state = 'forwarded';
      return;
    }
    submission.state = event.name === 'accept-submission' ? 'accepted' : 'rejected';
    await this.#deleteContent(submission);
  }

  /** Applies the deadlines. */
  async sweep(): Promise<void> {
    const now = this.#options.clock.now();
    for (const submission of this.#byId.values()) {
      if (submission.state === 'incomplete' && now - submission.createdAt >= incompleteMs) {
        submission.state = 'deleted';
        await this.#append(submission, 'delete-submission');
        await this.#deleteContent(submission);
      } else if (submission.state === 'submitted' && now - (submission.submittedAt ?? now) > pickupMs) {
        submission.state = 'rejected';
        const problem: EventProblem = {
          type: 'https://schema.fitko.de/fit-connect/events/problems/timeout',
          title: 'Timeout',
          detail: 'The submission was not accepted or rejected within 14 days.',
          instance: 'submission',
        };
        await this.#append(submission, 'reject-submission', { problems: [problem] });
        await this.#deleteContent(submission);
      }
    }
  }

  async clear(): Promise<void> {
    for (const submission of this.#byId.values()) await this.#deleteContent(submission);
    this.#byId.clear();
    this.#byCase.clear();
  }

  async #deleteContent(submission: Submission): Promise<void> {
    const files = [...submission.attachments.values()].map(({ file }) => file);
    submission.attachments.clear();
    delete submission.metadata;
    delete submission.data;
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }

  #expect(submission: Submission, states: readonly SubmissionState[]): void {
    if (states.includes(submission.state)) return;
    throw new Problem(409, 'submission-state-conflict', 'Conflict', `the submission is ${submission.state}`);
  }

  async #append(
    submission: Submission,
    name: EventName,
    payload?: { authenticationTags: AuthenticationTags } | { problems: readonly EventProblem[] },
  ): Promise<void> {
    const { signingKey, issuer, clock, ids } = this.#options;
    const { submissionId, caseId } = submission;
    const base = { key: signingKey, issuer, clock, ids, name, submissionId, caseId };
    submission.eventLog.push(await signEvent(payload ? { ...base, payload } : base));
  }
}

function checkedFacts(jwe: string, kind: 'metadata' | 'data', encryptionKid: string): JweFacts {
  try {
    const checker = createJweChecker();
    checker.push(Buffer.from(jwe, 'utf8'));
    const facts = checker.finish();
    checked(() => checkJweHeader(facts, kind), facts, encryptionKid);
    return facts;
  } catch (error) {
    throw asProblem(error);
  }
}

function checked(check: () => void, facts: JweFacts, encryptionKid: string): void {
  try {
    check();
  } catch (error) {
    throw asProblem(error);
  }
  if (facts.header.kid !== encryptionKid) {
    throw new Problem(
      422,
      'unknown-key',
      'Unknown key',
      "'kid' is not the encryption key of the destination",
    );
  }
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof JweSyntaxError)) return error;
  const name = error.kind === 'header' ? 'invalid-jwe-header' : 'invalid-jwe';
  return new Problem(
    422,
    name,
    error.kind === 'header' ? 'Invalid JWE header' : 'Invalid JWE',
    error.message,
  );
}

function tooLarge(detail: string): Problem {
  return new Problem(413, 'payload-too-large', 'Payload too large', detail);
}
