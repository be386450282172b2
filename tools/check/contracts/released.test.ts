/** The gate over files: what a contract with its released copy needs before the check is clean. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { contract, type Draft, parsed } from './planted.ts';
import { contractFindings } from './released.ts';

let root: string;
const NOW = 'openapi/counters.v2.yaml';
const RELEASED = 'openapi/released/counters.v2.yaml';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rathaus-contracts-'));
  mkdirSync(join(root, 'openapi/released'), { recursive: true });
  writeFileSync(join(root, NOW), contract);
  writeFileSync(join(root, RELEASED), contract);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Findings after this change of the document, with this version. */
function findingsAfter(change: (draft: Draft) => void, version = '2.3.0'): string[] {
  const draft = parsed();
  change(draft);
  draft.info.version = version;
  writeFileSync(join(root, NOW), stringify(draft));
  return contractFindings(root);
}

const broken = (draft: Draft) => delete draft.paths['/v2/hours'];
const added = (draft: Draft) => (draft.components.schemas.Counter.properties.floor = { type: 'string' });
const explained = (draft: Draft) => (draft.paths['/v2/hours'].get.summary = 'Opening hours.');

describe('the gate of contracts', () => {
  it('lets an unchanged document pass, with a raised version too', () => {
    expect(contractFindings(root)).toEqual([]);
    expect(findingsAfter(() => {}, '2.4.0')).toEqual([]);
  });

  it.each(['2.3.0', '2.4.0', '3.0.0'])(
    'asks for a new major beside the old one, whatever the version (%s)',
    (version) => {
      expect(findingsAfter(broken, version)).toContain(
        'openapi/counters.v2.yaml: GET /v2/hours: the operation was removed: clients that call it fail. Needs a new major: openapi/counters.v3.yaml beside counters.v2.yaml',
      );
    },
  );

  it('asks for a minor version when something is possible that was not', () => {
    for (const version of ['2.3.0', '2.3.1']) {
      expect(findingsAfter(added, version)).toEqual([
        expect.stringMatching(
          /, \/\*\/?.* and 1 more: member "floor" was added: .*\. Needs a minor version$/,
        ),
        `openapi/counters.v2.yaml: info.version is ${version}, released is 2.3.0. Fix: raise it to 2.4.0`,
      ]);
    }
    expect(findingsAfter(added, '2.4.0')).toEqual([]);
  });

  it('asks for a patch when texts changed', () => {
    expect(findingsAfter(explained)).toEqual([
      expect.stringMatching(
        /document: texts, examples or marks that bind nobody changed\. Needs a patch version/,
      ),
      'openapi/counters.v2.yaml: info.version is 2.3.0, released is 2.3.0. Fix: raise it to 2.3.1',
    ]);
    expect(findingsAfter(explained, '2.3.1')).toEqual([]);
  });

  it.each([
    ['2.2.9', 'info.version 2.2.9 is older than the released 2.3.0'],
    ['3.0.0', 'info.version 3.0.0 does not begin with the major version of the file name'],
    ['2.3', 'info.version "2.3" is not <major>.<minor>.<patch>'],
  ])('refuses the version %s', (version, finding) => {
    expect(findingsAfter(() => {}, version).join('\n')).toContain(finding);
  });

  it('misses a released document', () => {
    rmSync(join(root, NOW));
    expect(contractFindings(root)).toEqual([
      expect.stringContaining(
        'openapi/counters.v2.yaml is gone, but openapi/released/counters.v2.yaml was released',
      ),
    ]);
  });

  it('lets a new document pass, and no file without a major version', () => {
    writeFileSync(join(root, 'openapi/counters.v3.yaml'), contract.replace('2.3.0', '3.0.0'));
    expect(contractFindings(root)).toEqual([]);
    writeFileSync(join(root, 'openapi/desks.yaml'), contract);
    expect(() => contractFindings(root)).toThrow('openapi/desks.yaml: the name is not <api>.v<major>.yaml');
  });

  it('does not take something else for a document', () => {
    writeFileSync(join(root, NOW), 'openapi: 3.1.0\n');
    expect(() => contractFindings(root)).toThrow('is no OpenAPI document');
  });
});

describe('npm run release:contracts', () => {
  const release = () =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'release.ts'), root], { encoding: 'utf8' });

  it('moves the copies forward and lists what changed', () => {
    expect(findingsAfter(added, '2.4.0')).toEqual([]);
    writeFileSync(join(root, 'openapi/counters.v3.yaml'), contract.replace('2.3.0', '3.0.0'));
    const { status, stdout } = release();
    expect(status).toBe(0);
    expect(stdout).toMatch(/counters\.v2: 2\.3\.0 → 2\.4\.0\n {2}minor: .*member "floor" was added/);
    expect(stdout).toContain('counters.v3: new, 3.0.0');
    expect(readFileSync(join(root, RELEASED), 'utf8')).toBe(readFileSync(join(root, NOW), 'utf8'));
    expect(contractFindings(root)).toEqual([]);
  });

  it('releases nothing while there is a finding', () => {
    findingsAfter(broken);
    const { status, stderr } = release();
    expect(status).toBe(1);
    expect(stderr).toContain('Nothing was released:\nopenapi/counters.v2.yaml: GET /v2/hours');
    expect(readFileSync(join(root, RELEASED), 'utf8')).toBe(contract);
  });
});
