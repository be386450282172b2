/**
 * JSON that arrives as it was given. `JSON.stringify` alone turns a `Map` into `{}` and `NaN` into `null`, and leaves
 * out functions; here each of them is refused, because the service would store what nobody meant.
 */
import type { RathausError } from '../errors/rathaus-error.ts';

/**
 * Makes the error of a value that cannot be sent. `place` names it by words of the contract (`query limit`, `body`),
 * `rule` continues the sentence (`is required`, `/items/0/name cannot be JSON`). Neither holds a value.
 */
export type Refuse = (place: string, rule: string) => RathausError;

/** A list or a plain object, of any realm; nothing else has its whole content in its own enumerable members. */
export function shapeOf(value: unknown): 'list' | 'object' | undefined {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return 'list';
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === null || Object.getPrototypeOf(parent) === null ? 'object' : undefined;
}

/** Names that look like one of a contract; others are keys of maps and can be personal data. */
export const shown = (name: string): string => (/^([a-z_$][\w$-]{0,40}|\d+)$/i.test(name) ? name : '…');

/** Levels of nesting. Parsers of services take 64 (.NET) to 1,000 (Jackson) of them, and a cycle never ends. */
const deepest = 128;

/** Where a value cannot be JSON and why: `/a/0 is too deep`. This runs for every member: cheap kinds come first. */
function faultOf(value: unknown, level: number): string | undefined {
  // RFC 7493, section 2.1: half a surrogate pair is replaced here and refused there.
  if (typeof value === 'string') return value.isWellFormed() ? undefined : ' is not Unicode';
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return;
  const shape = shapeOf(value);
  const members = value as Record<string, unknown>;
  if (!shape || typeof members.toJSON === 'function') return ' cannot be JSON: convert it';
  if (level === deepest) return ' is too deep or a cycle';
  // Plain loops: holes are visited, and a body of 1 MB costs less than its `JSON.stringify`.
  if (Array.isArray(value))
    for (let index = 0; index < value.length; index++) {
      const fault = faultOf(value[index], level + 1);
      if (fault) return `/${index}${fault}`;
    }
  else
    for (const key of Object.keys(members)) {
      const one = members[key];
      const fault = one === undefined ? one : (faultOf(one, level + 1) ?? faultOf(key, level));
      if (fault) return `/${shown(key)}${fault}`;
    }
  return;
}

/**
 * A value as JSON text. `readOnly` names members that only the service may set, as pointers whose star is every item
 * or member; they are refused.
 */
export function writeJson(value: unknown, readOnly: readonly string[] | undefined, refuse: Refuse): string {
  let fault: string | undefined;
  let text = '';
  try {
    fault = faultOf(value, 0);
    if (!fault) text = JSON.stringify(value);
  } catch {
    // A getter or a proxy; what it has thrown may quote what it holds.
    fault = ' cannot be read';
  }
  fault ??= readOnlyFault(value, readOnly);
  if (fault) {
    const at = fault.indexOf(' ');
    throw refuse(`body ${fault.slice(0, at)}`.trim(), fault.slice(at + 1));
  }
  return text;
}

/** The rule that a value breaks by having a member that only the service may set. */
export function readOnlyFault(value: unknown, readOnly: readonly string[] | undefined): string | undefined {
  let fault: string | undefined;
  for (const pointer of readOnly ?? [])
    visit(value, pointer, (holder, key) => {
      if (holder[key] !== undefined) fault = `${pointer} is set by the service: leave it out`;
    });
  return fault;
}

/** Deletes the members that pointers name (`writeOnly`) from a freshly parsed answer, and returns it. */
export function withoutWriteOnly(value: unknown, pointers: readonly string[]): unknown {
  for (const pointer of pointers) visit(value, pointer, (holder, key) => delete holder[key]);
  return value;
}

/** Visits the members that a JSON pointer with stars names, where they are present. */
function visit(
  root: unknown,
  pointer: string,
  found: (holder: Record<string, unknown>, key: string) => void,
): void {
  const steps = pointer.split('/');
  const enter = (value: unknown, at: number): void => {
    if (!shapeOf(value)) return;
    const holder = value as Record<string, unknown>;
    const step = steps[at]!.replaceAll('~1', '/').replaceAll('~0', '~');
    for (const key of Object.keys(holder))
      if (step === '*' || step === key)
        if (steps[at + 1] === undefined) found(holder, key);
        else enter(holder[key], at + 1);
  };
  enter(root, 1);
}
