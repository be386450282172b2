import { type ServiceName, serviceNames } from '../net/service.ts';
import { type Fault, type FlipByte, type JwePart, jweParts } from './faults.ts';

const members = [
  'service',
  'operation',
  'skip',
  'times',
  'delayMs',
  'status',
  'retryAfter',
  'drop',
  'flipByte',
];

/** Checks a fault that came over HTTP; names every problem at once. */
export function readFault(value: unknown): { fault?: Fault; problems: readonly string[] } {
  if (typeof value !== 'object' || value === null) return { problems: ['the body is not an object'] };
  const body = value as Record<string, unknown>;
  const problems = Object.keys(body)
    .filter((name) => !members.includes(name))
    .map((name) => `unknown member ${name}`);
  const service = body.service;
  if (!serviceNames.includes(service as ServiceName))
    problems.push(`service must be one of ${serviceNames.join(', ')}`);
  const integer = (name: string, minimum: number, maximum: number): number | undefined => {
    const number = body[name];
    if (number === undefined) return undefined;
    if (Number.isInteger(number) && (number as number) >= minimum && (number as number) <= maximum) {
      return number as number;
    }
    problems.push(`${name} must be an integer from ${minimum} to ${maximum}`);
    return undefined;
  };
  const fault: Fault = { service: service as ServiceName };
  const skip = integer('skip', 0, 1_000_000);
  const times = integer('times', 1, 1_000_000);
  const delayMs = integer('delayMs', 0, 600_000);
  const status = integer('status', 400, 599);
  const retryAfter = integer('retryAfter', 0, 86_400);
  if (skip !== undefined) fault.skip = skip;
  if (times !== undefined) fault.times = times;
  if (delayMs !== undefined) fault.delayMs = delayMs;
  if (status !== undefined) fault.status = status;
  if (retryAfter !== undefined) fault.retryAfter = retryAfter;
  const { operation, drop, flipByte } = body;
  if (operation !== undefined) {
    if (typeof operation === 'string') fault.operation = operation;
    else problems.push('operation must be text');
  }
  if (drop !== undefined) {
    if (drop === 'request' || drop === 'answer') fault.drop = drop;
    else problems.push('drop must be request or answer');
  }
  if (flipByte !== undefined) {
    const flip = readFlip(flipByte, problems);
    if (flip) fault.flipByte = flip;
    if (service !== 'fitconnect') problems.push('flipByte belongs to the service fitconnect');
  }
  const effects = [delayMs, status, drop, flipByte].filter((effect) => effect !== undefined);
  if (effects.length === 0) problems.push('nothing goes wrong: give delayMs, status, drop or flipByte');
  return problems.length > 0 ? { problems } : { fault, problems };
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
