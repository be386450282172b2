import type { Guard } from './guards.ts';

/** Guards of deliveries by mailboxes. The simulation does not send there, so tests prove them. */
export const mailboxGuards: readonly Guard[] = [
  {
    name: 'hash of what is written to a mailbox',
    why: 'content that has changed since it was enqueued is offered as what was enqueued',
    provenBy: [
      'transport/directory/directory.test.ts',
      'content that has changed since it was enqueued is not sent',
    ],
    edits: [
      {
        file: 'transport/mailbox/send.ts',
        text: `hash.copy().digest('hex') !== sha512`,
        instead: `hash.copy().digest('hex') === ''`,
      },
    ],
  },
  {
    name: 'folders of a mailbox are no links',
    why: 'whoever may write into the share makes a reader take what lies elsewhere',
    provenBy: ['transport/directory/directory.test.ts', 'are not followed: the folder of a delivery'],
    edits: [
      {
        file: 'transport/directory/directory-storage.ts',
        text: `      if (found.isSymbolicLink()) throw unsafe('symbolic-link');\n      if (!found.isDirectory()) throw unsafe('not-a-folder');\n`,
        instead: '',
      },
    ],
  },
  {
    name: 'a member twice is no JSON of strangers',
    why: 'a receipt says accepted to one reader and rejected to another',
    provenBy: ['json/read-json.test.ts', 'a member twice, deep inside'],
    edits: [
      {
        file: 'json/read-json.ts',
        text: 'scan.duplicates.length > 0',
        instead: 'scan.duplicates.length < 0',
      },
    ],
  },
  {
    name: 'what tidies up has its time',
    why: 'a share that hangs keeps a worker for ever, and all that it would do next',
    provenBy: [
      'transport/directory/hanging-share.test.ts',
      'all that a write needs: neither its time nor an abort waits for what tidies up',
    ],
    edits: [
      {
        file: 'content/tidy.ts',
        text: `await callApplication('Tidying up', work, { timeout: Math.min(timeout, longest) }).catch(() => undefined);`,
        instead: `void [callApplication, timeout];\n  await work(new AbortController().signal).catch(() => undefined);`,
      },
    ],
  },
];
