/** Walks in a document: members by name, `$ref`s followed, every place with its JSON pointer. */
import { isObject, type JsonObject, pointerStep } from './document.ts';
import { refused } from './errors.ts';

/** A value and where it is. */
export interface Spot {
  readonly value: unknown;
  /** `#/paths/~1dogs/get`. */
  readonly at: string;
}

/** A document that can be walked in. */
export interface Reader {
  readonly root: Spot;
  /** OpenAPI 3.0 has `nullable` and ignores what is beside a `$ref`. */
  readonly is30: boolean;
  /** The value behind a chain of `$ref`s; the value itself where there is none. */
  follow(spot: Spot): Spot;
  /** The target of one `$ref`, not followed further. */
  target(spot: Spot): Spot;
  /** A member as it is written, or nothing. */
  member(spot: Spot, name: string | number): Spot | undefined;
  /** A member, followed. */
  child(spot: Spot, name: string | number): Spot | undefined;
  /** The members of an object, or items of a list, as they are written. Nothing for other values. */
  members(spot: Spot | undefined): [string, Spot][];
}

/** The members of a spot that must be an object. */
export function objectAt(spot: Spot): JsonObject {
  if (!isObject(spot.value)) throw refused('core.generate.structure', spot.at, 'must be an object');
  return spot.value;
}

/** The `$ref` of a value, if it has one. */
export const refOf = (value: unknown): string | undefined => {
  const ref = isObject(value) ? value.$ref : undefined;
  return typeof ref === 'string' ? ref : undefined;
};

export function createReader(document: JsonObject): Reader {
  const root: Spot = { value: document, at: '#' };
  const member = ({ value, at }: Spot, name: string | number): Spot | undefined => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    return { value: (value as JsonObject)[name], at: at + pointerStep(name) };
  };
  const target = (spot: Spot): Spot => {
    const ref = refOf(spot.value)!;
    const fault = (rule: string) => refused('core.generate.reference', spot.at, rule);
    if (!ref.startsWith('#'))
      throw fault(`${shortened(ref)} is in another file: bundle the document into one first`);
    if (ref !== '#' && !ref.startsWith('#/'))
      throw fault(`${shortened(ref)} is an anchor: write a JSON pointer (#/components/…)`);
    let found: Spot | undefined = root;
    for (const step of stepsOf(ref, fault)) {
      found = member(found, step);
      // A pointer may go through another reference only in tools that resolve as they walk.
      if (!found) throw fault(`${shortened(ref)} does not exist`);
    }
    return found;
  };
  const follow = (spot: Spot): Spot => {
    let here = spot;
    for (const seen = new Set<string>(); refOf(here.value) !== undefined; here = target(here)) {
      if (seen.has(here.at)) throw refused('core.generate.reference', spot.at, 'leads in a circle');
      seen.add(here.at);
    }
    return here;
  };
  return {
    root,
    is30: String(document.openapi).startsWith('3.0'),
    member,
    target,
    follow,
    child(spot, name) {
      const found = member(spot, name);
      return found && follow(found);
    },
    members(spot) {
      if (!spot || typeof spot.value !== 'object' || spot.value === null) return [];
      return Object.entries(spot.value).map(([name, value]) => [
        name,
        { value, at: spot.at + pointerStep(name) },
      ]);
    },
  };
}

/** Steps of a pointer in a fragment: percent-decoded, then `~1` and `~0` (RFC 6901, section 6). */
function stepsOf(ref: string, fault: (rule: string) => Error): string[] {
  try {
    return decodeURIComponent(ref.slice(1))
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    throw fault(`${shortened(ref)} has a broken percent sign`);
  }
}

const shortened = (text: string): string =>
  JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
