import { describe, expect, it } from 'vitest';
import { createMockTerminal, rathaus } from '../../test/mock-terminal.ts';
import type { Context } from '../program/area.ts';
import { outputOn } from '../program/output.ts';
import { exchangeWords } from '../texts/exchange-check.ts';
import { loginWords } from '../texts/servicekonto-doctor.ts';
import type { CheckedLine, Look } from './look.ts';
import { printReadiness } from './print-readiness.ts';
import { readinessReport } from './readiness-report.ts';
import type { ReadinessWords } from './readiness-texts.ts';

/** One line of each kind; things and codes that both areas know. */
const lines = (why: string): CheckedLine[] => [
  { thing: 'store', look: { state: 'passed' } },
  {
    thing: 'keys',
    tenant: 'musterstadt',
    about: 'eins',
    look: { state: 'failed', code: 'ENOENT', file: 'a.pem' },
  },
  { thing: 'keys', look: { state: 'weak', code: 'unknown', said: 'im Test' } },
  { thing: 'store', look: { state: 'not-judged', why } },
];

function printed(
  words: ReadinessWords,
  given: readonly CheckedLine[],
  more: { json?: boolean; colour?: boolean; language?: 'de' | 'en' } = {},
) {
  const { terminal, out } = createMockTerminal({ colour: more.colour ?? false });
  const language = more.language ?? 'de';
  let code: number | undefined;
  const context: Context = {
    ...outputOn(terminal),
    terminal,
    language,
    areas: [],
    text: (texts) => texts[language],
    exit: (given) => {
      code = given;
    },
  };
  printReadiness(readinessReport(words.kind, given), words, { json: more.json }, context);
  return { out: out(), code };
}

describe.each([
  ['servicekonto doctor', loginWords, 'discovery'],
  ['exchange check', exchangeWords, 'token'],
] as const)('a report of rathaus %s', (_name, words, why) => {
  it('has a line for each look, with what to do about it, German first', () => {
    const { out } = printed(words, lines(why));
    const shown = out.split('\n');
    expect(shown[1]).toBe('Bereit: nein');
    expect(shown[2]).toMatch(/^ {2}gut {6}\S.*: in Ordnung$/);
    expect(shown[3]).toMatch(/^ {2}Fehler {3}musterstadt · .* · eins: a\.pem: .+ \[ENOENT\]$/);
    expect(shown[4]).toMatch(/^ {11}Zu tun: .{10}/);
    expect(shown[5]).toMatch(/^ {2}Warnung {2}.*\(im Test\)\. \[unknown\]$/);
    expect(shown[7]).toMatch(/^ {2}offen {4}.*: .{10}/);
    expect(shown[8]).toMatch(/^ {11}Zu tun: .{10}/);
    expect(out).toMatch(
      /\nBereit: nein\nNächster Schritt: Tun, was oben steht, dann noch einmal rathaus \w+ \w+\n$/,
    );
    expect(printed(words, lines(why), { language: 'en' }).out).toContain('\n  fault    musterstadt · ');
  });

  it('has colours on a terminal only, and ends with 0, 3 or 4', () => {
    const ESC = '\u001b[';
    expect(printed(words, lines(why)).out).not.toContain(ESC);
    expect(printed(words, lines(why), { colour: true }).out).toContain(`${ESC}31mFehler ${ESC}39m`);
    const codeOf = (...looks: Look[]) =>
      printed(
        words,
        looks.map((look) => ({ thing: 'store', look })),
      ).code;
    expect(codeOf({ state: 'passed' })).toBe(0);
    expect(codeOf({ state: 'passed' }, { state: 'weak', code: 'unknown' })).toBe(0);
    expect(codeOf({ state: 'passed' }, { state: 'not-judged', why })).toBe(4);
    expect(codeOf({ state: 'not-judged', why }, { state: 'failed', code: 'unknown' })).toBe(3);
  });
});

/** The members of each line, whatever its state. */
const shapeOf = (out: string) => {
  const { lines: all, ...rest } = JSON.parse(out) as { lines: Record<string, unknown>[] };
  const optional = new Set(['tenant', 'about', 'code', 'remedy']);
  return {
    report: Object.keys(rest).toSorted(),
    lines: new Set(
      all.map((line) =>
        Object.keys(line)
          .filter((name) => !optional.has(name))
          .toSorted()
          .join(),
      ),
    ),
  };
};

it('is the same JSON for every command that looks whether something is ready', async () => {
  const [login, exchange] = [
    printed(loginWords, lines('discovery'), { json: true }),
    printed(exchangeWords, lines('token'), { json: true }),
  ];
  const machine = await rathaus(['doctor', '--json']);
  expect(shapeOf(exchange.out)).toEqual(shapeOf(login.out));
  expect(shapeOf(machine.out)).toEqual(shapeOf(login.out));
  expect(shapeOf(login.out).lines).toEqual(new Set(['label,reason,state,thing']));
});
