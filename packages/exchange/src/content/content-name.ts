import { exchangeError } from '../errors.ts';

/** A segment begins with a letter, digit, `_` or `-`, so that `.`, `..` and hidden files are none. */
const segmentForm = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;

/** Whether this can be one segment of a name. */
export const isSegment = (text: string): boolean => segmentForm.test(text);

/** Stands in no segment, so that a temporary name is never that of an object. */
export const partialMark = '~';

/** `data~…` of this version, `.data.….part` of 0.1. */
const partial = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}~.{1,1000}|\.[A-Za-z0-9._-]{1,150}\.part)$/;

const nameSegments = (name: unknown): string[] | undefined => {
  if (typeof name !== 'string') return undefined;
  const segments = name.split('/');
  return segments.length === 3 || segments.length === 4 ? segments : undefined;
};

/**
 * Whether a string can be the name of an object: `<tenant>/<area>/<id>/<part>`, each segment of 1 to 100 characters
 * `A-Z a-z 0-9 . _ -`, none beginning with a dot. Three segments are those of the outbox of version 0.1
 * (`outbox/<id>/<part>`).
 */
export const isContentName = (name: string): boolean =>
  nameSegments(name)?.every((part) => isSegment(part)) === true;

/** Whether this is the name that a store gives to a write that is not finished. */
export function isPartialName(name: string): boolean {
  const segments = nameSegments(name);
  if (!segments) return false;
  const last = segments.pop() ?? '';
  return partial.test(last) && segments.every((part) => isSegment(part));
}

const refused = () => exchangeError('exchange.content.name');

/** Throws `exchange.content.name`, which never repeats the name. */
export function checkContentName(name: string): void {
  if (!isContentName(name)) throw refused();
}

/** Checks what `remove` takes: the name of an object, of a partial one, or a prefix of one to three segments with `/`. */
export function checkRemovable(name: string): void {
  if (isContentName(name) || isPartialName(name)) return;
  if (name === '') throw refused();
  checkContentPrefix(name);
}

/** Checks what `list` takes: `''`, or one to three segments, each followed by `/`. */
export function checkContentPrefix(prefix: string): void {
  if (prefix === '') return;
  const segments = typeof prefix === 'string' ? prefix.split('/') : [];
  if (segments.pop() !== '' || segments.length === 0 || segments.length > 3) throw refused();
  if (!segments.every((part) => isSegment(part))) throw refused();
}
