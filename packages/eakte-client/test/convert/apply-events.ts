import type { ConversionEvent } from '../../src/xdomea/convert/loss-report.ts';

type Container = Record<string | number, unknown>;

/** Stands for a list item that is gone, so that the others keep their place. */
const gone = Symbol('gone');

function stepsOf(path: string): (string | number)[] {
  return (path.match(/[^.[\]]+|\[\d+\]/g) ?? []).map((step) =>
    step.startsWith('[') ? Number(step.slice(1, -1)) : step,
  );
}

function holderOf(root: unknown, steps: (string | number)[]): Container {
  let at = root as Container;
  steps.slice(0, -1).forEach((step, index) => {
    if (typeof at[step] !== 'object' || at[step] === null)
      at[step] = typeof steps[index + 1] === 'number' ? [] : {};
    at = at[step] as Container;
  });
  return at;
}

function take(root: unknown, path: string): unknown {
  const steps = stepsOf(path);
  const holder = holderOf(root, steps);
  const last = steps.at(-1)!;
  const value = holder[last];
  if (Array.isArray(holder)) holder[last as number] = gone;
  else delete holder[last];
  return value;
}

function put(root: unknown, path: string, value: unknown): void {
  const steps = stepsOf(path);
  holderOf(root, steps)[steps.at(-1)!] = value;
}

function get(root: unknown, path: string): unknown {
  let at: unknown = root;
  for (const step of stepsOf(path)) at = (at as Container | undefined)?.[step];
  return at;
}

/**
 * Does to a message what the events of a conversion say, and nothing else: the result has to be the message the
 * conversion made. Each event has to change something, otherwise it reports what did not happen.
 */
export function applyEvents<T>(
  message: T,
  events: readonly ConversionEvent[],
): { message: T; idle: string[] } {
  const copy = structuredClone(message);
  const idle: string[] = [];
  for (const event of events) {
    if (event.reason === 'unreadable') continue;
    const before = get(copy, event.path);
    if (event.movedTo !== undefined) {
      const value = take(copy, event.path);
      const known = get(copy, event.movedTo);
      if (value === undefined) idle.push(`${event.path} ${event.reason}`);
      if (Array.isArray(value) && Array.isArray(known)) known.push(...value);
      else put(copy, event.movedTo, value);
    } else if ('after' in event) {
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(event.after))
        idle.push(`${event.path} ${event.reason}`);
      put(copy, event.path, structuredClone(event.after));
    } else {
      if (before === undefined) idle.push(`${event.path} ${event.reason}`);
      take(copy, event.path);
    }
  }
  return { message: tidy(copy) as T, idle };
}

/** Without holes, empty lists and objects and undefined fields, which say nothing. */
export function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== gone).map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(value)) {
    const clean = tidy(inner);
    if (
      clean === undefined ||
      (typeof clean === 'object' && clean !== null && Object.keys(clean).length === 0)
    )
      continue;
    result[field] = clean;
  }
  return result;
}
