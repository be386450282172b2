import { servicekontoError } from '../../errors.ts';
import { invalid } from '../invalid.ts';
import { attribute, type XmlElement } from '../xml/tree.ts';

/** Milliseconds by which two clocks may differ. */
export const tolerance = 30_000;

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** An instant (XML Schema, `dateTime`); `undefined` when the attribute is not there. Errors: anything else. */
export function instantOf(element: XmlElement, name: string): number | undefined {
  const text = attribute(element, name);
  if (text === undefined) return undefined;
  const time = dateTime.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid('structure');
  return time;
}

/** What of a response is outside of its time. */
export const expired = (reason: string): Error =>
  servicekontoError('servicekonto.response.expired', { details: { reason } });

/** Errors: `servicekonto.response.expired` outside of `NotBefore` and `NotOnOrAfter` of an element. */
export function requireTime(element: XmlElement, now: number, reason: string): void {
  const from = instantOf(element, 'NotBefore');
  const until = instantOf(element, 'NotOnOrAfter');
  if (from !== undefined && now < from - tolerance) throw expired(reason);
  if (until !== undefined && now >= until + tolerance) throw expired(reason);
}
