import type { Guard } from './guards.ts';

/** Violations of a worker that writes what another one has gone beyond. */
const writtenOver = [
  'a ciphertext was forgotten',
  'a delivery went from',
  'has begun anew',
  'what was received went from',
  'another answer was signed',
  'a signed answer was forgotten',
];

/** Guards of the work kernel, the store and the sweep. */
export const workGuards: readonly Guard[] = [
  {
    name: 'epoch of every later write',
    why: 'a worker that stood still writes what was true an hour ago over what another one has done since',
    shows: writtenOver,
    climate: { of: ['standstills'] },
    edits: [
      {
        file: 'work/work-store.ts',
        text: `      .where('epoch', '=', lease.epoch)\n`,
        instead: '',
      },
    ],
  },
  {
    name: 'a write without a lease fails',
    why: 'the row of the delivery is written although that of the work says that another one has it',
    shows: writtenOver,
    climate: { of: ['standstills'] },
    edits: [
      {
        file: 'work/work-store.ts',
        text: 'if (numUpdatedRows === 0n) throw leaseLost();\n      return write(transaction);',
        instead: 'return write(transaction);',
      },
    ],
  },
  {
    name: 'a claim counts the epoch',
    why: 'the lease of the next worker looks like that of the former one',
    shows: writtenOver,
    climate: { of: ['standstills'] },
    edits: [{ file: 'work/claims.ts', text: 'set epoch = epoch + 1,', instead: 'set epoch = epoch,' }],
  },
  {
    name: 'lease compared on claim',
    why: 'a worker takes what another one has in hand',
    shows: ['an item was taken that another one holds'],
    edits: [
      {
        file: 'work/claims.ts',
        text: `and (work_item.lease_until is null or work_item.lease_until <= \${now()})\``,
        instead: '`',
      },
    ],
  },
  {
    name: 'only ready work is claimed',
    why: 'what waits for the application, or is done, is done again',
    shows: ['an item was taken that is '],
    edits: [
      {
        file: 'work/claims.ts',
        text: `work_item.state = 'ready' and work_item.due_at`,
        instead: 'work_item.due_at',
      },
    ],
  },
  {
    name: 'age instead of attempts',
    why: 'a bad night stops deliveries, and somebody has to wake them',
    shows: ['stopped: '],
    climate: { of: ['outage'], stretches: 2 },
    edits: [
      {
        file: 'work/failing.ts',
        text: 'if (age >= stopAfter) return undefined;',
        instead: 'if (failures >= 12) return undefined;',
      },
    ],
  },
  {
    name: 'a refusal is confirmed',
    why: 'one wrong answer is the end of a delivery',
    shows: ['stopped: '],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'work/failing.ts',
        text: 'refused.count + 1 >= confirmations && refused.age >= confirmWithin',
        instead: 'refused.count + 1 >= 1',
      },
    ],
  },
  {
    name: 'a refusal is confirmed by the same one',
    why: 'two wrong answers of one kind and one of another stop a delivery together',
    provenBy: ['work/failing.test.ts', 'a refusal is confirmed by the same refusal, not by others'],
    edits: [
      {
        file: 'work/work-store.ts',
        text: `row.failure_class !== 'refusal' || !isSame`,
        instead: `row.failure_class !== 'refusal'`,
      },
    ],
  },
  {
    name: 'refused credentials do not count',
    why: 'a certificate that has expired over the holidays stops everything of the tenant',
    shows: ['stopped: '],
    climate: { of: ['credentials'], stretches: 2 },
    edits: [
      { file: 'work/failing.ts', text: `if (failureClass === 'credential') {`, instead: 'if (age(item)) {' },
      {
        file: 'work/failing.ts',
        text: '/** Milliseconds until the next attempt; undefined when there is none. */',
        instead: 'const age = (_item: unknown): boolean => false;',
      },
    ],
  },
  {
    name: 'regular looks never stop',
    why: 'the mailbox is not looked into any more, and nobody notices',
    provenBy: ['inbox/looks.test.ts', 'never stop, however long the service does not answer'],
    edits: [
      {
        file: 'work/failing.ts',
        text: '(endless ? pauseAfter',
        instead: '(!endless && endless ? pauseAfter',
      },
    ],
  },
  {
    name: 'one delivery for a key',
    why: 'the application asks again after a lost answer, and the citizen gets two notices',
    shows: [' deliveries', ' effects'],
    climate: { of: ['database away'] },
    edits: [
      {
        file: 'store/migrations/0002-work-and-transports.ts',
        text: `.addUniqueConstraint('delivery_key', ['tenant', 'key'])`,
        instead: `.addUniqueConstraint('delivery_key', ['tenant', 'key', 'id'])`,
      },
      {
        file: 'outbox/enqueue.ts',
        text: `conflict.columns(['tenant', 'key']).doNothing()`,
        instead: `conflict.columns(['tenant', 'key', 'id']).doNothing()`,
      },
      {
        file: 'outbox/enqueue.ts',
        text: `.where('key', '=', request.key)\n    .executeTakeFirstOrThrow();`,
        instead: `.where('key', '=', request.key)\n    .where('id', '=', id)\n    .executeTakeFirstOrThrow();`,
      },
      {
        file: 'outbox/enqueue.ts',
        text: 'if (found) return found;\n    throw error;',
        instead: 'throw error;',
      },
    ],
  },
  {
    name: 'other content under a key is refused',
    why: 'the second notice of a case is taken for the first, and never sent',
    shows: ['other content was taken under its key'],
    edits: [
      {
        file: 'outbox/enqueue.ts',
        text: 'found.fingerprint !== delivery.fingerprint',
        instead: 'found.fingerprint === undefined',
      },
    ],
  },
  {
    name: 'content of a commit that nobody heard of stays',
    why: 'the delivery is there, and its content was removed as that of a failed one',
    shows: [
      'content of a delivery was removed that is not over',
      'a delivery was stored, and its content is not here',
    ],
    climate: { of: ['database away'] },
    edits: [{ file: 'outbox/enqueue.ts', text: 'if (!inserting) await', instead: 'await' }],
  },
  {
    name: 'the sweep asks for the owner',
    why: 'what waits for longer than a day loses its content',
    shows: ['content of a delivery was removed that is not over'],
    climate: { of: ['credentials'], stretches: 2 },
    edits: [
      {
        file: 'sweep/sweep.ts',
        text: `(row && row.removed_at === null ? 'keep' : 'remove')`,
        instead: `(row && row.removed_at === '' ? 'keep' : 'remove')`,
      },
    ],
  },
  {
    name: 'the sweep leaves what is young',
    why: 'content that is just being stored goes before its row comes',
    shows: ['a delivery was stored, and its content is not here'],
    climate: { of: ['slow disk'] },
    edits: [
      {
        file: 'content/sweep.ts',
        text: 'if (!(now - modifiedAt > graceMs)) {',
        instead: 'if (graceMs < 0) {',
      },
    ],
  },
];
