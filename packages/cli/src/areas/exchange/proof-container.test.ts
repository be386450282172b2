import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { opensslMissing, writeProofArchive } from '../../../test/proof-archive.ts';

const missing = opensslMissing();
if (missing) console.warn(`skipped: ${missing}`);

let folder: string;
const at = (name: string) => join(folder, name);

describe.skipIf(missing)('a sealed container for the e-file', () => {
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-asice-'));
    await writeProofArchive(folder);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const usage = ['-addext', 'keyUsage=critical,nonRepudiation', '-addext', 'basicConstraints=CA:FALSE'];
    const subject = ['-subj', '/C=DE/O=Stadt Musterstadt/CN=Siegel', '-days', '20'];
    openssl('req', '-x509', ...curve, '-nodes', ...subject, ...usage, '-keyout', 's.key', '-out', 's.pem');
    openssl('pkey', '-in', 's.key', '-aes256', '-passout', 'pass:geheim-1', '-out', 'locked.key');
    openssl('req', '-x509', ...curve, '-nodes', ...subject, '-keyout', 'ca.key', '-out', 'ca.pem');
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'ed.key');
    openssl('genpkey', '-algorithm', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'o.key');
    await writeSeal('siegel.json', { key: 's.key', certificates: ['s.pem'] });
    const made = await verify('nachweis.json', ...sealed('genuine.asice'), '--metadata');
    expect(made.code).toBe(0);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const writeSeal = (name: string, settings: object) => writeFile(at(name), JSON.stringify(settings));
  const sealed = (target: string, seal = 'siegel.json') => ['--asice', at(target), '--seal', at(seal)];
  const later = Date.now() + 300_000;
  const verify = (file: string, ...more: readonly string[]) =>
    rathaus(['exchange', 'verify', at(file), '--trust', at('trust.json'), ...more], {
      clock: () => later,
      env: { SIEGEL_KENNWORT: 'geheim-1' },
    });

  it('is written beside the report, and says what its seal says', async () => {
    const { code, out, err } = await verify('nachweis.json', ...sealed('eins.asice'));
    expect(err).toBe('');
    expect(out).toMatch(/^Zustellnachweis\nZustellung belegt/);
    expect(out).toContain(`Behälter: ${at('eins.asice')} (nachweis.json, zustellnachweis.html)`);
    expect(out).toContain('Das Siegel sagt, dass sein Inhaber diese Dateien zu dieser Zeit hatte');
    expect(code).toBe(0);
    const bytes = await readFile(at('eins.asice'));
    expect(bytes.toString('latin1', 30, 69)).toBe('mimetypeapplication/vnd.etsi.asic-e+zip');
    expect(bytes.includes(await readFile(at('nachweis.json')))).toBe(true);
    expect(bytes.includes('<title>')).toBe(true);
  });

  it('is believed only for the very file that its manifest names', async () => {
    const genuine = await readFile(at('genuine.asice'));
    const proof = await readFile(at('nachweis.json'));
    const digest512 = createHash('sha512').update(proof).digest('base64');
    const manifest = Buffer.from(`<a><DigestValue>${digest512}</DigestValue></a>`);
    // Everything in one folder: another reader finds nothing at the place that is sealed.
    const moved = zip([
      ['x/nachweis.json', proof],
      ['x/META-INF/ASiCManifest.xml', manifest],
    ]);
    await writeFile(at('moved.asice'), moved);
    await writeFile(at('bare.asice'), zip([['nachweis.json', proof]]));
    const other = Buffer.from(genuine);
    const digest = other.indexOf('DigestValue>') + 'DigestValue>'.length;
    other.write(other[digest] === 0x41 ? 'B' : 'A', digest, 'latin1');
    await writeFile(at('other.asice'), other);
    for (const file of ['moved.asice', 'other.asice', 'bare.asice']) {
      const { code, out, err } = await verify(file);
      expect(code, file).not.toBe(0);
      expect(out).not.toContain('Zustellung belegt');
      expect(err).not.toBe('');
    }
  });

  it('comes by a pipe as a proof, and says that a container has to be a file', async () => {
    const pipe = at('pipe');
    execFileSync('mkfifo', [pipe]);
    const feed = (file: string) =>
      execFile('sh', ['-c', `cat '${at(file)}' > '${pipe}'`], { timeout: 20_000 });
    feed('nachweis.json');
    expect((await verify('pipe')).code).toBe(0);
    feed('genuine.asice');
    const { code, err } = await verify('pipe');
    expect(code).not.toBe(0);
    expect(err).toContain('Bitte den Behälter als Datei angeben');
  });

  it('is read again: the same proof, the same verdict, and the word that the seal is not checked', async () => {
    const again = await verify('genuine.asice', '--json');
    expect(again.code).toBe(0);
    expect(again.err).toContain('Sein Siegel prüft dieses Programm nicht');
    const { out } = await verify('nachweis.json', '--json');
    expect(JSON.parse(again.out)).toEqual(JSON.parse(out));
    expect(JSON.parse(out)).toMatchObject({ verdict: 'passed' });
  });

  it('holds the metadata as they were sent, when asked to', async () => {
    const { opening } = JSON.parse(await readFile(at('nachweis.json'), 'utf8'));
    const bytes = await readFile(at('genuine.asice'));
    const start = bytes.indexOf('metadaten.json') + 'metadaten.json'.length;
    expect(bytes.toString('utf8', start, start + opening.plaintext.length)).toBe(opening.plaintext);
    expect((await readFile(at('eins.asice'))).includes('metadaten.json')).toBe(false);
  });

  it('goes to standard output whole, with the report on the other', async () => {
    const line = ['exchange', 'verify', at('nachweis.json'), '--trust', at('trust.json')];
    const { out, err, code } = await rathaus([...line, '--asice', '-', '--seal', at('siegel.json')], {
      clock: () => later,
    });
    expect(code).toBe(0);
    expect(out.startsWith('PK\x03\x04')).toBe(true);
    expect(err).toContain('Zustellung belegt');
  });

  it('is not made of a proof that does not hold', async () => {
    const text = await readFile(at('nachweis.json'), 'utf8');
    await writeFile(
      at('falsch.json'),
      text.replace(/("sha512": ")(.)/, (_, before, first) => `${before}${first === 'f' ? 'e' : 'f'}`),
    );
    const { code, err } = await verify('falsch.json', ...sealed('falsch.asice'));
    expect(code).toBe(1);
    expect(err).toContain('Kein Behälter geschrieben');
    expect(await readdir(folder)).not.toContain('falsch.asice');
  });

  it('with another byte in the proof is no evidence, whatever the checksums of the ZIP say', async () => {
    const bytes = await readFile(at('genuine.asice'));
    const name = bytes.indexOf('nachweis.json');
    const [start, size] = [name + 13, bytes.readUInt32LE(name - 8)];
    const place = bytes.indexOf('"sha512": "', start) + 11;
    expect(place).toBeLessThan(start + size);
    bytes[place]! = bytes[place] === 0x61 ? 0x62 : 0x61;
    await writeFile(at('crc.asice'), bytes);
    expect(await verify('crc.asice')).toMatchObject({
      code: 1,
      err: expect.stringContaining('eakte.package.'),
    });
    const sum = crc32(bytes.subarray(start, start + size));
    bytes.writeUInt32LE(sum, name - 16);
    bytes.writeUInt32LE(sum, bytes.lastIndexOf('nachweis.json') - 30);
    await writeFile(at('byte.asice'), bytes);
    const { code, out, err } = await verify('byte.asice');
    expect(out).toBe('');
    expect(err).toContain('Das Siegel gilt für etwas anderes');
    expect(code).toBe(2);
  });

  it('made to harm is refused before it costs anything', async () => {
    const refused = async (name: string, bytes: Uint8Array) => {
      await writeFile(at(name), bytes);
      const { code, err } = await verify(name);
      return [code, /\[(eakte\.package\.[a-z-]+)\]/.exec(err)?.[1] ?? err];
    };
    const genuine = await readFile(at('genuine.asice'));
    expect(await refused('cut.asice', genuine.subarray(0, genuine.length - 30))).toEqual([
      1,
      expect.stringContaining('eakte.package.'),
    ]);
    const bomb = zip([['nachweis.json', Buffer.alloc(49_000_000)]]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refused('bomb.asice', bomb)).toEqual([1, expect.stringContaining('eakte.package.')]);
    const proof = await readFile(at('nachweis.json'));
    const twice = zip([
      ['nachweis.json', proof],
      ['nachweis.json', proof],
    ]);
    expect(await refused('twice.asice', twice)).toEqual([1, expect.stringContaining('eakte.package.')]);
    const many = zip(Array.from({ length: 101 }, (_, index) => [`${index}.txt`, Buffer.of(1)]));
    expect(await refused('many.asice', many)).toEqual([1, expect.stringContaining('eakte.package.')]);
    const none = zip([['anderes.json', proof]]);
    expect(await refused('none.asice', none)).toEqual([
      2,
      expect.stringContaining('enthält keinen Zustellnachweis (nachweis.json)'),
    ]);
    // Compressed by other software, as by one that adds a time stamp: read all the same.
    const manifest = Buffer.from(
      `<a><DigestValue>\n${createHash('sha256').update(proof).digest('base64')}</DigestValue></a>`,
    );
    await writeFile(
      at('deflated.asice'),
      zip([
        ['nachweis.json', proof],
        ['META-INF/ASiCManifest.xml', manifest],
      ]),
    );
    expect(await verify('deflated.asice')).toMatchObject({ code: 0 });
  });

  it.each([
    ['nothing to seal with', ['--asice', 'x.asice'], 'Womit wird gesiegelt?'],
    ['a seal without a container', ['--seal', 'siegel.json'], '--seal und --metadata gehören zu --asice'],
    ['metadata without a container', ['--metadata'], '--seal und --metadata gehören zu --asice'],
    ['a mask', ['--asice', 'x.asice', '--seal', 'siegel.json', '--mask'], '--mask und --asice passen nicht'],
    ['two on standard output', ['--asice', '-', '--page', '-'], 'wollen beide auf die Standardausgabe'],
    ['a file that is there', ['--asice', 'genuine.asice', '--seal', 'siegel.json'], '--force'],
  ])('asks again: %s', async (_, line, said) => {
    const paths = line.map((word) => (/\.(?:asice|json)$/.test(word) ? at(word) : word));
    expect(await verify('nachweis.json', ...paths)).toMatchObject({
      code: 2,
      err: expect.stringContaining(said),
    });
  });

  it('takes a locked key, whose passphrase is only named', async () => {
    const passphrase = { env: 'SIEGEL_KENNWORT' };
    await writeSeal('locked.json', { key: { file: 'locked.key', passphrase }, certificates: ['s.pem'] });
    expect(await verify('nachweis.json', ...sealed('locked.asice', 'locked.json'))).toMatchObject({
      code: 0,
    });
  });

  it.each([
    [
      'an unknown member',
      { key: 's.key', certificates: ['s.pem'], kennwort: 'x' },
      'kennwort: gibt es nicht; möglich sind:',
    ],
    ['nothing in it', {}, 'certificates: fehlt'],
    ['a certificate as key', { key: 's.pem', certificates: ['s.pem'] }, 'Das ist ein Zertifikat'],
    ['a kind of key that does not seal', { key: 'ed.key', certificates: ['s.pem'] }, 'wird nicht gesiegelt'],
    ['a locked key', { key: 'locked.key', certificates: ['s.pem'] }, 'mit einer Passphrase verschlossen'],
    ['no certificate', { key: 's.key', certificates: ['s.key'] }, 'kein lesbares Zertifikat in PEM'],
    [
      'one of an authority',
      { key: 'ca.key', certificates: ['ca.pem'] },
      'einer Zertifizierungsstelle (CA:TRUE)',
    ],
    [
      'what to do about it',
      { key: 'ca.key', certificates: ['ca.pem'] },
      'basicConstraints=critical,CA:FALSE',
    ],
    ['its code', { key: 'ca.key', certificates: ['ca.pem'] }, '[exchange.proof.seal-refused]'],
    [
      'one of another kind of key',
      { key: 's.key', certificates: ['stelle.pem'] },
      'passt nicht zum Verfahren',
    ],
    ['one of another key', { key: 'o.key', certificates: ['s.pem'] }, 'gehört nicht zum ersten Zertifikat'],
  ])('says what is wrong with the seal: %s', async (_, settings, said) => {
    await writeSeal('wrong.json', settings);
    const { code, err } = await verify('nachweis.json', ...sealed('wrong.asice', 'wrong.json'));
    expect(err).toContain(said);
    expect(code).toBe(2);
    expect(await readdir(folder)).not.toContain('wrong.asice');
  });
});

/** A ZIP of deflated files, with whatever names. */
function zip(files: readonly (readonly [name: string, content: Uint8Array])[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x5b7d_6000, 6);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    local.push(Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]));
    offset += local.at(-1)!.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
