import { type Dice, dice } from '../dice.ts';

/** Host of an attacker, in every way in which somebody has written one. */
const hosts = [
  'evil.test',
  'EVIL.test',
  'evil.test.',
  'evil\u3002test',
  'evil\uff0etest',
  'evil\uff61test',
  'ev\u0131l.test',
  '\uff45vil.test',
  'xn--evl-fka.test',
  'ev\u00adil.test',
  '[::1]',
  '[::ffff:127.0.0.2]',
  '127.2',
  '0x7f.2',
  '2130706434',
  '017700000002',
  'evil.test:443',
  'evil.test:080',
  'evil.test%2f',
  'portal.musterstadt.test.evil.test',
  'portal.musterstadt.test@evil.test',
  'portal.musterstadt.test:443@evil.test',
  'evil.test\\@portal.musterstadt.test',
  'evil.test#@portal.musterstadt.test',
  'evil.test?.portal.musterstadt.test',
] as const;

/** Slashes, and what somebody takes for one. */
const slashes = [
  '/',
  '//',
  '///',
  '\\',
  '/\\',
  '\\/',
  '\\\\',
  '/./',
  '/.//',
  '/..//',
  '/.\\',
  '/%2e//',
  '/%2e%2e//',
  '/%2E%2E/',
  '/.%2e//',
  '/;/',
  '/;//',
  '%2f',
  '%2F%2f',
  '%5c',
  '%5C/',
  '%252f',
  '%252f%252f',
  '%25%32%66',
  '%u2215',
  '%c0%af',
  '%e0%80%af',
  '\u2215',
  '\u2044',
  '\uff0f',
  '\uff3c',
  '\u29f8',
  '\u2571',
  '/\u200b/',
  '/\ufeff/',
  '/\u00ad/',
] as const;

const schemes = [
  'https:',
  'HTTPS:',
  'http:',
  'https:/',
  'https://',
  'https:\\\\',
  'ht\ttps://',
  'javascript:',
  'JavaScript:',
  'java\nscript:',
  'javascript:%0aalert(1)//',
  'vbscript:',
  'data:',
  'data:text/html;base64,PHNjcmlwdD4=',
  'blob:',
  'about:blank',
  'file:///etc/passwd',
  'ftp://',
  'ws://',
  'view-source:',
  'intent://',
  'mailto:',
] as const;

/** What parsers drop, or stop at. */
const invisible = [
  '\t',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\u0000',
  '\u000b',
  '\u000c',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u1680',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u3000',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\ud83d',
  '\uffff',
  '%00',
  '%09',
  '%0a',
  '%0d%0aset-cookie:%20x=1',
  '%20',
  '\r\nLocation: https://evil.test',
] as const;

const userinfo = ['@', 'user@', 'user:pass@', ':@', '%40', '@@', 'a:b@c@', '\uff20'] as const;
const ports = [
  ':',
  ':0',
  ':80',
  ':443',
  ':8443',
  ':65536',
  ':-1',
  ':99999999999',
  ':\uff18\uff10',
  ':4e2',
] as const;

/** Paths of the login, of other tenants on the same host, and what routers read into them. */
const paths = [
  'antrag',
  'antrag/1',
  'stra\u00dfe',
  'login/broker',
  'login/callback/broker',
  'logout',
  'logged-out',
  'konto',
  'konto/antrag',
  'kontomat',
  'konto/../login/broker',
  'konto;jsessionid=1/antrag',
  'a;b=c;d',
  ';',
  ';/',
  '..;/',
  '.',
  '..',
  '...',
  '%2e',
  '%2e%2e',
  '%252e%252e',
  'a b',
  'a%20b',
  "a'b",
  'a"b',
  '<script>',
  '{{7*7}}',
  '$(id)',
  '*',
  '~',
  ':',
  'a:b',
  'https:',
  'x'.repeat(300),
] as const;

const tails = [
  '',
  '?',
  '?a=b',
  '?return=https://evil.test',
  '?return=//evil.test',
  '?a=%0d%0ab',
  '?/\\evil.test',
  '?\ud800',
  '#',
  '#ort',
  '#//evil.test',
  '#/\\evil.test',
  '#@evil.test',
  '#javascript:alert(1)',
  '?#?#',
  '?a=1&a=2;c=3',
] as const;

