import { describe, expect, it } from 'vitest';
import { readContainer } from '../../src/package/index.ts';
import { type ForgedEntry, forgeZip } from './forge-zip.ts';
import { naming, unicodePath } from './hostile-names.ts';
import { file, messageName } from './hostile-parts.ts';

const open = (entries: readonly ForgedEntry[]) =>
  readContainer(forgeZip(entries), { findings: 'collect', fileName: messageName.replace('.xml', '.zip') });

/** An entry whose stored name is no spelling of its Unicode path. */
const renamed = (stored: string, path: string, changes: Partial<ForgedEntry> = {}) =>
  file({ name: stored, both: { extra: unicodePath(path, stored) }, ...changes });

const refused = { rule: 'eakte.package.name-ambiguous', values: { cause: { term: 'unicode-path' } } };

describe('a Unicode path that is no spelling of the stored name', () => {
  it.each([
    ['BESCHE~1.PDF', 'Bescheid § 5 – Größe.pdf'],
    ['Bescheid Groesse.pdf', 'Bescheid Größe.pdf'],
    ['Bescheid .pdf', 'Bescheid Łódź 20 €.pdf'],
    ['0001.pdf', 'Bescheid.pdf'],
    ['a/b.pdf', 'Bescheid.pdf'],
  ])('is the name when the message names it: %s', async (stored, path) => {
    await using container = await open([naming(path), renamed(stored, path)]);
    expect(container.files).toMatchObject([{ name: path, encoding: 'unicode-path' }]);
    expect(container.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(container.canOpen(container.files[0]!)).toBe(true);
  });

  it.each(['Größe.pdf', 'Groesse.pdf'])('is a tolerance that the message proves: %s', async (path) => {
    await using container = await open([naming(path), renamed('1.pdf', path)]);
    expect(container.findings).toMatchObject([
      {
        rule: 'eakte.package.name-encoding',
        severity: 'info',
        values: { read: { term: 'unicode-path' }, proof: { term: 'message' } },
      },
    ]);
  });

  it('is the name of the message by its form, in a folder as well', async () => {
    const [message, pdf] = [naming('Größe.pdf'), renamed('Ü/1.pdf', 'Übergabe/Größe.pdf')];
    const short = 'Ü/3F1C0A~1.XML';
    const path = `Übergabe/${messageName}`;
    await using container = await open([
      { ...message, name: short, both: { extra: unicodePath(path, short), flags: 0 } },
      pdf,
    ]);
    expect(container.message?.name).toBe(messageName);
    expect(container.files.map(({ name }) => name)).toEqual(['Größe.pdf']);
  });

  it.each([
    ['names the stored one', ['1.pdf']],
    ['names both', ['1.pdf', 'ä.exe']],
    ['names neither', []],
  ])('is refused when the message %s', async (_what, names) => {
    await using container = await open([naming(...names), renamed('1.pdf', 'ä.exe')]);
    expect(container.findings).toMatchObject([refused]);
    expect(container.canOpen(container.files[0]!)).toBe(false);
  });

  it('is refused when a second one says something else', async () => {
    const extra = Buffer.concat([unicodePath('ä.pdf', '1.pdf'), unicodePath('ö.pdf', '1.pdf')]);
    await using container = await open([naming('ä.pdf'), file({ name: '1.pdf', both: { extra } })]);
    expect(container.findings).toContainEqual(expect.objectContaining(refused));
  });

  it('is refused when the local header has another one', async () => {
    const entry = renamed('1.pdf', 'ä.pdf', {
      both: {},
      central: { extra: unicodePath('ä.pdf', '1.pdf') },
      local: { extra: unicodePath('ö.pdf', '1.pdf') },
    });
    await using container = await open([naming('ä.pdf'), entry]);
    expect(container.findings.map(({ rule }) => rule)).toContain('eakte.package.header-mismatch');
  });

  it('cannot swap two files', async () => {
    const entries = [renamed('a.pdf', 'b.pdf'), renamed('b.pdf', 'a.pdf')];
    await using container = await open([naming('a.pdf', 'b.pdf'), ...entries]);
    expect(container.findings).toMatchObject([refused, refused]);
  });

  it('cannot take the name of another file, nor one that leads elsewhere', async () => {
    await using twice = await open([naming('ä.pdf'), file({ name: 'ä.pdf' }), renamed('1.pdf', 'ä.pdf')]);
    expect(twice.findings.map(({ rule }) => rule)).toContain('eakte.package.duplicate-name');
    await using climbing = await open([naming('../ä.pdf'), renamed('1.pdf', '../ä.pdf')]);
    expect(climbing.findings.map(({ rule }) => rule)).toContain('eakte.package.zip-slip');
  });
});
