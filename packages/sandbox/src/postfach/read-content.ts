import type { components } from '../generated/zbp.v6.ts';
import { Refusal } from './refusal.ts';

type Schemas = components['schemas'];
export type MessageContent = Schemas['MessageContent'];
export type StateContent = Schemas['StateContent'];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const states: readonly string[] = [
  'INITIATED',
  'SUBMITTED',
  'RECEIVED',
  'PROCESSING',
  'ACTION_REQUIRED',
  'COMPLETED',
];

type Fields = Readonly<Record<string, unknown>>;

/** Collects what is wrong and refuses once. */
function judge(given: unknown, look: (fields: Fields, faults: string[]) => void): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Refusal(400, 'content is no JSON object');
  const faults: string[] = [];
  look(given as Fields, faults);
  if (faults.length > 0) throw new Refusal(400, faults.join('; '));
  return given as Fields;
}

/** Lengths in characters (code points), as the only public client counts. */
function text(fields: Fields, faults: string[], member: string, least: 0 | 1, most = Infinity): void {
  const value = fields[member];
  // Scripts of the field send null for what they do not fill.
  if ((value === undefined || value === null) && least === 0) return;
  if (typeof value !== 'string') return void faults.push(`${member} is no text`);
  const length = [...value].length;
  if (length < least) faults.push(`${member} is empty`);
  if (length > most) faults.push(`${member} has more than ${most} characters`);
}

function german(fields: Fields, faults: string[], member: string, least: 0 | 1, most: number): void {
  const value = fields[member] as { de?: unknown } | null | undefined;
  if ((value === undefined || value === null) && least === 0) return;
  if (typeof value !== 'object' || value === null) return void faults.push(`${member} is no object`);
  text({ [`${member}.de`]: value.de }, faults, `${member}.de`, 1, most);
}

function id(fields: Fields, faults: string[], member: string, least: 0 | 1): void {
  const value = fields[member];
  if ((value === undefined || value === null) && least === 0) return;
  if (typeof value !== 'string' || !uuid.test(value)) faults.push(`${member} is no UUID`);
}

/** Checks the content of a message by the public limits. Errors: 400 with all faults. */
export function readMessageContent(given: unknown): MessageContent {
  return judge(given, (fields, faults) => {
    id(fields, faults, 'mailboxUuid', 1);
    id(fields, faults, 'applicationId', 0);
    const level = fields.stork_qaa_level;
    // What the real service takes when it is missing is not known.
    if (!Number.isInteger(level) || (level as number) < 1 || (level as number) > 4)
      faults.push('stork_qaa_level is no integer from 1 to 4');
    text(fields, faults, 'sender', 1, 255);
    text(fields, faults, 'title', 1, 1024);
    text(fields, faults, 'content', 1);
    text(fields, faults, 'service', 1, 255);
    for (const member of ['senderUrl', 'reference']) text(fields, faults, member, 0, 255);
    for (const member of ['retrievalConfirmationAddress', 'replyAddress'])
      text(fields, faults, member, 0, 320);
    judgeAttachments(fields.attachments, faults);
  }) as unknown as MessageContent;
}

function judgeAttachments(given: unknown, faults: string[]): void {
  if (given === undefined || given === null) return;
  if (!Array.isArray(given)) return void faults.push('attachments is no list');
  for (const [index, one] of (given as readonly (Fields | null)[]).entries()) {
    const at = `attachments[${index}]`;
    text({ [`${at}.filename`]: one?.filename }, faults, `${at}.filename`, 1, 4000);
    if (typeof one?.sha512sum !== 'string' || !/^[0-9a-f]{128}$/i.test(one.sha512sum))
      faults.push(`${at}.sha512sum is no SHA-512 in hexadecimal digits`);
    if (!Number.isSafeInteger(one?.contentLength)) faults.push(`${at}.contentLength is no integer`);
  }
}

/** Checks the content of a state by the public limits. Errors: 400 with all faults. */
export function readStateContent(given: unknown): StateContent {
  return judge(given, (fields, faults) => {
    id(fields, faults, 'applicationId', 1);
    if (!states.includes(String(fields.status))) faults.push('status is none of the known words');
    german(fields, faults, 'publicServiceName', 1, 100);
    text(fields, faults, 'senderName', 1, 100);
    text(fields, faults, 'reference', 0, 50);
    german(fields, faults, 'statusDetails', 0, 50);
    german(fields, faults, 'additionalInformation', 0, 100);
    if (Number.isNaN(Date.parse(String(fields.createdDate)))) faults.push('createdDate is no instant');
  }) as unknown as StateContent;
}
