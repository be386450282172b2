import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abortedError } from '@rathaus/client-core/abort';
import { createCollector, defineRules } from '@rathaus/client-core/findings';
import type { Recogniser, Recognition } from '@rathaus/client-core/recognise';
import { type Catalogue, sameText } from '@rathaus/client-core/texts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import type { Area, Terminal } from '../../index.ts';
import { areas } from '../index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const rules = defineRules<{ 'plan.wrong': { word: string } }>({
  'plan.wrong': { severity: 'error', who: 'authority' },
});

const catalogue: Catalogue = {
  rules: {
    'plan.wrong': {
      title: { de: 'Ein Wort ist falsch', en: 'A word is wrong' },
      message: ({ word }: { word: string }) => ({ de: `Falsch ist ${word}`, en: `Wrong is ${word}` }),
      reason: { de: 'Es bedeutet nichts.', en: 'It means nothing.' },
      repair: { de: 'Das Wort streichen.', en: 'Delete the word.' },
      source: sameText('Testplan 1'),
    },
  },
  unchecked: {
    'plan.unchecked.rest': {
      title: { de: 'Der Rest.', en: 'The rest.' },
      remedy: { de: 'Selbst lesen.', en: 'Read it yourself.' },
    },
  },
  reports: {},
};

/** An area whose files are `*.plan`: their content says how they come out. */
function planArea(change: Partial<Recognition> = {}, name = 'plan'): Area {
  const recogniser: Recogniser = {
    area: name,
    recognise: (file) =>
      file.name.endsWith('.plan')
        ? {
            kind: `${name}.file`,
            title: { de: `ein Plan (${name})`, en: `a plan (${name})` },
            certainty: 'certain',
            async check(options) {
              options?.onProgress?.({ step: 'reading', done: 1, total: 2, unit: 'bytes' });
              const collector = createCollector();
              const text = Buffer.from(file.head).toString();
              if (text.startsWith('falsch'))
                collector.add(rules.finding('plan.wrong', { kind: 'cell', line: 1 }, { word: text }));
              if (text === 'halb') collector.skip('plan.unchecked.rest', { kind: 'cell' });
              return { kind: 'plan.file', ...collector.result() };
            },
            ...change,
          }
        : undefined,
    catalogue: async () => catalogue,
  };
  return {
    name,
    summary: { de: 'Pläne', en: 'Plans' },
    checks: { de: 'Pläne', en: 'plans' },
    load: async () => ({ define: () => undefined }),
    recogniser: async () => recogniser,
  };
}

const checkArea = areas.find(({ name }) => name === 'check')!;

const check = (line: string[], changes: Partial<Terminal> = {}, others: readonly Area[] = [planArea()]) =>
  rathaus(['check', ...line], changes, [checkArea, ...others]);

async function write(name: string, content: string | Uint8Array = ''): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

const linesOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('rathaus check', () => {
  it.each([
    ['gut', 0, 'Bestanden'],
    ['falsch', 1, 'Nicht bestanden'],
    ['halb', 4, 'Kein Urteil'],
  ])('one file that says %s ends with %i', async (content, code, verdict) => {
    const outcome = await check([await write('a.plan', content)]);
    expect(outcome).toMatchObject({ code, err: '' });
    expect(outcome.out).toContain(verdict);
    expect(outcome.out).not.toContain('Zusammenfassung');
    expect(outcome.out).not.toContain('\u001b');
  });

  it.each([
    [['gut', 'gut'], 0],
    [['gut', 'halb'], 4],
    [['halb', 'falsch', 'gut'], 1],
  ])('several files that say %j end with %i', async (contents, code) => {
    const paths = await Promise.all(contents.map((content, index) => write(`${index}.plan`, content)));
    const outcome = await check(paths);
    expect(outcome.code).toBe(code);
    expect(outcome.out).toContain(`Zusammenfassung: ${contents.length} Dateien`);
    expect(outcome.out.trimEnd().split('\n').at(-1)).toMatch(/^Nächster Schritt: /);
  });

  it('visits folders sorted, counts what it skips, and names what it cannot judge', async () => {
    await write('b/2.plan', 'falsch');
    await write('b/1.plan', 'gut');
    await write('a.pdf', '%PDF-1.7');
    await write('c.bin', new Uint8Array([1, 0, 2]));
    await write('d.leer');
    await write('.versteckt/e.plan', 'falsch');
    await write('.f', 'x');
    await symlink(join(folder, 'fehlt'), join(folder, 'link'));
    await symlink(folder, join(folder, 'b', 'schleife'));
    const { code, out, err } = await check([folder]);
    expect(code).toBe(1);
    expect(err).toBe('');
    const seen = out.split('\n').flatMap((line) => /(?:^|: )(\/.*?)(?:: |$)/.exec(line)?.[1] ?? []);
    expect(seen.slice(0, 6)).toEqual(
      ['a.pdf', 'b/1.plan', 'b/2.plan', 'c.bin', 'd.leer', 'link'].map((name) => join(folder, name)),
    );
    expect(out).toContain('Kein Urteil. Das ist eine PDF-Datei.');
    expect(out).toContain('Kein Urteil. Diese Art von Datei ist nicht bekannt.');
    expect(out).toContain('Kein Urteil. Das ist eine leere Datei.');
    expect(out).toContain('Kein Urteil. Die Verknüpfung führt zu keiner Datei.');
    expect(out).toContain('Zusammenfassung: 6 Dateien, 1 bestanden, 1 nicht bestanden, 4 ohne Urteil');
    expect(out).toContain(`Nicht bestanden: ${join(folder, 'b/2.plan')}`);
    expect(out).toContain('Übersprungen: 2 × versteckt, 1 × Verknüpfung zu einem Ordner');
    expect(out).toContain('geprüft werden hier: Pläne');
  });

  it('gives the number of many foreign files, and names all of them when asked', async () => {
    for (let number = 100; number < 170; number++) await write(`a/${number}.pdf`, '%PDF-1.7');
    await write('z/1.plan', 'falsch');
    await symlink('fehlt', join(folder, 'z', 'tot'));
    const lines = (out: string) => out.split('\n').filter((line) => line.includes('Kein Urteil. Das ist'));
    const { code, out } = await check([folder]);
    expect(code).toBe(1);
    expect(lines(out)).toHaveLength(10);
    expect(out).toMatch(/Dateien anderer Art, nicht geprüft \(70\): .*109\.pdf und 60 weitere$/m);
    expect(out).toContain('72 Dateien, 1 nicht bestanden, 71 ohne Urteil');
    expect(out).toContain(`Ohne Urteil: ${join(folder, 'z/tot')}\n`);
    // They do not crowd out what somebody has to look after.
    expect(out).toMatch(/^\S*z\/1\.plan +Nicht bestanden/m);
    expect(out).toContain('und 70 weitere; --json nennt alle');
    expect(lines((await check([folder, '--verbose'])).out)).toHaveLength(70);
    expect(linesOf((await check([folder, '--json'])).out)).toHaveLength(73);
  });

  it('is no pass when a folder holds nothing to check', async () => {
    const { code, out } = await check([folder]);
    expect(code).toBe(4);
    expect(out).toContain('Zusammenfassung: 0 Dateien');
    expect(out).toContain('einen anderen Ordner angeben');
  });

  it('prints one line of JSON for each file and one for all', async () => {
    await write('a.plan', 'falsch Müller');
    await write('b.pdf', '%PDF-1.7');
    await write('c.plan', 'gut');
    const { code, out, err } = await check([folder, '--json'], { isTTY: true, colour: true });
    expect(err).toBe('');
    const lines = linesOf(out);
    expect(lines).toMatchObject([
      {
        type: 'file',
        number: 1,
        path: join(folder, 'a.plan'),
        area: 'plan',
        name: 'a.plan',
        verdict: 'failed',
      },
      { type: 'file', number: 2, kind: 'cli.file', name: 'b.pdf', verdict: 'not-judged' },
      { type: 'file', number: 3, verdict: 'passed' },
      {
        type: 'summary',
        verdict: 'failed',
        exitCode: 1,
        files: 3,
        passed: 1,
        failed: 1,
        notJudged: 1,
        faults: 0,
        skipped: { hidden: 0, visited: 0, outside: 0 },
      },
    ]);
    expect(lines[0]).toMatchObject({ findings: [{ rule: 'plan.wrong', values: { word: 'falsch Müller' } }] });
    expect(lines[1]).toMatchObject({ unchecked: [{ title: { de: 'Das ist eine PDF-Datei.' } }] });
    expect(code).toBe(1);
  });

  it.each([[['--json']], [[]]])(
    'hides names of files, folders and content with --mask %j',
    async (options) => {
      await write('Mustermann/Mustermann.plan', 'falsch Mustermann');
      await write('Mustermann/Mustermann.pdf', '%PDF-1.7');
      await symlink(join(folder, 'fehlt'), join(folder, 'Mustermann', 'Mustermann.txt'));
      const { out, err, code } = await check([folder, '--mask', ...options], { isTTY: true });
      expect(code).toBe(1);
      expect(out).toContain('Falsch ist …');
      expect(out).toContain('….pdf');
      expect(out + err).not.toContain('Mustermann');
      expect(out + err).not.toContain(folder);
    },
  );

  it('speaks English', async () => {
    await write('a.plan', 'falsch');
    await write('b.pdf', '%PDF-1.7');
    const { out } = await check([folder, '--lang', 'en']);
    expect(out).toContain('No verdict. This is a PDF file.');
    expect(out).toContain('Summary: 2 files, 1 failed, 1 without a verdict');
    expect(out).toContain('Next step: Have the findings above repaired');
    expect(out).not.toMatch(/[äöü]/);
  });

  it('says whom two areas take it for, and lets a person decide', async () => {
    const path = await write('a.plan', 'gut');
    const both = [planArea(), planArea({}, 'bau')];
    const open = await check([path], {}, both);
    expect(open.code).toBe(4);
    expect(open.out).toContain('Das kann ein Plan (plan) oder ein Plan (bau) sein');
    expect(open.out).toContain('Mit --area plan oder --area bau sagen, was gemeint ist.');
    expect((await check([path, '--area', 'bau'], {}, both)).code).toBe(0);
    const unknown = await check([path, '--area', 'x'], {}, both);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('möglich sind plan, bau');
  });

  it('names every path that does not exist before it begins', async () => {
    const path = await write('a.plan', 'gut');
    const { code, out, err } = await check([join(folder, 'x'), path, join(folder, 'y')]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.match(/\[ENOENT\]/g)).toHaveLength(2);
    expect(err).toContain(join(folder, 'y'));
  });

  it('goes on after a file that cannot be read, and ends with 3', async () => {
    const denied = Object.assign(new Error(`EACCES: permission denied, open '${folder}'`), {
      code: 'EACCES',
    });
    const failing = planArea({ check: () => Promise.reject(denied) }, 'fehl');
    await write('a.plan', 'falsch');
    await write('b.pdf', '%PDF-1.7');
    const { code, out, err } = await check([folder], {}, [failing]);
    expect(code).toBe(3);
    expect(err).toContain(`${join(folder, 'a.plan')}: Der Zugriff wurde verweigert. [EACCES]`);
    expect(err).toContain('Zu tun: Die Rechte');
    expect(out).toContain('Zusammenfassung: 2 Dateien, 1 ohne Urteil, 1 nicht lesbar');
    const json = await check([folder, '--json', '--mask'], {}, [failing]);
    expect(linesOf(json.out)[0]).toEqual({ type: 'fault', number: 1, code: 'EACCES' });
    expect(json.out + json.err).not.toContain(folder);
  });

  it('names a missing path by its number where names must stay hidden', async () => {
    const path = await write('a.plan', 'gut');
    const missing = join(folder, 'Mustermann', 'Erika Mustermann.xml');
    const { code, out, err } = await check([path, missing, '--mask']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('[2] ….xml: Die Datei oder den Ordner gibt es nicht. [ENOENT]');
    expect(err).not.toMatch(/Mustermann|rathaus-check/);
  });

  it('quotes an unforeseen error, but not where content must stay hidden', async () => {
    const failing = planArea({ check: () => Promise.reject(new Error('Unexpected "Mustermann"')) }, 'fehl');
    const path = await write('a.plan', 'x');
    const shown = await check([path], {}, [failing]);
    expect(shown.err).toContain('Einzelheiten: Unexpected "Mustermann"');
    const masked = await check([path, '--mask'], {}, [failing]);
    expect(masked.err).toContain('Damit hat das Programm nicht gerechnet.');
    expect(masked.err).not.toContain('Mustermann');
    expect([shown.code, masked.code]).toEqual([3, 3]);
  });

  it('keeps escape sequences in names and content from the terminal', async () => {
    await write('a\u001b[31m\u202e.plan', 'falsch\u001b]0;x\u0007\u009b1m');
    await write('b\u001b[2J.pdf', '%PDF-1.7');
    for (const options of [[], ['--json'], ['--mask']]) {
      const { out, err } = await check([folder, ...options], { isTTY: true });
      const shown = out + err.replaceAll('\r\u001b[2K', '');
      for (const steering of ['\u001b', '\u0007', '\u009b', '\u202e']) expect(shown).not.toContain(steering);
      expect(shown).toContain('plan.wrong');
    }
  });

  it('shows colours and progress to a person only', async () => {
    const path = await write('a.plan', 'falsch');
    const person = await check([path], { isTTY: true, colour: true });
    expect(person.out).toContain('\u001b[31mNicht bestanden\u001b[39m');
    expect(person.err).toMatch(/Datei 1 wird geprüft: a\.plan/);
    const pipe = await check([path]);
    expect(pipe.out + pipe.err).not.toContain('\u001b');
  });

  it.each([
    ['hangs', () => new Promise<never>(() => undefined)],
    ['gives up as it should', () => Promise.reject(abortedError('Checking'))],
  ])('ends at once with 130 at Ctrl-C when a check %s', async (_what, checkFile) => {
    const abort = new AbortController();
    const slow = planArea({
      check() {
        setTimeout(() => abort.abort('SIGINT'), 10);
        return new Promise((_, reject) =>
          abort.signal.addEventListener('abort', () => checkFile().catch(reject)),
        );
      },
    });
    await write('a.pdf', '%PDF-1.7');
    await write('b.plan', 'gut');
    await write('c.pdf', '%PDF-1.7');
    const { code, out, err } = await check([folder], { signal: abort.signal }, [slow]);
    expect(code).toBe(130);
    expect(out).toContain('a.pdf');
    expect(out).not.toContain('c.pdf');
    expect(err).toBe('');
  });
});
