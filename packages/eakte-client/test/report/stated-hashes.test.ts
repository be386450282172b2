import { createHash } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { term } from '@rathaus/client-core/findings';
import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { convertFile, unpackContainer } from '../../src/package/index.ts';
import { checkFile, type FileReport } from '../../src/report/index.ts';
import { samplePdf } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { checkMessage, createAbgabe, writeMessageText } from '../../src/xdomea/index.ts';
import { forgeZip } from '../package/forge-zip.ts';
import { clock } from './abgabe.ts';

const pdf = Buffer.from(samplePdf('Antrag'));
const list = 'urn:xoev-de:kosit:codeliste:xta.serviceprofile.kryptographische-algorithmen';

interface Stated {
  readonly value: string;
  readonly code?: string | undefined;
  readonly other?: string | undefined;
}

/** A transfer of one document whose message states a hash in these words. */
async function stating({ value, code, other }: Stated, edit: (xml: string) => string = (xml) => xml) {
  const { message, files } = createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    clock: () => Date.parse('2026-11-20T08:00:00Z'),
    version: '4.0.0',
    system: { produktname: 'Fachverfahren', produkthersteller: 'Muster AG' },
    akte: { betreff: 'Hundesteuer', kennzeichen: '22.31' },
    vorgaenge: [
      {
        betreff: 'Anmeldung',
        dokumente: [
          { betreff: 'Antrag', fileName: 'a.pdf', hash: { algorithm: 'SHA-512', hex: 'ab'.repeat(64) } },
        ],
      },
    ],
  });
  const hash = [
    `<xdomea:Wert>${value}</xdomea:Wert>`,
    code === undefined
      ? ''
      : `<xdomea:Algorithmus listURI="${list}" listVersionID="1.0.0"><code>${code}</code></xdomea:Algorithmus>`,
    other === undefined ? '' : `<xdomea:SonstigerAlgorithmus>${other}</xdomea:SonstigerAlgorithmus>`,
  ].join('');
  const written = await writeMessageText(message, { version: '4.0.0' });
  const stated = written.replace(/(<xdomea:Hash>).*?(<\/xdomea:Hash>)/s, `$1${hash}$2`);
  expect(stated).toContain(hash);
  const xml = edit(stated);
  const stem = `${message.kopf.prozessId}_0401_1`;
  const { dateiname } = files[0]!;
  const zip = forgeZip([
    { name: `${stem}.xml`, data: Buffer.from(xml), method: 8 },
    { name: dateiname, data: pdf },
  ]);
  return { xml, zip, name: `${stem}.zip`, dateiname };
}

const checked = async (stated: Stated) => {
  const { zip, name } = await stating(stated);
  return checkFile(zip, { fileName: name, clock });
};

/** What came of a hash: the faults of R18, what was not compared, verdict and aspect. */
const cameOf = (report: FileReport) => ({
  faults: report.findings.map(({ rule, severity, values }) => [rule, severity, values.fault]),
  unchecked: report.unchecked.map(({ what, values }) => [what, values]),
  verdict: report.verdict,
  integrity: report.aspects.find(({ id }) => id === 'integrity')?.state,
});

const r18 = (fault: string, severity: 'error' | 'warning' | 'info' = 'error') => [
  'R18',
  severity,
  term(fault),
];
const notCompared = [['eakte.unchecked.hashes', { hashes: 1 }]];

const algorithms = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA3-224': 'sha3-224',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
} as const;

