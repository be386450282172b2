import { isIPv6 } from 'node:net';
import { isText } from './judge.ts';

/**
 * The formats of JSON Schema (2020-12, validation, section 7.3) that metadata use. All of them read hostile text in
 * linear time, and none takes what `ajv-formats` refuses (tested).
 */

const uriParts = /^[a-z][a-z0-9+.-]*:(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^#]*))?$/i;
const authorityForm =
  /^(?:[a-z0-9\-._~!$&'()*+,;=:%]*@)?(?:\[([^\]]*)\]|[a-z0-9\-._~!$&'()*+,;=%]*)(?::\d*)?$/i;
const pathForm = /^[a-z0-9\-._~!$&'()*+,;=:@%/]*$/i;
const queryForm = /^[a-z0-9\-._~!$&'()*+,;=:@%/?]*$/i;
const brokenEscape = /%(?![0-9a-f]{2})/i;

/** An absolute URI (RFC 3986, section 3) with something after its scheme. IPvFuture, which nobody uses, is none. */
export function isUri(value: unknown): value is string {
  if (!isText(value) || brokenEscape.test(value)) return false;
  const parts = uriParts.exec(value);
  if (!parts) return false;
  const [, authority, path = '', query = '', fragment = ''] = parts;
  if (authority === undefined ? path === '' : !isAuthority(authority)) return false;
  return pathForm.test(path) && queryForm.test(query) && queryForm.test(fragment);
}

const urnForm = /^urn:[a-z0-9][a-z0-9-]{0,31}:./i;

/** A URN (RFC 8141, section 2): a URI with a namespace and a name in it. As lax about the namespace as its users are. */
export const isUrn = (value: unknown): value is string => isUri(value) && urnForm.test(value);

function isAuthority(text: string): boolean {
  const found = authorityForm.exec(text);
  // A zone (`%eth0`) means something on one machine only (RFC 6874).
  return found !== null && (found[1] === undefined || (isIPv6(found[1]) && !found[1].includes('%')));
}

const atom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/** A mailbox in ASCII with a domain of at least two labels (RFC 5321, sections 4.1.2 and 4.5.3.1). No quoted local part. */
export function isEmail(value: unknown): value is string {
  if (!isText(value) || value.length > 254) return false;
  const [local = '', domain = '', ...more] = value.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    local.length <= 64 &&
    local.split('.').every((part) => atom.test(part)) &&
    labels.length > 1 &&
    labels.every((part) => part.length <= 63 && label.test(part))
  );
}

/** A day of the calendar, `YYYY-MM-DD` (RFC 3339, full-date). */
export function isDate(value: unknown): value is string {
  if (!isText(value) || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const dateTimeForm = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/i;
const minutesPerDay = 1440;

/** An instant with its offset (RFC 3339, date-time); a leap second only where UTC can have one (section 5.7). */
export function isDateTime(value: unknown): value is string {
  const parts = isText(value) && dateTimeForm.exec(value);
  if (!parts) return false;
  const [, date, hour, minute, second, sign = '+', offsetHour = '0', offsetMinute = '0'] = parts;
  if (!isDate(date) || Number(hour) > 23 || Number(minute) > 59) return false;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return false;
  if (Number(second) < 60) return true;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const utc = (Number(hour) * 60 + Number(minute) - offset + 2 * minutesPerDay) % minutesPerDay;
  return second === '60' && utc === minutesPerDay - 1;
}

/** Length as JSON Schema counts it: in code points. */
export function codePoints(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
