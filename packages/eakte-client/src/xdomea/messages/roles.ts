import type { MessageType } from '../model/index.ts';

/**
 * What a message is for.
 *
 * - `handover`: brings records, metadata or orders to somebody who shall work with them;
 * - `decision`: an archive's answer to an offer, to be carried out by the authority;
 * - `request`: asks for records;
 * - `reply`: reports what became of the records of a handover;
 * - `receipt`: confirms that a message arrived, and nothing about its content.
 */
export type MessageRole = 'handover' | 'decision' | 'request' | 'reply' | 'receipt';

/**
 * Who takes part in the procedures of xdomea: the authority that holds the records, the office that gets them, the
 * archive, the intermediate archive, a specialist system (Fachverfahren) and a document management system.
 */
export type MessageParty =
  | 'authority'
  | 'receiver'
  | 'archive'
  | 'intermediate-archive'
  | 'specialist-system'
  | 'records-system';

/** Seen from whoever checks: `out` is to be sent, `in` was received. */
export type MessageDirection = 'out' | 'in';

/** What is fixed about the messages of a type in all versions. */
export interface MessageKind {
  readonly role: MessageRole;
  readonly from: MessageParty;
  readonly to: MessageParty;
  /** Types of the messages that one of this type can answer; empty for what begins a procedure. */
  readonly answers: readonly string[];
}

const kind = (
  role: MessageRole,
  from: MessageParty,
  to: MessageParty,
  ...answers: readonly string[]
): MessageKind => ({ role, from, to, answers });

/** Orders of a specialist system. */
const orders = [
  ...['0601', '0602', '0603', '0604', '0605', '0606', '0607', '0608', '0609', '0610', '0611', '0612'],
  ...['0613', '0614', '0615', '0616', '0617', '0618', '0619', '0620', '0621', '0622', '0623', '0624'],
  ...['0625', '0626', '0627', '0628', '0631', '0632'],
];

/** Source: xdomea 4.0.0, procedures of the message groups and UUIDUrsprungsnachricht; 3.1.0 for the groups outside 05xx. */
const kinds: Readonly<Record<string, MessageKind>> = {
  '0101': kind('handover', 'authority', 'receiver'),
  '0102': kind('receipt', 'receiver', 'authority', '0101'),
  '0201': kind('handover', 'authority', 'receiver'),
  '0202': kind('receipt', 'receiver', 'authority', '0201'),
  '0203': kind('handover', 'receiver', 'authority', '0201'),
  '0301': kind('handover', 'authority', 'receiver'),
  '0302': kind('receipt', 'receiver', 'authority', '0301'),
  '0401': kind('handover', 'authority', 'receiver'),
  '0402': kind('reply', 'receiver', 'authority', '0401'),
  '0403': kind('receipt', 'receiver', 'authority', '0401'),
  '0501': kind('handover', 'authority', 'archive'),
  '0502': kind('decision', 'archive', 'authority', '0501'),
  '0503': kind('handover', 'authority', 'archive', '0502', '0513'),
  '0504': kind('receipt', 'archive', 'authority', '0501'),
  '0505': kind('receipt', 'authority', 'archive', '0502'),
  '0506': kind('reply', 'archive', 'authority', '0503'),
  '0507': kind('receipt', 'archive', 'authority', '0503'),
  '0511': kind('handover', 'authority', 'archive'),
  '0512': kind('receipt', 'archive', 'authority', '0511'),
  '0513': kind('decision', 'archive', 'authority', '0511'),
  '0514': kind('reply', 'authority', 'archive', '0513'),
  '0515': kind('receipt', 'authority', 'archive', '0513'),
  ...Object.fromEntries(
    orders.map((type) => [type, kind('handover', 'specialist-system', 'records-system')]),
  ),
  '0629': kind('receipt', 'records-system', 'specialist-system', ...orders),
  '0630': kind('reply', 'records-system', 'specialist-system', ...orders),
  '0701': kind('handover', 'authority', 'intermediate-archive'),
  '0702': kind('receipt', 'intermediate-archive', 'authority', '0701'),
  '0703': kind('reply', 'intermediate-archive', 'authority', '0701'),
  '0711': kind('request', 'authority', 'intermediate-archive'),
  '0712': kind('handover', 'intermediate-archive', 'authority', '0711'),
  '0713': kind('receipt', 'authority', 'intermediate-archive', '0712'),
  '0721': kind('request', 'authority', 'intermediate-archive'),
  '0722': kind('handover', 'intermediate-archive', 'authority', '0721'),
  '0723': kind('reply', 'authority', 'intermediate-archive', '0722'),
  '0724': kind('receipt', 'authority', 'intermediate-archive', '0722'),
};

/** What is fixed about the messages of a type (four digits); undefined when the standard has no such type. */
export const messageKind = (messageType: string): MessageKind | undefined =>
  Object.hasOwn(kinds, messageType) ? kinds[messageType] : undefined;

/**
 * What messages of a type are for; undefined when the standard has no such type.
 *
 * @example
 * roleOf('0506'); // 'reply'
 */
export const roleOf = (messageType: string): MessageRole | undefined => messageKind(messageType)?.role;

/**
 * In which direction a message is checked where nobody says: whoever hands over or asks checks before sending, whoever
 * gets an answer checks it on arrival.
 *
 * @example
 * directionOf('reply'); // 'in'
 */
export const directionOf = (role: MessageRole | undefined): MessageDirection =>
  role === 'decision' || role === 'reply' || role === 'receipt' ? 'in' : 'out';

/** Type of the message of a role that answers one of a type; undefined where there is none. */
export const answerTo = (messageType: string, role: MessageRole): string | undefined =>
  Object.keys(kinds).find((type) => kinds[type]!.role === role && kinds[type]!.answers.includes(messageType));

/**
 * Who sends the messages of a type, and to whom; undefined when the standard has no such type.
 *
 * @example
 * messageParties('0502'); // { from: 'archive', to: 'authority' }
 */
export function messageParties(messageType: string): { from: MessageParty; to: MessageParty } | undefined {
  const known = messageKind(messageType);
  return known && { from: known.from, to: known.to };
}

/** All message types of the standard in any version, in order. */
export const allMessageTypes = Object.keys(kinds).sort() as readonly MessageType[];