describe.each(Object.entries(algorithms))('a hash of %s', (code, nodeName) => {
  const digest = (content: Uint8Array, form: 'hex' | 'base64' = 'hex') =>
    createHash(nodeName).update(content).digest(form);
  const isWeak = code === 'MD5' || code === 'SHA-1';
  const weak = isWeak ? [r18('weak', 'warning')] : [];
  const right = {
    faults: weak,
    unchecked: [],
    verdict: 'passed',
    integrity: isWeak ? 'warning' : 'passed',
  };
  const other = Buffer.from('etwas anderes');

  it.each([
    ['as it should be', { value: digest(pdf), code }],
    ['in upper case', { value: digest(pdf).toUpperCase(), code }],
    ['in groups', { value: digest(pdf).replace(/(..)(?=.)/g, '$1:'), code }],
    ['in Base64', { value: digest(pdf, 'base64'), code }],
    ['between line feeds', { value: `\n  ${digest(pdf)}\n`, code }],
    ['named as text', { value: digest(pdf), other: code }],
    ['named as programs do', { value: digest(pdf), other: nodeName }],
    ['named by an address', { value: digest(pdf), code: `http://www.w3.org/2001/04/xmlenc#${nodeName}` }],
    ['named with a dash', { value: digest(pdf), other: code.replace('-', '\u2013') }],
  ])('passes when it is right, %s', async (_, stated) => {
    expect(cameOf(await checked(stated))).toEqual(right);
  });

  it.each([
    ['as it should be', { value: digest(other), code }],
    ['in upper case', { value: digest(other).toUpperCase(), code }],
    ['in Base64', { value: digest(other, 'base64'), code }],
    ['named as text', { value: digest(other), other: code }],
  ])('fails when it is that of another file, %s', async (_, stated) => {
    expect(cameOf(await checked(stated))).toEqual({
      faults: [...weak, r18('differs')],
      unchecked: [],
      verdict: 'failed',
      integrity: 'failed',
    });
  });

  it.each([
    ['cut off', digest(pdf).slice(0, -2)],
    ['empty', ''],
    ['no hash', 'x'.repeat(digest(pdf).length)],
  ])('is not compared when it is %s', async (_, value) => {
    expect(cameOf(await checked({ value, code }))).toEqual({
      faults: [...weak, r18('no-hash')],
      unchecked: notCompared,
      verdict: 'failed',
      integrity: 'failed',
    });
  });
});

describe('a hash that cannot be compared', () => {
  const value = createHash('sha256').update(pdf).digest('hex');

  it.each([
    ['a code nobody knows', { value, code: 'GOST-94' }],
    ['a text nobody knows', { value, other: 'Hausverfahren' }],
    ['a cut algorithm', { value, other: 'SHA-512/256' }],
    ['a signature algorithm', { value, code: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }],
  ])('leaves the verdict open: %s', async (_, stated) => {
    const report = await checked(stated);
    expect(cameOf(report)).toEqual({
      faults: [r18('unknown-algorithm', 'info')],
      unchecked: notCompared,
      verdict: 'not-judged',
      integrity: 'not-judged',
    });
    const [de, en] = (['de', 'en'] as const).map((language) => reportText(report, catalogue, { language }));
    expect(de).toContain('Ein Hashwert der Nachricht konnte nicht mit seiner Datei verglichen werden');
    expect(en).toContain('A hash of the message could not be compared with its file');
  });

  it('is compared by its length when no algorithm is named, and that is wrong all the same', async () => {
    expect(cameOf(await checked({ value }))).toMatchObject({
      faults: [r18('no-algorithm')],
      unchecked: [],
      verdict: 'failed',
    });
    expect(cameOf(await checked({ value: 'ab'.repeat(32) }))).toMatchObject({
      faults: [r18('no-algorithm')],
      unchecked: notCompared,
      verdict: 'failed',
    });
  });

  it('stays open whatever a profile says of the rule', async () => {
    const { zip, name } = await stating({ value, other: 'Hausverfahren' });
    const profile = { severities: { R18: 'off' } } as const;
    const report = await checkFile(zip, { fileName: name, clock, profile });
    expect(report).toMatchObject({ verdict: 'not-judged', findings: [] });
  });

  it('stays open when whoever gives the files gives another digest, or none', async () => {
    const { xml, name, dateiname } = await stating({ value, code: 'SHA-256' });
    const verdictWith = async (hashes: Record<string, string> | undefined) => {
      const entries = [{ name: dateiname, hashes, detected: 'pdf' as const }];
      const report = await checkMessage(xml, { clock, container: { fileName: name, entries } });
      return [report.verdict, ...report.unchecked.map(({ what }) => what)];
    };
    expect(await verdictWith({ 'SHA-256': value.toUpperCase() })).toEqual(['passed']);
    expect(await verdictWith({ 'SHA-256': 'ab'.repeat(32) })).toEqual(['failed']);
    const open = ['not-judged', 'eakte.unchecked.hashes'];
    expect(await verdictWith({ 'SHA-512': 'ab'.repeat(64) })).toEqual(open);
    expect(await verdictWith({})).toEqual(open);
    expect(await verdictWith(undefined)).toEqual(open);
  });

  it('of a message with a wrong checksum is compared, too', async () => {
    const { xml, name, dateiname } = await stating({ value: 'ab'.repeat(48), code: 'SHA-384' });
    const zip = forgeZip([
      { name: name.replace('.zip', '.xml'), data: Buffer.from(xml), method: 8, both: { crc: 1 } },
      { name: dateiname, data: pdf },
    ]);
    const { findings } = await checkFile(zip, { fileName: name, clock });
    expect(findings.map(({ rule }) => rule)).toEqual(['eakte.package.crc-mismatch', 'R18']);
  });
});

