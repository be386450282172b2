import type { Posting } from './attack.ts';
import { marksOf } from './forge/people.ts';
import type { Browser, Followed } from './net/browser.ts';
import { plainText } from './net/form.ts';
import type { SendFault } from './net/send.ts';

/** What came of a message: facts without content, so that they may be shown and stored. */
export interface Visit {
  /** Status of the first answer; undefined when there was none. */
  readonly status: number | undefined;
  /** Path of the first redirect, without query; undefined for none. */
  readonly location: string | undefined;
  /** Names of cookies that were set on the way. */
  readonly cookies: readonly string[];
  /** Where the browser was sent outside of this machine, without query; undefined for nowhere. */
  readonly elsewhere: string | undefined;
  /** Something of the message came back as markup or as a header. */
  readonly injected: boolean;
  readonly fault: SendFault | undefined;
  readonly milliseconds: number;
  /** Whom the last answer names. */
  readonly names: readonly Named[];
  /** Origin and path where it ended; undefined when there was no answer. */
  readonly end: string | undefined;
  /** The page that shows who is logged in. */
  readonly page: LookedAt | undefined;
}

/** A page of the service, as this browser gets it. */
export interface LookedAt {
  /** Path where it ended, after redirects. */
  readonly path: string;
  readonly status: number;
  /** Which of our invented people it names. */
  readonly names: readonly Named[];
}

/** Whom a page names: the one who was signed, the forged one, the forged one as part of a longer name. */
export type Named = 'signed' | 'forged' | 'whole';

/** Words by which the attacks recognise what they have sent. */
export const bait = {
  host: 'boese.example',
  cookie: 'rathaus-eingeschleust',
  markup: '<b data-rathaus="eingeschleust">',
} as const;

/** A message as it goes over the wire. */
export interface WrittenMessage {
  readonly address: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
}

/** Where a message comes from, and what is looked at behind it. */
export interface Surroundings {
  readonly page: string | undefined;
  /** Origin of the provider. */
  readonly origin: string;
  /** Redirects that are not followed. */
  readonly stop?: ((address: string) => boolean) | undefined;
}

/** Posts to the address that takes answers, follows, and looks at `page` afterwards. */
export function visit(
  browser: Browser,
  target: Surroundings & { readonly acs: string },
  posting: Posting,
): Promise<Visit> {
  return deliver(browser, target, written(target.acs, posting));
}

/** Delivers a message as a foreign page can, follows, and looks at `page` afterwards. */
export async function deliver(
  browser: Browser,
  target: Surroundings,
  { address, method, body, contentType }: WrittenMessage,
): Promise<Visit> {
  const began = performance.now();
  const headers = {
    accept: 'text/html',
    'accept-language': 'de',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-site': 'cross-site',
    ...(method === 'POST' && { origin: target.origin }),
    ...(contentType !== undefined && { 'content-type': contentType }),
  };
  const followed = await browser.open(address, { method, body, headers }, target.stop);
  return seen(followed, performance.now() - began, await lookAt(browser, target.page, followed));
}

/** Looks who is logged in in this browser. */
export async function look(browser: Browser, page: string | undefined): Promise<Visit> {
  const nothing: Followed = { steps: [] };
  return seen(nothing, 0, await lookAt(browser, page, nothing));
}

async function lookAt(
  browser: Browser,
  page: string | undefined,
  { fault }: Followed,
): Promise<LookedAt | undefined> {
  if (page === undefined || fault === 'refused') return undefined;
  const { steps } = await browser.open(page, { headers: { accept: 'text/html', 'accept-language': 'de' } });
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const { pathname } = new URL(last.address);
  return { path: pathname, status: last.answer.status, names: namesOn(plainText(last.answer.body)) };
}

/** Capital letters are how an eID writes names, and how some pages show them. */
function namesOn(text: string): Named[] {
  const upper = text.normalize('NFC').toLocaleUpperCase('de');
  const { signed, forged, whole } = marksOf;
  const count = (mark: string) => upper.split(mark.toLocaleUpperCase('de')).length - 1;
  const has = (marks: readonly string[]) => marks.some((mark) => count(mark) > 0);
  const names: Named[] = [];
  if (has(signed)) names.push('signed');
  if (has(whole)) names.push('whole');
  // The whole value begins with the forged one.
  if (forged.some((mark, index) => count(mark) > count(whole[index] ?? mark))) names.push('forged');
  return names;
}

function seen(
  { steps, elsewhere, fault }: Followed,
  milliseconds: number,
  page: LookedAt | undefined,
): Visit {
  const first = steps[0]?.answer;
  return {
    status: first?.status,
    location: first?.location === undefined ? undefined : pathOf(first.location, steps[0]?.address),
    cookies: [...new Set(steps.flatMap(({ cookies }) => cookies))].sort(),
    elsewhere: elsewhere === undefined ? elsewhereIn(steps.at(-1)?.answer) : originOf(elsewhere),
    injected: steps.some(
      ({ answer, cookies }) => answer.body.includes(bait.markup) || cookies.includes(bait.cookie),
    ),
    fault,
    milliseconds: Math.round(milliseconds),
    names: namesOn(plainText(steps.at(-1)?.answer.body ?? '')),
    end: endOf(steps.at(-1)?.address),
    page,
  };
}

function endOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

function pathOf(location: string, base: string | undefined): string {
  return URL.canParse(location, base) ? new URL(location, base).pathname : '?';
}

function originOf(address: string): string {
  if (!URL.canParse(address)) return '?';
  const url = new URL(address);
  return url.origin === 'null' ? url.protocol : url.origin;
}

/** Attributes that take a browser away, by itself or by one click. */
const leaving = /\s(?:href|action|formaction|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const refreshing = /url\s*=\s*['"]?([^'">\s]+)/gi;

function elsewhereIn(answer: Followed['steps'][number]['answer'] | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const addresses = [
    ...[...answer.body.matchAll(leaving)].map(([, double, single]) => plainText(double ?? single ?? '')),
    ...[...`${answer.headers.refresh ?? ''} ${answer.body}`.matchAll(refreshing)].map(([, to = '']) =>
      plainText(to),
    ),
  ];
  return addresses.some(isBait) ? bait.host : undefined;
}

function isBait(address: string): boolean {
  const base = 'http://localhost/';
  if (!URL.canParse(address, base)) return false;
  const { hostname, protocol, href } = new URL(address, base);
  return (
    hostname === bait.host ||
    hostname.endsWith(`.${bait.host}`) ||
    (protocol === 'javascript:' && href.includes('alert'))
  );
}

/** How the fields go over the wire. */
function written(acs: string, { method = 'POST', fields, encoding = 'form' }: Posting): WrittenMessage {
  const form = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  if (method === 'GET') return { address: `${acs}${acs.includes('?') ? '&' : '?'}${form}`, method };
  switch (encoding) {
    case 'form':
      return { address: acs, method, body: form, contentType: 'application/x-www-form-urlencoded' };
    case 'json':
      return {
        address: acs,
        method,
        body: JSON.stringify(Object.fromEntries(fields)),
        contentType: 'application/json',
      };
    case 'text':
      return { address: acs, method, body: form, contentType: 'text/plain' };
    case 'none':
      return { address: acs, method, body: form };
  }
}
