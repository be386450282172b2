import type { LogEntry } from '@rathaus/client-core/observe';
import { expect } from 'vitest';
import { pageStatus } from '../src/pages/page-status.ts';
import { createWorld, type World } from './mock-browser.ts';

/** Stands in everything that strangers send; nothing of it may come out anywhere. */
export const marker = 'Żabka-Mustermann-4711';
/** As it looks when it was taken for Latin-1, percent-encoded, or cut. */
export const traces = [marker, 'Mustermann-4711', encodeURIComponent(marker), '471147114711'];

export interface BadWorld extends World {
  /** Lines of the log. */
  readonly lines: LogEntry[];
}

/** A portal with its log kept. */
export function createBadWorld(more: Parameters<typeof createWorld>[0] = {}): BadWorld {
  const lines: LogEntry[] = [];
  const config = { logger: (line: LogEntry) => void lines.push(line), ...more.config };
  return Object.assign(createWorld({ ...more, config }), { lines });
}

const words = {
  de: { next: 'So geht es weiter', home: 'Zur Startseite' },
  en: { next: 'What you can do', home: 'Go to the start page' },
};

/** What nobody may find: in addresses, cookies, pages, events and lines of the log. */
function expectNoTrace(where: string, text: string): void {
  for (const trace of traces) expect(text, `${where} tells what came in`).not.toContain(trace);
}

/**
 * Judges what a visitor gets: an own page with what happened, what can be done, a link on, and only then the code; or a
 * redirect to one of our own addresses. Never an uncaught error, an empty page or anything of what came in.
 */
export async function judge(
  world: Pick<BadWorld, 'events' | 'lines'>,
  response: Response,
  { language = 'de', redirects = [] }: { language?: 'de' | 'en'; redirects?: readonly string[] } = {},
): Promise<string | undefined> {
  const { status, headers } = response;
  const html = await response.text();
  expectNoTrace('a header', JSON.stringify([...headers]));
  expectNoTrace('the page', html);
  expectNoTrace('the log', JSON.stringify(world.lines));
  expectNoTrace('an event', JSON.stringify(world.events));
  expect(headers.get('cache-control')).toBe('no-store');
  if (status === 303) {
    const there = new URL(headers.get('location') ?? '');
    expect(redirects, 'leads nowhere else').toContain(there.origin);
    return undefined;
  }
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
  expect(html.match(/<h1>[^<]{5,}<\/h1>/g), 'one heading').toHaveLength(1);
  expect(html.match(/href="[^"]+"|<form [^>]*action="[^"]+"/g), 'a way on').not.toBeNull();
  const code = /<code>([^<]+)<\/code>/.exec(html)?.[1];
  if (code === undefined) return undefined;
  expect(status, code).toBe(pageStatus(code));
  expect(status).toBeGreaterThanOrEqual(400);
  const at = [words[language].next, words[language].home, '<code>'].map((part) => html.indexOf(part));
  expect(Math.min(...at)).toBeGreaterThan(html.indexOf('<h1>'));
  expect(at, 'what to do, a link, and the code last').toEqual(at.toSorted((a, b) => a - b));
  expect(html.slice(0, at[2]), 'no code before the explanation').not.toMatch(/servicekonto\.|core\./);
  expect(world.lines.map((line) => line.code)).toContain(code);
  const line = world.lines.find((one) => one.code === code)!;
  for (const [name, value] of Object.entries(line.details ?? {})) {
    expect(['string', 'number'], name).toContain(typeof value);
    expect(String(value), `${name} is an id or a word`).toMatch(idOrWord);
  }
  return code;
}

/** Also the SHA-256 fingerprint of a certificate, as `openssl x509 -fingerprint` writes it. */
const idOrWord = /^(?:[\w.:/-]{1,60}|[0-9A-F]{2}(?::[0-9A-F]{2}){31})$/;
const long = marker.padEnd(100_000, 'x');

/** Values of a parameter, as they stand in an address or a form, encoded. */
export const badValues: Readonly<Record<string, readonly string[]>> = {
  empty: [''],
  doubled: [marker, `${marker}2`].map(encodeURIComponent),
  'very long': [encodeURIComponent(long)],
  NUL: [`%00${encodeURIComponent(marker)}%00`],
  'invalid percent': [`%zz%${encodeURIComponent(marker)}%`],
  'invalid UTF-8': [`%ff%fe%c3${encodeURIComponent(marker)}`],
  'half a surrogate': [`%ed%a0%80${encodeURIComponent(marker)}`],
  'line breaks': [`%0d%0aset-cookie:%20a=${encodeURIComponent(marker)}`],
  markup: [encodeURIComponent(`"><script>alert("${marker}")</script><i a='`)],
  'a list': [encodeURIComponent(`["${marker}",null]`)],
  'an object': [encodeURIComponent(`{"__proto__":{"${marker}":1}}`)],
  'a number': ['471147114711'],
  'another address': [encodeURIComponent(`https://${encodeURIComponent(marker)}.example/`)],
};

/** Values of a header or cookie that the Fetch standard lets through: bytes, not characters. */
export const badHeaders: Readonly<Record<string, string>> = {
  empty: '',
  'very long': 'Mustermann-4711'.padEnd(100_000, 'x'),
  'bytes that are no UTF-8': '\xff\xfe\xc3Mustermann-4711',
  markup: '"><script>Mustermann-4711</script>',
  separators: ';=;,=Mustermann-4711==;;, ;',
  'a list': '["Mustermann-4711"]',
  percent: '%zz%00%Mustermann-4711',
};
