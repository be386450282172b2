import type { Guard } from './guards.ts';

/** Guards of what goes out. */
export const sendingGuards: readonly Guard[] = [
  {
    name: 'a lost answer is looked up in the log',
    why: 'what was submitted is not known to be, and is submitted a second time',
    shows: [' effects'],
    climate: { of: ['answers lost'] },
    edits: [
      {
        file: 'transport/fit-connect/log.ts',
        text: 'if (submitted) return { step: sent(knowing(sending), submitted.issuedAt) };',
        instead: '',
      },
    ],
  },
  {
    name: 'former ciphertexts stay listed',
    why: 'a late upload wins, and the receipt is for a ciphertext that nobody remembers',
    shows: ['a ciphertext was forgotten'],
    climate: { of: ['roll-overs'] },
    edits: [
      {
        file: 'transport/fit-connect/send-progress.ts',
        text: '[part]: [...sealedOf(progress, part), sealed]',
        instead: '[part]: [sealed]',
      },
    ],
  },
  {
    name: 'an attachment is uploaded anew after a key roll-over',
    why: 'the service has a ciphertext for the former key, and no proof binds it',
    shows: ['its proof does not bind'],
    climate: { of: ['roll-overs'] },
    edits: [
      {
        file: 'transport/fit-connect/send.ts',
        text: 'if (before !== undefined && before !== sealed.content) return goingOn({ ...progress, uploaded: others });',
        instead: 'if (Object.hasOwn(others, part.id)) return goingOn(progress);',
      },
    ],
  },
  {
    name: 'a confirmed upload is forgotten before the next',
    why: 'the destination goes back to its former key, and the service keeps the ciphertext for the other',
    shows: ['its proof does not bind'],
    climate: { of: ['roll-overs'] },
    edits: [
      {
        file: 'transport/fit-connect/send.ts',
        text: 'return goingOn({ ...progress, uploaded: others });',
        instead: 'return upload(sending, part.id, sealed);',
      },
    ],
  },
  {
    name: 'metadata speak of the ciphertexts that are sent',
    why: 'the proof would bind other ciphertexts than those that were accepted',
    shows: ['its proof does not bind'],
    climate: { of: ['bad disk'] },
    edits: [
      {
        file: 'transport/fit-connect/send.ts',
        text: '!metadata || !coversCurrent(metadata, sending, kid)',
        instead: '!metadata',
      },
    ],
  },
  {
    name: 'plaintext compared before it is sealed',
    why: 'a bit that the disk has turned is sent, and the receiver rejects it for good',
    shows: ['a delivery was rejected'],
    climate: { of: ['bad disk'] },
    edits: [
      {
        file: 'transport/fit-connect/seal.ts',
        text: 'encryption.result().sha512 !== part.sha512',
        instead: 'encryption.result().sha512 === undefined',
      },
    ],
  },
  {
    name: 'ciphertext compared before it is uploaded',
    why: 'a bit that the disk has turned is uploaded, and the receiver cannot open it',
    // A ciphertext is random: whether the turned bit matters to the service does not follow from a seed.
    provenBy: [
      'transport/fit-connect/sealed-chunks.test.ts',
      'never come out as a whole when one bit of them has turned',
    ],
    edits: [
      {
        file: 'transport/fit-connect/sealed-chunks.ts',
        text: `seen !== size || hash.digest('hex') !== encryptedSha512`,
        instead: 'seen !== size',
      },
    ],
  },
  {
    name: 'a lost ciphertext is made anew',
    why: 'the delivery fails for ever, although the plaintext is there',
    shows: ['stopped: '],
    climate: { of: ['bad disk'], deliveries: 2 },
    edits: [
      {
        file: 'transport/fit-connect/sending.ts',
        text: `code === 'exchange.content.missing' || code === 'exchange.content.damaged'`,
        instead: `code === 'exchange.content.gone'.slice(1)`,
      },
    ],
  },
  {
    name: 'tags of the log compared with ours',
    why: 'a receipt for another content counts as one for ours',
    shows: ['it is accepted here, and '],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'transport/fit-connect/matching-tags.ts',
        text: '.find((one) => equalTags(one.tag, tag))',
        instead: '.find((one) => equalTags(one.tag, one.tag))',
      },
    ],
  },
  {
    name: 'tags of the receipt compared with the log',
    why: 'the other side has accepted something else, and it looks like a receipt',
    shows: ['it is accepted here, and '],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'transport/fit-connect/watch.ts',
        text: '!taken || differingTags(tags, taken).length > 0',
        instead: '!taken',
      },
    ],
  },
  {
    name: 'signature of every event',
    why: 'anybody on the line accepts in the name of the authority',
    shows: ['it is accepted here, and ', 'went from found to accepted'],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'set/verify.ts',
        text: `if (!valid) throw refuse('signature'`,
        instead: `if (valid === undefined) throw refuse('signature'`,
      },
    ],
  },
  {
    name: 'author of every event',
    why: 'the service accepts in the name of the authority',
    shows: ['it is accepted here, and ', 'went from found to accepted'],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'set/verify.ts',
        text: `author === 'service' && destinationOnly.some((one) => one === name)`,
        instead: `author === 'service' && destinationOnly.length === 0`,
      },
    ],
  },
  {
    name: 'subject of every event',
    why: 'the rejection of another delivery is taken for that of ours',
    shows: ['it is rejected here, and ', 'went from found to rejected'],
    climate: { of: ['liars'] },
    edits: [
      {
        file: 'set/verify.ts',
        text: `throw refuse('txn'`,
        instead: `if (txn === undefined) throw refuse('txn'`,
      },
      {
        file: 'set/verify.ts',
        text: 'expected.submissionId}`) return undefined;',
        instead: 'expected.submissionId}` && sub === undefined) return undefined;',
      },
    ],
  },
  {
    name: 'what opens a proof is read once more',
    why: 'one misread, and the proof never binds what was sent',
    shows: ['its proof does not bind'],
    climate: { of: ['bad disk'] },
    edits: [
      {
        file: 'transport/fit-connect/stored-opening.ts',
        text: 'const reads = 2;',
        instead: 'const reads = 1;',
      },
    ],
  },
];
