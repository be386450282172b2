import type { Guard } from './guards.ts';

/** Guards of what comes in. */
export const arrivalGuards: readonly Guard[] = [
  {
    name: 'one row for a submission',
    why: 'two workers find it at the same moment, and it is worked on twice',
    provenBy: [
      'inbox/looks.test.ts',
      'of two workers that find a delivery at the same moment make one row, handed over once',
    ],
    edits: [
      {
        file: 'store/migrations/0002-work-and-transports.ts',
        text: `.addUniqueConstraint('received_remote', ['tenant', 'transport', 'source', 'remote_id'])`,
        instead: `.addUniqueConstraint('received_remote', ['tenant', 'transport', 'source', 'remote_id', 'id'])`,
      },
      {
        file: 'inbox/listing.ts',
        text: `conflict.columns(['tenant', 'transport', 'source', 'remote_id']).doNothing()`,
        instead: `conflict.columns(['tenant', 'transport', 'source', 'remote_id', 'id']).doNothing()`,
      },
    ],
  },
  {
    name: 'tag of what is fetched compared with the log',
    why: 'content that was exchanged behind the log is handed over',
    shows: ['feindlich: content exchanged: was handed over'],
    climate: { of: ['disk full'], stretches: 6, deliveries: 2 },
    edits: [
      {
        file: 'jwe/decrypt.ts',
        text: '!equalTags(options.expectedTag, tag)',
        instead: '!equalTags(tag, tag)',
      },
    ],
  },
  {
    name: 'hash of what is fetched compared with the metadata',
    why: 'content that the metadata do not speak of is handed over',
    shows: ['feindlich: wrong hash: was handed over'],
    climate: { of: ['disk full'], stretches: 6, deliveries: 2 },
    edits: [
      {
        file: 'transport/fit-connect/fetch.ts',
        text: 'result().sha512 !== part.sha512',
        instead: 'result().sha512 === undefined',
      },
    ],
  },
  {
    name: 'announced, described and logged attachments are the same',
    why: 'a delivery is handed over without an attachment that was sent',
    shows: ['feindlich: hidden attachment: was handed over'],
    climate: { of: ['disk full'], stretches: 6, deliveries: 2 },
    edits: [
      {
        file: 'transport/fit-connect/fetch.ts',
        text: 'described !== announced || described !== sorted(Object.keys(evidence.tags.attachments))',
        instead: 'described === undefined',
      },
    ],
  },
  {
    name: 'wrong content is fetched once more',
    why: 'one bit on the line rejects a delivery for good',
    shows: ['a delivery was rejected', 'rejected submissions too many'],
    climate: { of: ['liars'] },
    edits: [{ file: 'inbox/receive.ts', text: 'verifyAttempts = 2', instead: 'verifyAttempts = 1' }],
  },
  {
    name: 'an answer about another submission is none',
    why: 'what a proxy has mixed up counts as content, and is rejected',
    shows: ['a delivery was rejected', 'rejected submissions too many'],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'transport/fit-connect/fetch.ts',
        text: 'caseId === reference.caseId &&',
        instead: 'caseId !== undefined &&',
      },
      {
        file: 'transport/fit-connect/fetch.ts',
        text: '(submissionId === undefined || submissionId === reference.submissionId) &&',
        instead: '',
      },
    ],
  },
  {
    name: 'the application has it before it is accepted',
    why: 'a handler that failed counts as one that took it',
    shows: ['no effect'],
    climate: { of: ['storm'] },
    edits: [
      {
        file: 'inbox/hand-over.ts',
        text: 'throw notTaken({ cause });',
        instead: `if (notTaken({ cause })) return { step: 'accepting' };`,
      },
    ],
  },
  {
    name: 'content is compared whenever it is read',
    why: 'the application takes what the disk has changed',
    shows: ['other content was handed over'],
    climate: { of: ['bad disk'] },
    edits: [
      {
        file: 'inbox/received-content.ts',
        text: `seen !== size || hash.digest('hex') !== sha512`,
        instead: 'seen !== size',
      },
    ],
  },
  {
    name: 'damaged content is fetched again',
    why: 'the application fails at it for ever, although the service has it',
    shows: ['stopped: '],
    climate: { of: ['bit rot'], deliveries: 2 },
    edits: [
      {
        file: 'inbox/receive.ts',
        text: 'signal.aborted || !isLostContent(error)',
        instead: 'signal.aborted || isLostContent(error) || error',
      },
    ],
  },
  {
    name: 'nothing is accepted that is not here',
    why: 'the service removes what it has, and nobody has it any more',
    shows: ['accepted, and the content is not here'],
    climate: { of: ['bad disk'] },
    edits: [
      {
        file: 'inbox/receive.ts',
        text: `(await isStored(row.id)) ? 'accept' : 'fetch'`,
        instead: `(await isStored(row.id)) ? 'accept' : 'accept'`,
      },
      {
        file: 'transport/fit-connect/answer.ts',
        text: `if (wanted === 'accepted') {`,
        instead: `if (wanted !== 'accepted' && wanted !== 'rejected') {`,
      },
    ],
  },
  {
    name: 'the log has the last word on an answer',
    why: 'an answer that has arrived is posted for ever, and refused each time',
    shows: ['stopped: '],
    climate: { of: ['answers lost'], deliveries: 3 },
    edits: [
      {
        file: 'transport/fit-connect/logged-answer.ts',
        text: '  if (!final) return undefined;',
        instead: '  if (final || !final) return undefined;',
      },
    ],
  },
  {
    name: 'an answer of our own is no gap',
    why: 'somebody asks the sender to send again what the application has',
    provenBy: ['inbox/own-answer.test.ts', 'an answer of our own that nobody heard of is no gap'],
    edits: [
      {
        file: 'inbox/receive.ts',
        text: `notice === answeredBefore && step !== 'found' ? undefined : notice`,
        instead: `notice === answeredBefore && step === 'accepted' ? undefined : notice`,
      },
    ],
  },
];
