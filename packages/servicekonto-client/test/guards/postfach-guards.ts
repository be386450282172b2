import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of the mailbox: nothing arrives twice, nothing changed, nothing of another, nothing that is not judged. */
export const postfachGuards: readonly TestedGuard[] = [
  {
    name: 'an attempt is noted before it is made',
    why: 'the same message is sent twice',
    provenBy: ['postfach/transport.test.ts', 'REST, as a way to the mailbox > takes the same key once'],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'postfach/zbp-rest.ts',
        text: 'const earlier = await journal.begin(parcel, signal);',
        instead: 'await journal.begin(parcel, signal);\n  const earlier = undefined as Note | undefined;',
      },
    ],
  },
  {
    name: 'the note stays when nobody knows the outcome',
    why: 'a message whose answer was lost is sent a second time by itself',
    provenBy: ['postfach/outcome.test.ts', 'a lost connection after the end says nothing'],
    shows: ['outcome-unknown'],
    edits: [
      {
        file: 'postfach/zbp-rest.ts',
        text: 'if (failed.isUndelivered) await',
        instead: 'await',
      },
    ],
  },
  {
    name: 'a 500 is no refusal',
    why: 'a message that was stored before the service failed is sent again',
    provenBy: ['postfach/outcome.test.ts', '500 says nothing'],
    shows: ['outcome-unknown'],
    edits: [
      {
        file: 'postfach/refusal.ts',
        text: 'error.status >= 300 && error.status < 500',
        instead: 'error.status >= 300 && error.status < 600',
      },
    ],
  },
  {
    name: 'the client does not repeat a message by itself',
    why: 'HTTP calls PUT idempotent, and the mailbox makes a second message of it',
    provenBy: ['postfach/outcome.test.ts', '504 says nothing'],
    shows: ['promise resolved', 'to have a length'],
    edits: [{ file: 'postfach/zbp-rest.ts', text: 'retry: { limit: 0 },', instead: '' }],
  },
  {
    name: 'the last piece of an attachment waits for the digest',
    why: 'a file that has changed arrives whole under the digest of another',
    provenBy: [
      'postfach/transport.test.ts',
      'REST, as a way to the mailbox > lets nothing out of an attachment',
    ],
    shows: ['attachment-changed'],
    edits: [
      {
        file: 'postfach/attachment-bytes.ts',
        text: "if (hash.digest('hex') !== facts.digest) throw changed(index, 'digest');",
        instead: '',
      },
    ],
  },
  {
    name: 'something else under the same key is a conflict (REST)',
    why: 'the receipt of one message stands for another that was never sent',
    provenBy: ['postfach/transport.test.ts', 'REST, as a way to the mailbox > refuses another text'],
    shows: ['key-conflict'],
    edits: [
      {
        file: 'postfach/zbp-rest.ts',
        text: 'if (earlier.fingerprint !== parcel.written.fingerprint)',
        instead: 'if (earlier.fingerprint === "")',
      },
    ],
  },
  {
    name: 'something else under the same key is a conflict (outbox)',
    why: 'the receipt of one message stands for another that was never sent',
    provenBy: ['postfach/transport.test.ts', 'an outbox, as a way to the mailbox > refuses another text'],
    shows: ['key-conflict'],
    edits: [
      {
        file: 'postfach/zbp-fit-connect.ts',
        text: 'if (found.reference !== referenceOf(parcel))',
        instead: 'if (found.reference === "")',
      },
    ],
  },
  {
    name: 'the journal is scoped by tenant',
    why: 'a message of one authority keeps that of another from being sent',
    provenBy: ['postfach/outcome.test.ts', 'of another tenant or kind is another one'],
    shows: ['something else was sent under this key'],
    edits: [
      {
        file: 'postfach/journal.ts',
        text: '{ tenant, clock, applicationTimeout: timeout }: PostfachSurroundings,',
        instead: "{ clock, applicationTimeout: timeout }: PostfachSurroundings,\n  tenant = 'alle',",
      },
    ],
  },
  {
    name: 'the level is asked for',
    why: 'a message about taxes can be read after a login with a password',
    provenBy: ['postfach/judge-message.test.ts', 'the level is asked for'],
    shows: ['level is missing'],
    edits: [
      {
        file: 'postfach/judge-message.ts',
        text: "if (message.level === undefined) faults.add('level', { rule: 'missing' });",
        instead: '',
      },
    ],
  },
  {
    name: 'the key of the sender belongs to its certificate',
    why: 'nobody learns why the mailbox refuses every message',
    provenBy: ['postfach/author.test.ts', 'of another key sends nothing'],
    shows: ['servicekonto.postfach.certificate'],
    edits: [
      {
        file: 'postfach/author.ts',
        text: 'if (!(await isSignature(data, publicKey, signature)))',
        instead: 'if (await Promise.resolve(false))',
      },
    ],
  },
  {
    name: 'an expired certificate sends nothing',
    why: 'a message is sent that will be refused at night, when nobody looks',
    provenBy: ['postfach/author.test.ts', 'with a certificate that is expired'],
    shows: ['promise resolved'],
    edits: [
      { file: 'postfach/author.ts', text: "now > until ? 'expired' : undefined", instead: 'undefined' },
    ],
  },
];
