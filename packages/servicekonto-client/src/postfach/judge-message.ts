import { type ConfigFaults, checkConfig, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import { isUuid } from '@rathaus/client-core/text';
import { vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { postfachError } from './errors.ts';
import { charactersOf, postfachLimits as limits } from './limits.ts';
import {
  applicationStates,
  type PostfachAttachment,
  type PostfachMessage,
  type PostfachStatus,
} from './message.ts';

const messageMembers: MembersOf<PostfachMessage> = {
  key: true,
  to: true,
  level: true,
  sender: true,
  service: true,
  subject: true,
  text: true,
  attachments: true,
  reference: true,
  applicationId: true,
  senderUrl: true,
  replyAddress: true,
  retrievalConfirmationAddress: true,
};
const attachmentMembers: MembersOf<PostfachAttachment> = {
  name: true,
  mediaType: true,
  size: true,
  open: true,
};
const statusMembers: MembersOf<PostfachStatus> = {
  key: true,
  applicationId: true,
  state: true,
  at: true,
  service: true,
  sender: true,
  details: true,
  information: true,
  reference: true,
};

type Members = Readonly<Record<string, unknown>>;

// Tab and line ends are text; everything else of C0, DEL and C1 is none. U+0000 breaks databases on the way.
const control = /\p{Cc}/u;
const controlInText = /(?![\t\n\r])\p{Cc}/u;
/** RFC 6838, section 4.2, and no parameters: they would be written into a header. */
const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;

/** Judges one text: type, form, length. `most` in characters. */
function judgeText(
  faults: ConfigFaults,
  member: string,
  value: unknown,
  { most, least = 1, many = false }: { most?: number; least?: 0 | 1; many?: boolean },
): void {
  if (value === undefined && least === 0) return;
  if (least === 1 && !faults.text(member, value)) return;
  if (typeof value !== 'string') return void faults.add(member, { rule: 'text' });
  if (!value.isWellFormed()) faults.add(member, 'has half of a character');
  if ((many ? controlInText : control).test(value)) faults.add(member, 'has control characters');
  if (most === undefined) return;
  const length = charactersOf(value);
  if (length > most) faults.add(member, `has ${length} characters, at most ${most} are taken`);
}

function judgeUuid(faults: ConfigFaults, member: string, value: unknown): void {
  if (value === undefined) faults.add(member, { rule: 'missing' });
  else if (typeof value !== 'string' || !isUuid(value)) faults.add(member, 'must be a UUID');
}

/** The address is shown to the person and may be passed on: nothing secret has a place in it. */
function judgeSenderUrl(faults: ConfigFaults, value: unknown): void {
  if (value === undefined) return;
  judgeText(faults, 'senderUrl', value, { most: limits.senderUrl });
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (!url) return void faults.add('senderUrl', { rule: 'absolute-address' });
  if (url.protocol !== 'https:') faults.add('senderUrl', { rule: 'https' });
  if (url.username || url.password || url.search || url.hash)
    faults.add('senderUrl', { rule: 'bare-address' });
}

function judgeAttachments(faults: ConfigFaults, value: unknown): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) return void faults.add('attachments', 'must be a list');
  const names = new Set<string>();
  for (const [index, one] of (value as readonly unknown[]).entries()) {
    const at = `attachments.${index}`;
    const { name, mediaType: type, size, open } = judgeMembers(at, one, attachmentMembers, faults);
    judgeText(faults, `${at}.name`, name, { most: limits.attachmentName });
    if (typeof name === 'string') {
      if (/[\\/]/.test(name)) faults.add(`${at}.name`, 'must be a name without a path');
      // How the mailbox finds the file of a description, by name or by order, is not known.
      const known = name.normalize('NFC');
      if (names.has(known)) faults.add(`${at}.name`, 'is that of another attachment, too');
      names.add(known);
    }
    if (type !== undefined && !(typeof type === 'string' && mediaType.test(type)))
      faults.add(`${at}.mediaType`, 'must be a media type without parameters');
    if (size !== undefined && !(Number.isSafeInteger(size) && (size as number) > 0))
      faults.add(`${at}.size`, 'must be a whole number of bytes, at least 1');
    if (typeof open !== 'function') faults.add(`${at}.open`, 'must be a function');
  }
}

const check = (judge: (faults: ConfigFaults) => void): void =>
  checkConfig((facts) => postfachError('servicekonto.postfach.invalid', facts), judge);

/** What is given as a whole; the caller may not be typed. */
function membersOf(faults: ConfigFaults, value: unknown, known: Readonly<Record<string, true>>): Members {
  if (value === undefined) faults.add('message', { rule: 'missing' });
  return judgeMembers('', value, known, faults);
}

/** Errors: `servicekonto.postfach.invalid` with all faults at once; no value is repeated. */
export function judgeMessage(given: PostfachMessage): void {
  check((faults) => {
    const message = membersOf(faults, given, messageMembers);
    judgeText(faults, 'key', message.key, { most: limits.key });
    judgeUuid(faults, 'to', message.to);
    if (message.level === undefined) faults.add('level', { rule: 'missing' });
    faults.oneOf('level', message.level, vertrauensniveaus);
    for (const member of ['sender', 'service', 'subject'] as const)
      judgeText(faults, member, message[member], { most: limits[member] });
    judgeText(faults, 'text', message.text, { many: true });
    for (const member of ['reference', 'replyAddress', 'retrievalConfirmationAddress'] as const)
      judgeText(faults, member, message[member], { most: limits[member], least: 0 });
    if (message.applicationId !== undefined) judgeUuid(faults, 'applicationId', message.applicationId);
    judgeSenderUrl(faults, message.senderUrl);
    judgeAttachments(faults, message.attachments);
  });
}

/** Errors: `servicekonto.postfach.invalid` with all faults at once; no value is repeated. */
export function judgeStatus(given: PostfachStatus): void {
  check((faults) => {
    const status = membersOf(faults, given, statusMembers);
    judgeText(faults, 'key', status.key, { most: limits.key });
    judgeUuid(faults, 'applicationId', status.applicationId);
    if (status.state === undefined) faults.add('state', { rule: 'missing' });
    faults.oneOf('state', status.state, applicationStates);
    if (!(status.at instanceof Date) || !isWritable(status.at)) faults.add('at', 'must be a Date');
    for (const member of ['service', 'sender'] as const)
      judgeText(faults, member, status[member], { most: limits.status[member] });
    for (const member of ['details', 'information'] as const)
      if (status[member] !== undefined)
        judgeText(faults, member, status[member], { most: limits.status[member] });
    judgeText(faults, 'reference', status.reference, { most: limits.status.reference, least: 0 });
  });
}

/** Years of four digits: others are written with a sign, which nobody expects. */
const isWritable = (date: Date): boolean => {
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999;
};
