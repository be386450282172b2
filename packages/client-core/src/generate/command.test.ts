import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentOf } from '../../test/open-api-document.ts';
import { runGenerate } from './command.ts';

let folder: string;
let document: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generate-'));
  document = join(folder, 'register.v1.json');
  writeFileSync(document, JSON.stringify(documentOf({ operationId: 'listDogs' })));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runGenerate(argv, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}
const generate = (...more: string[]) => run(document, '--output', join(folder, 'generated'), ...more);
const made = (name: string) => join(folder, 'generated', name);

describe('rathaus-generate', () => {
  it('writes the files, says which, and writes nothing that is there', async () => {
    const first = await generate();
    expect(first.code).toBe(0);
    expect(readdirSync(join(folder, 'generated'))).toEqual([
      'register.v1.contract.ts',
      'register.v1.examples.ts',
      'register.v1.json',
      'register.v1.ts',
    ]);
    expect(first.out.split('\n').filter(Boolean)).toHaveLength(4);
    expect(readFileSync(made('register.v1.contract.ts'), 'utf8')).toContain("from './register.v1.js'");
    expect(await generate()).toEqual({ code: 0, out: '', err: '' });
  });

  it('names the files as asked and leaves out what is not wanted', async () => {
    await generate('--name', 'dogs', '--no-examples', '--import-extension', '.ts');
    expect(readdirSync(join(folder, 'generated'))).toEqual(['dogs.contract.ts', 'dogs.json', 'dogs.ts']);
    expect(readFileSync(made('dogs.contract.ts'), 'utf8')).toContain("from './dogs.ts'");
    rmSync(join(folder, 'generated'), { recursive: true });
    await generate('--types-only');
    expect(readdirSync(join(folder, 'generated'))).toEqual(['register.v1.ts']);
  });

  it('--check writes nothing and tells each file that differs', async () => {
    expect((await generate('--check')).code).toBe(1);
    expect(existsSync(join(folder, 'generated'))).toBe(false);
    await generate();
    const same = await generate('--check', '--lang', 'en');
    expect({ code: same.code, err: same.err }).toEqual({ code: 0, err: '' });
    const files = ['ts', 'contract.ts', 'examples.ts', 'json'].map((end) => made(`register.v1.${end}`));
    expect(same.out).toBe(`${document} compared, no difference: ${files.join(', ')}\n`);
    writeFileSync(made('register.v1.examples.ts'), 'edited');
    const drift = await generate('--check', '--lang', 'en');
    expect(drift.code).toBe(1);
    expect(drift.err).toBe(
      `${made('register.v1.examples.ts')} differs from the document. To do: generate again, without --check\n`,
    );
    expect(readFileSync(made('register.v1.examples.ts'), 'utf8')).toBe('edited');
  });

  it('names file, place, rule and remedy of a refusal, in German or English', async () => {
    const parameters = [{ name: 'tags', in: 'query', style: 'pipeDelimited', schema: { type: 'array' } }];
    writeFileSync(document, JSON.stringify(documentOf({ parameters })));
    const { code, err, out } = await generate();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`Fehler: ${document}: Ein Parameter`);
    expect(err).toContain(
      '#/paths/~1dogs/get/parameters/0: query parameter "tags" has style "pipeDelimited"',
    );
    expect(err).toContain('Zu tun: Eine andere Schreibweise vereinbaren');
    expect((await generate('--lang', 'en')).err).toContain('To do: Agree on another style');
    expect(existsSync(join(folder, 'generated'))).toBe(false);
    // Types alone hold what no client could send.
    expect((await generate('--types-only')).code).toBe(0);
  });

  it('--json is one line, whatever happens', async () => {
    const { out } = await generate('--json');
    expect(JSON.parse(out).files).toContainEqual({ file: made('register.v1.ts'), state: 'written' });
    writeFileSync(document, 'openapi: 2.0');
    const refused = await generate('--json');
    expect(refused).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(refused.out).error).toMatchObject({
      document,
      code: 'core.generate.version',
      pointer: '#/openapi',
      message: expect.stringContaining('Das Dokument ist kein OpenAPI'),
      remedy: 'Nach OpenAPI 3.0 oder 3.1 umwandeln.',
    });
    expect(JSON.parse((await generate('--json', '--lang', 'en')).out).error.remedy).toContain('Convert');
    expect(JSON.parse((await run('--json')).out).error).toEqual({
      code: 'usage',
      message: 'es fehlt ein Dokument',
      remedy: 'Hilfe: rathaus-generate --help',
    });
  });

  it.each([
    [[], 'a document is missing'],
    [['a.yaml', 'b.yaml', '--name', 'c'], 'exactly one'],
    [['--nonsense'], '--nonsense'],
    [['a.yaml', '--import-extension', 'mjs'], '.ts or .js'],
    [['a.yaml', '--lang', 'fr'], 'de oder en'],
    [['nowhere.yaml'], 'nowhere.yaml: cannot be read'],
  ])('%j is wrong use', async (argv, said) => {
    const { code, err, out } = await run(...(argv.includes('fr') ? argv : [...argv, '--lang', 'en']));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });

  it('says clearly that a path is a file where a folder is due, or the other way round', async () => {
    expect((await run(folder, '--lang', 'en')).err).toContain(`${folder}: is a folder; give the file`);
    const { code, err } = await run(document, '--output', document, '--lang', 'en');
    expect(code).toBe(2);
    expect(err).toContain(`${document}: is a file or lies in one; --output names a folder`);
    mkdirSync(made('register.v1.ts'), { recursive: true });
    expect((await generate('--lang', 'en')).err).toContain(`${made('register.v1.ts')}: is a folder;`);
  });

  it('names --name where the file gives no name', async () => {
    const umlaut = join(folder, 'Hundesteuer für alle.json');
    cpSync(document, umlaut);
    const { code, err } = await run(umlaut, '--output', join(folder, 'generated'), '--lang', 'en');
    expect(code).toBe(2);
    expect(err).toContain('to do: give --name');
    expect((await run(umlaut, '--output', join(folder, 'generated'), '--name', 'dogs')).code).toBe(0);
  });

  it('helps in both languages', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
    expect((await run('--help')).out).toContain('Aufruf: rathaus-generate');
    expect((await run('-h', '--lang=en')).out).toContain('Usage: rathaus-generate');
  });

  /** Runs a copy of the sources that has only these packages around it. */
  function runAlone(packages: Readonly<Record<string, string>>) {
    cpSync(join(import.meta.dirname, '..'), join(folder, 'src'), { recursive: true });
    for (const [file, text] of Object.entries(packages)) {
      mkdirSync(join(folder, 'node_modules', dirname(file)), { recursive: true });
      writeFileSync(join(folder, 'node_modules', file), text);
    }
    const bin = join(folder, 'src/generate/bin.ts');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--experimental-strip-types', bin, document, '--lang', 'en'],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    return { status, stderr };
  }
  const yaml = {
    'yaml/index.js': `exports.parseDocument = (text) => ({ errors: [], toJS: () => JSON.parse(text) })`,
  };
  const openapiTypescript = {
    'openapi-typescript/index.js': `require('typescript').factory.createKeywordTypeNode();`,
  };

  it('names every package that is missing at once', () => {
    const { status, stderr } = runAlone({});
    expect(status).toBe(3);
    expect(stderr).toContain('npm install --save-dev openapi-typescript@7 typescript@5 yaml@2\n');
    expect(runAlone(yaml).stderr).toContain('npm install --save-dev openapi-typescript@7 typescript@5\n');
  });

  it('says that TypeScript 7 has no compiler API, and what to do', () => {
    const seven = { 'typescript/index.js': `exports.version = '7.0.2'` };
    const { status, stderr } = runAlone({ ...yaml, ...openapiTypescript, ...seven });
    expect(status).toBe(3);
    expect(stderr).toContain('TypeScript 7.0.2 has no compiler API; openapi-typescript needs 5 beside it');
    expect(stderr).toContain('npm install --prefix tools/contracts openapi-typescript@7');
  });

  it('sends nobody with TypeScript 6 into the peer conflict of npm', () => {
    const six = { 'typescript/index.js': `exports.version = '6.0.2'; exports.factory = {}` };
    const { status, stderr } = runAlone({ ...yaml, ...six });
    expect(status).toBe(3);
    expect(stderr).toContain('TypeScript 6.0.2 is installed; openapi-typescript needs 5 beside it');
    expect(stderr).not.toContain('--save-dev openapi-typescript');
  });
});
