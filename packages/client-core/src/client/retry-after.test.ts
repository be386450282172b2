import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { retryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 10, 28, 12, 0, 0);
const wait = (headers: Record<string, string>, status = 503) =>
  retryAfter({ status, headers: new Headers(headers) }, now);

describe('Retry-After', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['no time', '0', 0],
    ['IMF-fixdate', 'Sat, 28 Nov 2026 12:01:00 GMT', 60_000],
    ['RFC 850', 'Saturday, 28-Nov-26 12:01:00 GMT', 60_000],
    ['RFC 850 of the last century', 'Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['asctime', 'Sat Nov 28 12:01:00 2026', 60_000],
    ['asctime, a day of one digit', 'Tue Dec  1 12:00:00 2026', 3 * 86_400_000],
    ['RFC 850, less than fifty years ahead', 'Wednesday, 28-Nov-74 12:00:00 GMT', 1_514_764_800_000],
    ['four digits of a year mean what they say', 'Tue, 28 Nov 2090 12:00:00 GMT', 2_019_686_400_000],
    ['a date that is over', 'Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['decimals, which no standard allows', '1.5', 1_500],
    ['a time beyond all patience', '99999999999', 99_999_999_999_000],
  ])('%s', (_what, value, expected) => {
    expect(wait({ 'retry-after': value })).toBe(expected);
    // It counts with every status.
    expect(wait({ 'retry-after': value }, 413)).toBe(expected);
  });

  it.each([
    '',
    '-1',
    'soon',
    '1,5',
    '1e3',
    '0x10',
    '1 2',
    'Infinity',
    'NaN',
    '2026-11-28T12:01:00Z',
    '12:01',
    '٣',
  ])('says nothing with %j', (value) => {
    const headers = new Headers();
    if (!/[^\x20-\x7e]/.test(value)) headers.set('retry-after', value);
    expect(retryAfter({ status: 503, headers }, now)).toBeUndefined();
  });

  it('is in GMT wherever the process runs', () => {
    const program = `
      import { retryAfter } from ${JSON.stringify(new URL('./retry-after.ts', import.meta.url).href)};
      const headers = new Headers({ 'retry-after': 'Sat Nov 28 12:01:00 2026' });
      console.log(new Date(0).getHours(), retryAfter({ status: 503, headers }, ${now}));
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'America/New_York' },
    });
    expect(stdout.trim()).toBe('19 60000');
  });
});

describe('limits of rates', () => {
  it.each([
    ['the quota that is used up', { ratelimit: '"day";r=0;t=60' }, 60_000],
    ['parameters in another order', { ratelimit: '"day";t=60;r=0' }, 60_000],
    ['the longest of several', { ratelimit: '"minute";r=0;t=9, "day";r=0;t=60, "week";r=5;t=900' }, 60_000],
    ['blanks and further parameters', { ratelimit: '"day" ; r=0 ; t=60;pk=:cHsdsRa894==:' }, 60_000],
    ['a quota without a time beside one with it', { ratelimit: '"a";r=0, "b";r=0;t=60' }, 60_000],
    ['a quota whose name looks like others', { ratelimit: '"a,b;r=0;t=9";r=5;t=1, "c";r=0;t=2' }, 2_000],
    ['a name without quotes, zeros', { ratelimit: 'day;t=060;r=00' }, 60_000],
    ['RateLimit-Reset', { 'ratelimit-reset': '30' }, 30_000],
    ['X-RateLimit-Reset from now', { 'x-ratelimit-reset': '30' }, 30_000],
    ['X-RateLimit-Reset since 1970', { 'x-ratelimit-reset': String(now / 1000 + 30) }, 30_000],
    ['X-RateLimit-Reset that is over', { 'x-ratelimit-reset': String(now / 1000 - 30) }, 0],
    ['Retry-After before all of them', { 'retry-after': '5', 'ratelimit-reset': '30' }, 5_000],
    ['a Retry-After that says nothing', { 'retry-after': 'soon', 'ratelimit-reset': '30' }, 30_000],
  ] as [string, Record<string, string>, number][])('%s', (_what, headers, expected) => {
    expect(wait(headers)).toBe(expected);
    expect(wait(headers, 429)).toBe(expected);
  });

  it('count only where a limit can be the reason', () => {
    expect(wait({ 'ratelimit-reset': '30' }, 500)).toBeUndefined();
    expect(wait({ ratelimit: '"day";r=3;t=60' })).toBeUndefined();
    expect(wait({ ratelimit: '"day;r=0;t=60";r=3;t=60' })).toBeUndefined();
    expect(wait({ ratelimit: '"day";r=0' })).toBeUndefined();
    expect(wait({ ratelimit: '"day";r=0.5;t=60, "hour";r=-1;t=60' })).toBeUndefined();
  });
});

it('is the same in each form of a date', () => {
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const fortyYears = 40 * 365 * 86_400;
  fc.assert(
    fc.property(fc.integer({ min: -fortyYears, max: fortyYears }), (seconds) => {
      const date = new Date(now + seconds * 1000);
      const imf = date.toUTCString();
      const [, day, month, year, time] = imf.split(' ');
      const short = imf.slice(0, 3);
      const forms = [
        imf,
        `${days[date.getUTCDay()]}, ${day}-${month}-${year!.slice(2)} ${time} GMT`,
        `${short} ${month} ${String(date.getUTCDate()).padStart(2)} ${time} ${year}`,
      ];
      for (const form of forms) expect(wait({ 'retry-after': form })).toBe(Math.max(0, seconds * 1000));
    }),
  );
});

it('is never negative and never NaN, whatever a service sends', () => {
  const text = fc.string().filter((one) => !/[^\x20-\x7e]/.test(one));
  const date = fc.tuple(fc.constantFrom('Sat, ', 'Saturday, ', 'Sat '), text).map((parts) => parts.join(''));
  const names = fc.constantFrom('retry-after', 'ratelimit', 'ratelimit-reset', 'x-ratelimit-reset');
  fc.assert(
    fc.property(fc.dictionary(names, fc.oneof(text, date, fc.nat().map(String))), fc.nat(), (headers, at) => {
      const found = retryAfter({ status: 429, headers: new Headers(headers) }, at);
      expect(found === undefined || found >= 0).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('takes no longer for a long header', async () => {
  const read = () => {
    for (const part of ['"a";r=0;', ';r=0', '1', ' ', 'Sat, ', '1.'])
      wait({ 'retry-after': part.repeat(50_000), ratelimit: part.repeat(50_000) });
  };
  expect(await processorTime(read, 1_000)).toBeLessThan(1_000);
});
