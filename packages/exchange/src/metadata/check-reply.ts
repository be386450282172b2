import { isUuid } from '@rathaus/client-core/text';
import type { PartContext } from './check-content.ts';
import { codePoints, isEmail, isUri } from './formats.ts';
import { isText, type Json, type Judge } from './judge.ts';

type CheckChannel = (channel: Json, major: 1 | 2, judge: Judge) => void;

const place = 'replyChannel';
const pgpKey = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n';
/** FINK addresses; 1.x allows an empty one. */
const finkReference = { 1: /^[-._a-z0-9~/]{0,150}$/, 2: /^[-._a-z0-9~/]{1,150}$/ };
/** Characters of a reference number at the tax office. */
const mostOfReference = { 1: 10, 2: 60 };

const checkEmail: CheckChannel = ({ address, pgpPublicKey }, _, judge) => {
  if (!isEmail(address)) judge.add('reply-address', place, 'eMail', 'address');
  if (pgpPublicKey !== undefined && !(isText(pgpPublicKey) && pgpPublicKey.startsWith(pgpKey)))
    judge.add('reply-pgp-key', place, 'eMail', 'pgpPublicKey');
};

const checkDeMail: CheckChannel = ({ address }, _, judge) => {
  if (!isEmail(address)) judge.add('reply-address', place, 'deMail', 'address');
};

const checkFink: CheckChannel = ({ finkPostfachRef, host }, major, judge) => {
  if (!isText(finkPostfachRef) || !finkReference[major].test(finkPostfachRef))
    judge.add('reply-fink', place, 'fink', 'finkPostfachRef');
  if (host !== undefined && !isUri(host)) judge.add('reply-fink-host', place, 'fink', 'host');
};

const checkElster: CheckChannel = (channel, major, judge) => {
  const { accountId, geschaeftszeichen } = channel;
  if (!isText(accountId) || (major === 1 && !/^\d{10}$/.test(accountId)))
    judge.addWith('reply-elster-account', { digits: major === 1 }, place, 'elster', 'accountId');
  judge.optionalText(channel, 'lieferTicket', place, 'elster');
  const most = mostOfReference[major];
  if (
    geschaeftszeichen !== undefined &&
    !(isText(geschaeftszeichen) && codePoints(geschaeftszeichen) <= most)
  )
    judge.addWith('reply-elster-reference', { most }, place, 'elster', 'geschaeftszeichen');
};

const checkFitConnect: CheckChannel = ({ processStandards, encryptionPublicKey: key }, _, judge) => {
  const at = [place, 'fitConnect', 'encryptionPublicKey'];
  if (!Array.isArray(processStandards) || processStandards.length === 0 || !processStandards.every(isUri))
    judge.add('reply-standards', place, 'fitConnect', 'processStandards');
  if (!judge.object(key, ...at)) return;
  for (const [member, isRight] of Object.entries(keyMembers))
    if (!isRight(key[member])) judge.add('reply-key', ...at, member);
};

/** The key as the schema wants it; whether it can be trusted is for `checkPublicJwk`. */
const keyMembers: Readonly<Record<string, (value: unknown) => boolean>> = {
  kty: (value) => value === 'RSA',
  key_ops: (value) => Array.isArray(value) && value.every((use) => use === 'wrapKey'),
  alg: (value) => value === 'RSA-OAEP-256',
  kid: (value) => isText(value) && codePoints(value) >= 8 && codePoints(value) <= 64,
  n: (value) => isText(value) && codePoints(value) >= 683,
  e: (value) => value === 'AQAB',
};

const checkMailbox: CheckChannel = ({ mailboxUuid }, _, judge) => {
  if (!isUuid(mailboxUuid)) judge.add('reply-mailbox', place, 'idBundDeMailbox', 'mailboxUuid');
};

/** Whether a key is as the schema wants it; whether it can be used is for `importPublicJwk`. */
export const isReplyKey = (key: unknown): key is { readonly kid: string; readonly n: string } =>
  typeof key === 'object' &&
  key !== null &&
  Object.entries(keyMembers).every(([member, isRight]) => isRight((key as Json)[member]));

const channelsOfOne = { eMail: checkEmail, deMail: checkDeMail, fink: checkFink, elster: checkElster };
const channelsOfTwo = { fitConnect: checkFitConnect, idBundDeMailbox: checkMailbox };

/**
 * `replyChannel`: exactly one way to answer. The schema leaves the list open, so an unknown one is a warning; known ones
 * are judged also when there are too many.
 */
export function checkReply(reply: unknown, { major, judge, later }: PartContext): void {
  if (reply === undefined || !judge.object(reply, place)) return;
  const members = Object.keys(reply).filter((member) => reply[member] !== undefined);
  if (members.length !== 1) judge.addWith('reply-channel', { members: members.length }, place);
  const checkAll = (checks: Record<string, CheckChannel>, by: Judge) => {
    for (const [name, check] of Object.entries(checks)) {
      const channel = Object.hasOwn(reply, name) ? reply[name] : undefined;
      if (channel !== undefined && by.object(channel, place, name)) check(channel, major, by);
    }
  };
  checkAll(channelsOfOne, judge);
  checkAll(channelsOfTwo, later);
  const isKnown = (name: string) => Object.hasOwn(channelsOfOne, name) || Object.hasOwn(channelsOfTwo, name);
  if (!members.every(isKnown)) judge.add('reply-channel-unknown', place);
}
