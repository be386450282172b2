import { types } from 'node:util';
import { isDate, isUri, isUrn } from '../metadata/formats.ts';
import { firstUnstorableText } from '../metadata/stored-text.ts';
import { type CallFaults, judgeCall } from '../report/call-faults.ts';

const mostKey = 200;
const mostReference = 600;

/**
 * Judges a delivery before anything is done with it, for every way of delivery: types, and the formats that
 * `DeliveryRequest` names. What one way of delivery cannot take its `check` says. Errors:
 * `exchange.outbox.invalid-request`, all faults at once.
 */
export function judgeRequest(request: unknown): void {
  judgeCall('exchange.outbox.invalid-request', (faults) => {
    if (!faults.object('request', request)) return;
    const unstorable = firstUnstorableText(wordsOf(request));
    if (unstorable)
      faults.add(
        unstorable.join('.') || 'request',
        'has U+0000 or half of a character, which no database keeps',
      );
    const { key, to, service, data, attachments, region, senderReference, applicationDate } = request;
    if (typeof key !== 'string' || key === '' || key.length > mostKey)
      faults.add('key', `must have 1 to ${mostKey} characters`);
    if (faults.object('to', to)) faults.text('to.transport', to.transport);
    if (faults.object('service', service)) {
      faults.text('service.identifier', service.identifier);
      faults.text('service.name', service.name);
    }
    if (region !== undefined && !isUrn(region)) faults.add('region', 'must be a URN');
    if (faults.object('data', data)) {
      judgeContent('data', data, faults);
      if (faults.text('data.schemaUri', data.schemaUri) && !isUri(data.schemaUri))
        faults.add('data.schemaUri', 'must be a URI');
      faults.text('data.mimeType', data.mimeType);
    }
    judgeAttachments(attachments, faults);
    faults.optionalText('senderReference', senderReference);
    if (typeof senderReference === 'string' && senderReference.length > mostReference)
      faults.add('senderReference', `must have at most ${mostReference} characters`);
    if (applicationDate !== undefined && !isDate(applicationDate))
      faults.add('applicationDate', 'must be a day of the calendar, YYYY-MM-DD');
  });
}

/** Judges how a delivery is enqueued. */
export function judgeEnqueueOptions(options: unknown): void {
  if (options === undefined) return;
  judgeCall('exchange.outbox.invalid-request', (faults) => {
    if (!faults.object('options', options)) return;
    const { signal, transaction } = options;
    faults.signal('signal', signal);
    if (transaction === undefined || !faults.object('transaction', transaction)) return;
    if (typeof transaction.query !== 'function') faults.add('transaction', 'must have a function query');
  });
}

function judgeAttachments(attachments: unknown, faults: CallFaults): void {
  if (attachments === undefined) return;
  if (!Array.isArray(attachments)) {
    faults.add('attachments', 'must be a list');
    return;
  }
  for (const [index, attachment] of (attachments as readonly unknown[]).entries()) {
    const at = `attachments.${index}`;
    if (!faults.object(at, attachment)) continue;
    judgeContent(at, attachment, faults);
    // An empty one is no media type, which each way of delivery judges in its own words.
    if (typeof attachment.mimeType !== 'string') faults.text(`${at}.mimeType`, attachment.mimeType);
    for (const member of ['fileName', 'description', 'purpose'] as const)
      faults.optionalText(`${at}.${member}`, attachment[member]);
  }
}

function judgeContent(at: string, { content }: Readonly<Record<string, unknown>>, faults: CallFaults): void {
  if (typeof content === 'string' || typeof content === 'function' || types.isUint8Array(content)) return;
  faults.add(
    `${at}.content`,
    content === undefined ? 'is missing' : 'must be text, a Uint8Array, or a function that opens it',
  );
}

/** Everything of a request but its content, which is not kept in the database. */
function wordsOf({ data, attachments, ...request }: Readonly<Record<string, unknown>>): object {
  const described = (part: unknown): unknown =>
    typeof part === 'object' && part !== null ? { ...part, content: undefined } : part;
  const all = Array.isArray(attachments) ? (attachments as readonly unknown[]).map(described) : attachments;
  return { ...request, data: described(data), attachments: all };
}
