import { viewReport } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import { sampleMessage } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { checkMessage, messageKind, procedureProfile, writeMessageText } from '../../src/xdomea/index.ts';
import { allMessageTypes } from '../../src/xdomea/messages/roles.ts';
import { checked, read } from './checked.ts';
import { type Row, rowText, table } from './table.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const rows = table();
const byType = Map.groupBy(rows, ({ type }) => type);
const roleOfRow = ({ type }: Row) => messageKind(type)!.role;

describe('what a clerk reads', () => {
  it.each([...byType])('of messages %s', async (_, ofType) => {
    for (const row of ofType) {
      const { type, version, direction, given, documents } = row;
      const report = await checked(type, version, given, { documents, direction });
      const { verdict, says, lead, next, en } = read(report);
      expect(rowText({ ...row, verdict, says, lead, next })).toBe(rowText(row));
      for (const english of en) {
        expect(english).toMatch(/^[A-Z0-9].{3,}/);
        expect(english.replaceAll(/“[^”]*”/g, '')).not.toMatch(/undefined|NaN| {2}|Datei|Nachricht|wurde/);
      }
      expect(report.aspects.some(({ state }) => state === 'failed')).toBe(verdict === 'failed');
      expect(report.aspects.some(({ state }) => state === 'not-judged') || verdict !== 'not-judged').toBe(
        true,
      );
    }
  });

  it('is there for every message type in both directions', () => {
    const there = new Set(rows.map(({ type, direction }) => `${type} ${direction}`));
    expect([...there].sort()).toEqual(allMessageTypes.flatMap((type) => [`${type} in`, `${type} out`]));
  });
});

describe('the table', () => {
  it('calls nothing ready to hand over that is not handed over', () => {
    for (const row of rows) {
      const isHandedOver = roleOfRow(row) === 'handover' && row.direction === 'out';
      expect(row.says.startsWith('Abgabefähig'), rowText(row)).toBe(isHandedOver);
      if (roleOfRow(row) !== 'handover') expect(`${row.lead}${row.next}`).not.toMatch(/abgabefähig/i);
    }
  });

  it('says nothing as a fact that was not judged', () => {
    for (const row of rows) {
      const claims =
        /\bja\b|bestätigt:|^Import bestätigt|Empfang bestätigt|alle .* übernommen|(?<!nicht )versandfähig: \d/i;
      if (row.verdict === 'not-judged') expect(row.says).not.toMatch(claims);
      if (row.verdict === 'failed')
        expect(row.says).not.toMatch(/\bja\b|bestätigt:|^Bewertung: |Empfang bestätigt$/);
      if (row.verdict === 'passed') expect(row.says).not.toMatch(/nein|fehlerhaft|gescheitert|unklar|nicht /);
    }
  });

  it('lets a reply go that reports a failure clearly, and none that is unclear', () => {
    for (const row of rows) {
      if (roleOfRow(row) !== 'reply' || row.direction !== 'out') continue;
      const isClear = !row.given.some((one) =>
        ['ohne-Ergebnis', 'widersprüchlich', 'abgebrochen'].includes(one),
      );
      if (isClear && !row.given.includes('Schemafehler'))
        expect(row.verdict, rowText(row)).toBe(row.given.includes('Original') ? 'passed' : 'not-judged');
      if (row.given.includes('Misserfolg'))
        expect(row.lead).toContain('Die Antwort meldet: Import gescheitert');
    }
  });

  it('names one party in one form', () => {
    for (const { next } of rows) {
      expect(next).not.toMatch(/Wer( behebt es)?:|muss sie:/);
      expect(next.split('Zuständig: ').length).toBeLessThan(3);
    }
  });

  it('has passed nothing whose files or original were not there', () => {
    for (const row of rows) {
      const needs =
        roleOfRow(row) === 'reply' || roleOfRow(row) === 'decision' || roleOfRow(row) === 'receipt';
      if (needs && !row.given.includes('Original')) expect(row.verdict, rowText(row)).not.toBe('passed');
    }
  });

  it('has failed every reply that does not report success, and names who acts', () => {
    for (const row of rows) {
      if (roleOfRow(row) !== 'reply' || row.direction === 'out') continue;
      if (row.given.includes('Teil') || (row.given.includes('Erfolg') && row.given.length <= 2)) continue;
      expect(row.verdict, rowText(row)).toBe('failed');
      expect(row.says, rowText(row)).toMatch(/^(Import (gescheitert|unklar)|Antwort fehlerhaft): /);
      expect(row.next, rowText(row)).toContain(' Zuständig: ');
    }
  });

  it('speaks in whole sentences', () => {
    for (const { lead, next } of rows)
      for (const text of [lead, next]) {
        expect(text).toMatch(/^[A-ZÄÖÜ0-9].*\.$/);
        expect(text).not.toMatch(/undefined|NaN| {2}|\.\.| 1 (Objekte|Dateien|Warnungen)\b/);
      }
  });

  it('makes no success of a failure that a profile lets pass', async () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0506', outcome: 'partial' });
    const xml = await writeMessageText(message, { version: '4.0.0' });
    const profile = procedureProfile(
      { messages: [{ messageType: '0503', nachrichtenUuid: message.kopf.uuidUrsprungsnachricht }] },
      { severities: { R35: 'off', R33: 'off' } },
    );
    const report = await checkMessage(xml, { profile });
    expect([report.verdict, report.unchecked.map(({ what }) => what)]).toEqual([
      'not-judged',
      ['eakte.unchecked.import'],
    ]);
    expect(viewReport(report, catalogue).verdictText.de).toContain('Import gescheitert: 3 von 12 Objekten');
  });

  it.each([
    [true, 'Einlesen und den Empfang bestätigen: Empfangsbestätigung der Abgabe (0403). '],
    [false, 'Einlesen. '],
  ])('offers a receipt only where the message asks for one: %s', async (empfangsbestaetigung, act) => {
    const { message } = sampleMessage({ version: '3.1.0', messageType: '0401' });
    const kopf = { ...message.kopf, empfangsbestaetigung };
    const xml = await writeMessageText({ ...message, kopf } as typeof message, { version: '3.1.0' });
    const report = await checkMessage(xml, { direction: 'in' });
    // As it is when the files are there, which do not matter here.
    const next = viewReport({ ...report, verdict: 'passed' }, catalogue).next?.de ?? '';
    expect(next).toContain(act);
    expect(next.includes('0403')).toBe(empfangsbestaetigung);
    expect(next).toContain('Nach dem Import das Ergebnis melden: Bestätigung des Imports der Abgabe (0402).');
  });

  it('hides what an archive writes and keeps the sentence', async () => {
    const report = await checked('0506', '4.0.0', ['Teilerfolg']);
    const { says, lead, next } = read(report, true);
    expect(says).toBe('Import gescheitert: 1 von 4 Objekten nicht übernommen');
    expect(lead).toBe('Grund laut Archiv: „…“.');
    expect(next).toBe(read(report).next);
  });
});