describe('a message that states more than one hash of a file', () => {
  const right = createHash('sha256').update(pdf).digest('hex');
  const wrong = 'ab'.repeat(32);
  const element = (name: string, content: string) => `<xdomea:${name}>${content}</xdomea:${name}>`;
  const algorithm = (code: string) =>
    `<xdomea:Algorithmus listURI="${list}" listVersionID="1.0.0"><code>${code}</code></xdomea:Algorithmus>`;
  const hashOf = (...values: readonly string[]) =>
    element('Hash', values.map((value) => element('Wert', value)).join('') + algorithm('SHA-256'));
  /** Edits of a message with one right hash. */
  const setHashes = (hashes: string) => (xml: string) => {
    const edited = xml.replace(/<xdomea:Hash>.*<\/xdomea:Hash>/s, hashes);
    expect(edited).toContain(hashes);
    return edited;
  };
  /** Another primary file before the one that is there. */
  const twoFiles = (before: string) => (xml: string) => {
    const edited = xml.replace(
      /<xdomea:Primaerdokument>.*?<\/xdomea:Primaerdokument>/s,
      (own) => `${own.replace(/<xdomea:Hash>.*<\/xdomea:Hash>/s, before)}${own}`,
    );
    expect(edited).not.toBe(xml);
    return edited;
  };

  it.each([
    ['two hashes, the first wrong', setHashes(hashOf(wrong) + hashOf(right)), 'differs'],
    ['two hashes, the second wrong', setHashes(hashOf(right) + hashOf(wrong)), 'differs'],
    [
      'three hashes, the middle one wrong',
      setHashes(hashOf(right) + hashOf(wrong) + hashOf(right)),
      'differs',
    ],
    ['two values, the first wrong', setHashes(hashOf(wrong, right)), 'differs'],
    ['two values, the second wrong', setHashes(hashOf(right, wrong)), 'differs'],
    ['two values, the first no hash', setHashes(hashOf('x', right)), 'unverified'],
    ['an empty hash before', setHashes(element('Hash', '') + hashOf(right)), 'unverified'],
    [
      'two algorithms, the first of another length',
      setHashes(element('Hash', element('Wert', right) + algorithm('SHA-512') + algorithm('SHA-256'))),
      'unverified',
    ],
    ['a primary file before, with a wrong hash', twoFiles(hashOf(wrong)), 'differs'],
  ])('compares each of them: %s', async (_, edit, outcome) => {
    const { zip, name } = await stating({ value: right, code: 'SHA-256' }, edit);
    const report = await checkFile(zip, { fileName: name, clock });
    expect(report.verdict).toBe('failed');
    expect(report.findings.some(({ rule }) => rule === 'R18' || rule === 'XSD')).toBe(true);
    const integrity = report.aspects.find(({ id }) => id === 'integrity')?.state;
    if (outcome === 'differs') {
      expect(report.findings.map(({ values }) => values.fault)).toContainEqual(term('differs'));
      expect(integrity).toBe('failed');
    } else {
      expect(report.unchecked.map(({ what }) => what)).toContain('eakte.unchecked.hashes');
      expect(integrity).toMatch(/failed|not-judged/);
    }

    const folder = await mkdtemp(join(tmpdir(), 'eakte-hashes-'));
    const source = () => new Blob([new Uint8Array(zip)]);
    const converted = await convertFile(source(), () => join(folder, 'neu.zip'), { to: '3.1.0' }).then(
      () => 'converted',
      (error: { code?: string; details?: { reason?: string } }) => error.details?.reason ?? `${error}`,
    );
    expect(converted).toBe(outcome === 'differs' ? 'hash-differs' : 'hash-unverified');
    const unpacked = await unpackContainer(source(), join(folder, 'ordner')).then(
      ({ hashes }) => (hashes.unverified > 0 ? 'unverified' : 'verified'),
      (error: { code?: string }) => error.code,
    );
    expect(unpacked).toBe(outcome === 'differs' ? 'eakte.package.hash-mismatch' : 'unverified');
    expect(await readdir(folder)).toEqual(outcome === 'differs' ? [] : ['ordner']);
  });

  it('names a file twice: both are looked for', async () => {
    const { zip, name } = await stating({ value: right, code: 'SHA-256' }, (xml) =>
      xml.replace(
        /<xdomea:Dateiname>[^<]*<\/xdomea:Dateiname>/,
        (own) => `${element('Dateiname', 'fehlt.pdf')}${own}`,
      ),
    );
    const report = await checkFile(zip, { fileName: name, clock });
    expect(report.findings.find(({ rule }) => rule === 'R12')?.values.fault).toEqual(term('missing'));
  });
});
