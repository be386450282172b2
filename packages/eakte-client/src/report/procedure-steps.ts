import { messageKind, roleOf } from '../xdomea/messages/roles.ts';

/**
 * The messages in the order in which they are sent: each behind what it answers. Orders of specialist systems come
 * between, by number. Source: xdomea 3.1 and 4.0, procedures of the message groups.
 */
const order = [
  ...['0101', '0102', '0201', '0202', '0203', '0301', '0302', '0401', '0403', '0402'],
  ...['0511', '0512', '0513', '0515', '0514'],
  ...['0501', '0504', '0502', '0505', '0503', '0507', '0506'],
  ...['06', '0629', '0630'],
  ...['0701', '0702', '0703', '0711', '0712', '0713', '0721', '0722', '0724', '0723'],
];
const places = new Map(order.map((type, place) => [type, place]));

/** Where messages of a type come in a procedure; those that nobody knows come last. */
export function stepOf(messageType: string | undefined): number {
  if (messageType === undefined || messageKind(messageType) === undefined) return order.length;
  return places.get(messageType) ?? places.get(messageType.slice(0, 2))!;
}

/** The types of an Aussonderung in which the archive appraises an offer; without them it was appraised beforehand. */
const offering: ReadonlySet<string> = new Set(['0501', '0502', '0504', '0505']);

/** A message that is not there, and the types of those that cannot be judged without it. */
export interface MissingMessage {
  /** Four digits; empty where it can be one of many (orders of specialist systems). */
  readonly messageTypes: readonly string[];
  readonly affected: readonly string[];
}

/** What cannot be judged without a message makes it more or less important. */
const weights = { reply: 3, decision: 2, handover: 2, request: 1, receipt: 0 } as const;
const weightOf = ({ affected }: MissingMessage): number =>
  Math.max(...affected.map((type) => weights[roleOf(type) ?? 'receipt']));

/**
 * The messages that are missing among those of a process, because another one answers or rests on them. Receipts are never
 * missing: nobody has to send one.
 */
export function missingMessages(types: ReadonlySet<string>): MissingMessage[] {
  const missing = new Map<string, { messageTypes: readonly string[]; affected: string[] }>();
  for (const type of [...types].toSorted((a, b) => stepOf(a) - stepOf(b))) {
    const kind = messageKind(type);
    if (!kind || kind.role === 'request') continue;
    // An Aussonderung that was appraised beforehand has nothing it answers.
    const isOffered = [...types].some((one) => offering.has(one));
    const wanted =
      type === '0503' ? (isOffered ? ['0502'] : []) : kind.role === 'handover' ? [] : kind.answers;
    if (wanted.length === 0 || wanted.some((one) => types.has(one))) continue;
    const key = wanted.join(' ');
    const known = missing.get(key);
    if (known) known.affected.push(type);
    else missing.set(key, { messageTypes: wanted.length > 2 ? [] : wanted, affected: [type] });
  }
  // What says whether something may be deleted weighs more than what was received.
  return [...missing.values()].toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** What follows a message in its procedure, and has to come before anything of it may be deleted. */
const following: Readonly<Record<string, string>> = {
  '0401': '0402',
  '0501': '0502',
  '0502': '0503',
  '0503': '0506',
  '0511': '0513',
  '0513': '0514',
  '0701': '0703',
  '0711': '0712',
  '0721': '0722',
  '0722': '0723',
};

/**
 * Types of the messages that a procedure still waits for: those that follow one that is there. `keeps`: whether the
 * archive takes anything; without that no transfer follows its appraisal.
 */
export const openMessages = (types: ReadonlySet<string>, keeps: boolean): readonly string[] =>
  [...types]
    .toSorted((a, b) => stepOf(a) - stepOf(b))
    .flatMap((type) => {
      const wanted = Object.hasOwn(following, type) ? following[type]! : undefined;
      if (wanted === undefined || types.has(wanted) || (type === '0502' && !keeps)) return [];
      // Whoever has the transfer does not wait for the appraisal: it is missing.
      return type === '0501' && types.has('0503') ? [] : [wanted];
    });