const one = <T>(roll: Dice, list: readonly T[]): T => list[roll(list.length)]!;
const maybe = (roll: Dice, list: readonly string[]): string => (roll(3) === 0 ? one(roll, list) : '');

/** A path that a person could want, from plain to strange. */
function wished(roll: Dice): string {
  const count = roll(4);
  const steps = Array.from({ length: count }, () => one(roll, paths));
  return `/${steps.join('/')}${one(roll, tails)}`;
}

/** What somebody writes who wants to lead away. */
function forged(roll: Dice): string {
  switch (roll(7)) {
    case 0:
      return `${one(roll, slashes)}${maybe(roll, invisible)}${one(roll, hosts)}${one(roll, tails)}`;
    case 1:
      return `${maybe(roll, invisible)}${one(roll, schemes)}${maybe(roll, slashes)}${one(roll, hosts)}`;
    case 2:
      return `${one(roll, slashes)}${maybe(roll, userinfo)}${one(roll, hosts)}${maybe(roll, ports)}/${one(roll, paths)}`;
    case 3:
      return `${one(roll, userinfo)}${one(roll, hosts)}${maybe(roll, ports)}${one(roll, tails)}`;
    case 4:
      return `/${one(roll, paths)}${one(roll, slashes)}${one(roll, slashes)}${one(roll, hosts)}${one(roll, tails)}`;
    case 5:
      return `/${maybe(roll, invisible)}${one(roll, slashes)}${maybe(roll, invisible)}${one(roll, hosts)}`;
    default: {
      const count = 1 + roll(8);
      const pools = [hosts, slashes, schemes, invisible, userinfo, ports, paths, tails];
      const parts = Array.from({ length: count }, () =>
        one<string>(roll, one<readonly string[]>(roll, pools)),
      );
      return `${roll(2) === 0 ? '/' : ''}${parts.join('')}`;
    }
  }
}

/** The same in other characters, as somebody does it who wants to get past a filter. */
const encodings: readonly ((text: string, roll: Dice) => string)[] = [
  (text) => encoded(text, () => true),
  (text, roll) => encoded(text, () => roll(3) === 0),
  (text) => text.replaceAll('%', '%25'),
  (text) => text.replaceAll('/', '%2f'),
  (text) => text.replaceAll('/', '\\'),
  (text, roll) =>
    [...text].map((letter) => (roll(2) === 0 ? letter.toUpperCase() : letter.toLowerCase())).join(''),
  (text, roll) => at(text, roll, (left, right) => `${left}${one(roll, invisible)}${right}`),
  (text, roll) => at(text, roll, (left, right) => `${left}${one(roll, slashes)}${right}`),
  (text, roll) => at(text, roll, (left, right) => `${left}${right.slice(1)}`),
  (text, roll) => at(text, roll, (left, right) => `${left}${right.slice(0, 1)}${right}`),
  (text, roll) => at(text, roll, (left, right) => `${right}${left}`),
  (text, roll) => at(text, roll, (left, right) => `${left}${String.fromCharCode(roll(0x10000))}${right}`),
  (text) => text.normalize('NFKD'),
  (text, roll) => `${text}${'a/'.repeat(roll(1500))}`,
];

function at(text: string, roll: Dice, join: (left: string, right: string) => string): string {
  const place = roll(text.length + 1);
  return join(text.slice(0, place), text.slice(place));
}

const encoded = (text: string, isChosen: () => boolean): string =>
  [...text]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 && code > 0x1f && isChosen() ? `%${code.toString(16).padStart(2, '0')}` : letter;
    })
    .join('');

/** A return target as an attacker writes it. It follows from seed and number alone, so that one can be looked at again. */
export function returnTargetOf(seed: number, n: number): string {
  const roll = dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  // The first numbers of neighbouring states are alike.
  for (let turn = 0; turn < 4; turn += 1) roll(2);
  let text = roll(4) === 0 ? wished(roll) : forged(roll);
  for (let left = Math.max(0, roll(6) - 2); left > 0; left -= 1) text = one(roll, encodings)(text, roll);
  return text;
}
