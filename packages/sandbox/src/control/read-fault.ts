import { type ServiceName, serviceNames } from '../net/service-name.ts';
import {
  callbackFaults,
  eventKinds,
  type Fault,
  type FlipByte,
  innerEffects,
  type JwePart,
  jweParts,
  pageNames,
  routeFaults,
} from './faults.ts';

/** Whole numbers and their ranges. */
const integers = {
  skip: [0, 1_000_000],
  times: [1, 1_000_000],
  forSeconds: [1, 10 * 365 * 86_400],
  delayMs: [0, 600_000],
  trickleMs: [1, 60_000],
  status: [400, 599],
  retryAfter: [0, 86_400],
} as const;

/** Words and what they may be. */
const words = {
  page: pageNames,
  drop: ['request', 'answer'],
  event: eventKinds,
  route: routeFaults,
  callback: callbackFaults,
} as const;

const switches = ['truncate', 'duplicate', 'rollOver'] as const;
const effects = [
  'delayMs',
  'trickleMs',
  'status',
  'page',
  'drop',
  'truncate',
  'duplicate',
  ...innerEffects,
] as const;
const members: readonly string[] = [
  'service',
  'operation',
  'flipByte',
  ...Object.keys(integers),
  ...Object.keys(words),
  ...switches,
];

/** Checks a fault that came over HTTP; names every problem at once. */
export function readFault(value: unknown): { fault?: Fault; problems: readonly string[] } {
  if (typeof value !== 'object' || value === null) return { problems: ['the body is not an object'] };
  const body = value as Record<string, unknown>;
  const problems = Object.keys(body)
    .filter((name) => !members.includes(name))
    .map((name) => `unknown member ${name}`);
  const { service, operation, flipByte } = body;
  if (!serviceNames.includes(service as ServiceName))
    problems.push(`service must be one of ${serviceNames.join(', ')}`);
  const fault: Record<string, unknown> = { service };
  if (operation !== undefined) {
    if (typeof operation === 'string') fault.operation = operation;
    else problems.push('operation must be text');
  }
  for (const [name, [minimum, maximum]] of Object.entries(integers)) {
    const number = body[name];
    if (number === undefined) continue;
    if (Number.isInteger(number) && (number as number) >= minimum && (number as number) <= maximum)
      fault[name] = number;
    else problems.push(`${name} must be an integer from ${minimum} to ${maximum}`);
  }
  for (const [name, allowed] of Object.entries(words)) {
    const word = body[name];
    if (word === undefined) continue;
    if ((allowed as readonly unknown[]).includes(word)) fault[name] = word;
    else problems.push(`${name} must be one of ${allowed.join(', ')}`);
  }
  for (const name of switches) {
    if (body[name] === undefined) continue;
    if (body[name] === true) fault[name] = true;
    else problems.push(`${name} can only be true`);
  }
  if (flipByte !== undefined) {
    const flip = readFlip(flipByte, problems);
    if (flip) fault.flipByte = flip;
  }
  problems.push(...contradictions(body));
  return problems.length > 0 ? { problems } : { fault: fault as unknown as Fault, problems };
}

function contradictions(body: Record<string, unknown>): string[] {
  const found: string[] = [];
  const inner = innerEffects.filter((effect) => body[effect] !== undefined);
  if (inner.length > 0 && body.service !== 'fitconnect')
    found.push(`${inner.join(', ')} belongs to the service fitconnect`);
  if (inner.length > 0 && effects.filter((effect) => body[effect] !== undefined).length > 1)
    found.push(`${inner.join(', ')} stands alone`);
  if (inner.length > 0 && body.operation !== undefined)
    found.push(`${inner.join(', ')} names its place itself: leave out operation`);
  if (body.retryAfter !== undefined && body.status === undefined && body.page === undefined)
    found.push('retryAfter goes with status or page');
  if (!effects.some((effect) => body[effect] !== undefined))
    found.push(`nothing goes wrong: give one of ${effects.join(', ')}`);
  return found;
}

function readFlip(value: unknown, problems: string[]): FlipByte | undefined {
  const { target, part, attachmentId, index } = (value ?? {}) as Record<string, unknown>;
  const before = problems.length;
  if (target !== 'metadata' && target !== 'data' && target !== 'attachment') {
    problems.push('flipByte.target must be metadata, data or attachment');
  }
  if (!jweParts.includes(part as JwePart))
    problems.push(`flipByte.part must be one of ${jweParts.join(', ')}`);
  if (attachmentId !== undefined && typeof attachmentId !== 'string')
    problems.push('flipByte.attachmentId must be text');
  if (index !== undefined && !Number.isInteger(index)) problems.push('flipByte.index must be an integer');
  if (problems.length > before) return undefined;
  return {
    target: target as FlipByte['target'],
    part: part as JwePart,
    attachmentId: attachmentId as string | undefined,
    index: index as number | undefined,
  };
}
