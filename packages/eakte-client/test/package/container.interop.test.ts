import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContainer, writeContainerFile } from '../../src/package/index.ts';

const process40 = '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01';
const folder = mkdtempSync(join(tmpdir(), 'rathaus-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether a foreign tool is there; says so when it is not. */
function has(tool: string, debianPackage: string): boolean {
  const found = spawnSync('which', [tool]).status === 0;
  if (!found) console.log(`skipped: ${tool} is not installed (Debian package ${debianPackage})`);
  return found;
}
const javaProgram = 'java';
const tools = {
  unzip: has('unzip', 'unzip'),
  zip: has('zip', 'zip'),
  python: has('python3', 'python3'),
  java:
    has(javaProgram, 'openjdk-17-jdk-headless') &&
    spawnSync(javaProgram, ['--list-modules']).stdout?.includes('jdk.compiler'),
};

// Small, large stored, large deflated, an umlaut, and nothing at all.
const files: Record<string, Buffer> = {
  [`${process40}_0503_1.xml`]: Buffer.from('<a/>'.repeat(100)),
  'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b11_klein.pdf': randomBytes(1000),
  'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b12_groß.pdf': randomBytes(5 << 20),
  'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b13_text.txt': Buffer.from(randomBytes(4 << 20).toString('base64')),
  'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b14_leer.txt': Buffer.alloc(0),
};

describe('containers and foreign programs', () => {
  let path: string;
  let many: string;
  beforeAll(async () => {
    const [message, ...rest] = Object.entries(files).map(([name, content]) => ({
      name,
      content: () => new Blob([new Uint8Array(content)]).stream(),
    }));
    ({ path } = await writeContainerFile({ message: message!, files: rest }, folder));
    many = join(folder, 'many.zip');
    const numbered = Array.from({ length: 70_000 }, (_, index) => ({
      name: `${index}.txt`,
      content: Buffer.from([index]),
    }));
    await writeContainerFile(
      { message: { name: 'a.xml', content: Buffer.from('<a/>') }, files: numbered },
      many,
    );
  });

  it.skipIf(!tools.unzip)('Info-ZIP unzip finds no fault, also in 70,001 entries (ZIP64)', () => {
    for (const container of [path, many]) {
      const run = spawnSync('unzip', ['-tqq', container], { encoding: 'utf8' });
      expect(run.stdout + run.stderr).toBe('');
      expect(run.status).toBe(0);
    }
  });

  it.skipIf(!tools.python)('Python zipfile reads the same bytes', () => {
    const script = `import zipfile,hashlib,json,sys
z=zipfile.ZipFile(sys.argv[1])
print(json.dumps({i.filename:hashlib.sha256(z.read(i)).hexdigest() for i in z.infolist()}))`;
    const run = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' });
    const read = JSON.parse(run.stdout) as Record<string, string>;
    expect(Object.keys(read)).toEqual(Object.keys(files));
    const count = spawnSync(
      'python3',
      ['-c', 'import zipfile,sys;print(len(zipfile.ZipFile(sys.argv[1]).namelist()))', many],
      { encoding: 'utf8' },
    );
    expect(count.stdout.trim()).toBe('70001');
  });

  it.skipIf(!tools.java)('java.util.zip.ZipInputStream reads it front to back', () => {
    const source = join(folder, 'Read.java');
    writeFileSync(
      source,
      `import java.io.*; import java.util.zip.*;
public class Read { public static void main(String[] a) throws Exception {
  try (ZipInputStream z = new ZipInputStream(new FileInputStream(a[0]), java.nio.charset.StandardCharsets.UTF_8)) {
    ZipEntry e; while ((e = z.getNextEntry()) != null) { CRC32 c = new CRC32(); byte[] b = z.readAllBytes(); c.update(b); System.out.println(b.length + " " + c.getValue()); } } } }`,
    );
    const run = spawnSync(javaProgram, [source, path], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(
      run.stdout
        .trim()
        .split('\n')
        .map((line) => Number(line.split(' ')[0])),
    ).toEqual(Object.values(files).map((content) => content.length));
  });

  it.skipIf(!tools.zip)('what Info-ZIP zip writes is read without an error', async () => {
    const source = join(folder, 'source');
    mkdirSync(source);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(source, name), content);
    const target = join(folder, `${process40}_0503_1-zip.zip`);
    expect(spawnSync('zip', ['-q', '-X', '-r', target, '.'], { cwd: source }).status).toBe(0);
    await using container = await readContainer(target, { findings: 'collect' });
    for await (const { entry, facts } of container.verify())
      expect(facts?.size).toBe(files[entry.name]?.length);
    expect(container.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it.skipIf(!tools.python)(
    'what Python zipfile writes is read without an error, streamed and CP437',
    async () => {
      const target = join(folder, `${process40}_0503_1.python.zip`);
      const script = `import zipfile,sys
class Pipe:
  def __init__(s,f): s.f=f
  def write(s,b): return s.f.write(b)
  def flush(s): s.f.flush()
with open(sys.argv[1],'wb') as f:
  with zipfile.ZipFile(Pipe(f),'w',zipfile.ZIP_DEFLATED) as z:
    z.writestr('${process40}_0503_1.xml','<a/>'); z.writestr('größe.txt','x'*100)`;
      expect(spawnSync('python3', ['-c', script, target]).status).toBe(0);
      await using container = await readContainer(readFileSync(target), { findings: 'collect' });
      for await (const { facts } of container.verify()) expect(facts).toBeDefined();
      expect(container.findings).toEqual([]);
    },
  );
});
