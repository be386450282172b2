/**
 * Runs with the old release: fills the stores of two towns with deliveries in every step and prints their ids as JSON.
 * Arguments: folder of the release, folder of the stores, FIT-Connect configuration as JSON.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [release = '', folder = '', config = '{}'] = process.argv.slice(2);
const { beispielhausen, hundesteuer, musterstadt } = await import(
  pathToFileURL(join(release, 'packages/exchange/test/towns.ts')).href
);
const fitconnect = JSON.parse(config);

/** Says what gets lost of a call: its `request`, or the `answer` to it. */
let lost = () => undefined;
function operationOf({ method, url }) {
  const { pathname } = new URL(url);
  if (method === 'PUT') return pathname.includes('/attachments/') ? 'upload' : 'submit';
  if (method === 'POST') return pathname.includes('/cases/') ? 'answer' : 'create';
  if (pathname.includes('/destinations/')) return 'destination';
  return /\/submissions\/[^/]+$/.test(pathname) ? 'pick up' : 'read';
}
async function unreliable(input, init) {
  const request = new Request(input, init);
  const what = lost(operationOf(request), request.url);
  if (what === 'request') throw new TypeError('fetch failed');
  const answer = await fetch(request);
  if (what !== 'answer') return answer;
  await answer.arrayBuffer();
  throw new TypeError('fetch failed');
}

// Whatever fails waits for an hour, so that it is left as it is.
const hour = 3_600_000;
const patient = { concurrency: 1, receiptInterval: hour, backoff: { base: hour, max: hour } };
const sender = musterstadt(fitconnect, { fetch: unreliable, outbox: patient }, join(folder, 'musterstadt'));
const receiver = beispielhausen(
  fitconnect,
  { fetch: unreliable, inbox: patient },
  join(folder, 'beispielhausen'),
);
const { outbox } = sender.exchange;
const { inbox } = receiver.exchange;

let uploads = 0;
const count = (operation) => {
  if (operation === 'upload') uploads += 1;
};
const outgoing = {
  created: (operation) => (operation === 'upload' && uploads === 2 ? 'request' : undefined),
  uploaded: (operation) => (operation === 'destination' && uploads === 2 ? 'request' : undefined),
  'submit-request-lost': (operation) => (operation === 'submit' ? 'request' : undefined),
  'submit-answer-lost': (operation) => (operation === 'submit' ? 'answer' : undefined),
};
const problem = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/technical-error',
  title: 'Nicht zuständig',
  detail: 'Der Hund wohnt in Musterstadt.',
  instance: 'data',
};
const incoming = {
  found: 'accept',
  stored: undefined,
  waiting: 'later',
  accepting: 'accept',
  'accepting-answer-lost': 'accept',
  rejecting: { reject: [problem] },
  accepted: 'accept',
  rejected: { reject: [problem] },
};

const ids = {};
for (const key of [...Object.keys(outgoing), ...Object.keys(incoming)]) {
  uploads = 0;
  lost = (operation) => {
    count(operation);
    return outgoing[key]?.(operation);
  };
  const { id } = await outbox.enqueue(hundesteuer(fitconnect, key));
  await outbox.runOnce();
  ids[key] = { id, submissionId: (await outbox.get(id)).submissionId };
}
lost = () => undefined;
const publicService = { identifier: 'urn:de:fim:leika:leistung:99999999999999', name: 'Unbekannt' };
ids.stopped = { id: (await outbox.enqueue(hundesteuer(fitconnect, 'stopped', { publicService }))).id };
await outbox.runOnce();

const keyOf = new Map(Object.entries(ids).map(([key, { submissionId }]) => [submissionId, key]));
let current;
lost = (operation, url) => {
  if (operation === 'pick up' && url.endsWith(ids.found.submissionId)) return 'request';
  if (operation !== 'answer') return undefined;
  if (current === 'accepting-answer-lost') return 'answer';
  return current === 'accepting' || current === 'rejecting' ? 'request' : undefined;
};
await inbox.runOnce({
  onReceive({ submissionId }) {
    current = keyOf.get(submissionId);
    // Of those that were only sent nobody decides yet.
    if (incoming[current] === undefined) throw new Error('not now');
    return incoming[current];
  },
});
lost = () => undefined;
// The receipts of the two that were answered.
for (const key of ['accepted', 'rejected'])
  await sender.config.store.db
    .updateTable('outbox_delivery')
    .set({ next_attempt_at: new Date(0).toISOString() })
    .where('id', '=', ids[key].id)
    .execute();
await outbox.runOnce();
ids.queued = { id: (await outbox.enqueue(hundesteuer(fitconnect, 'queued'))).id };
console.log(JSON.stringify(ids));
await sender[Symbol.asyncDispose]();
await receiver[Symbol.asyncDispose]();
