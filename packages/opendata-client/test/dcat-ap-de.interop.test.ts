import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDataset, type Dataset, writeDatasets } from '../src/index.ts';
import { haushalt, withDistribution } from './musterstadt.ts';

const run = promisify(execFile);
const data = fileURLToPath(new URL('../../../../shared/data/dcatap', import.meta.url));
const script = fileURLToPath(new URL('./shacl/validate.py', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'rathaus-shacl-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The reason why pySHACL cannot be installed; only that skips, a run that fails is a failure. */
async function install(): Promise<string | undefined> {
  if (!existsSync(data)) return 'the official shapes are not beside the checkout (../shared/data/dcatap)';
  try {
    await run('python3', ['-m', 'venv', join(folder, 'venv')]);
    const pip = join(folder, 'venv/bin/pip');
    await run(pip, ['install', '--quiet', '--disable-pip-version-check', 'pyshacl==0.40.1'], {
      timeout: 300_000,
    });
    return undefined;
  } catch (error) {
    return `python3 with pySHACL cannot be installed: ${String(error).split('\n').slice(0, 2).join(' ')}`;
  }
}

const missing = await install();
if (missing) console.warn(`skipped: DCAT-AP.de against pySHACL: ${missing}`);

interface Result {
  severity: string;
  focus: string;
  path: string;
  message: string;
}

async function shacl(
  version: '2.0' | '3.0' | 'govdata',
  files: Record<string, string>,
): Promise<Record<string, Result[]>> {
  const paths = new Map<string, string>();
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, `${version}-${name}`.replace(/^(.*)-same/, 'same-$1'));
    await writeFile(path, text);
    paths.set(path, name);
  }
  const { stdout } = await run(join(folder, 'venv/bin/python'), [script, data, version, ...paths.keys()], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const report = JSON.parse(stdout) as Record<string, { results: Result[] }>;
  return Object.fromEntries(Object.entries(report).map(([path, { results }]) => [paths.get(path), results]));
}

const change = (fields: object) => ({ ...haushalt, ...fields }) as Dataset;
// A place the official list knows; the invented town is, of course, not in it.
const clean = change({
  spatial: [{ ...haushalt.spatial?.[0], area: { ars: '053150000000' }, label: 'Köln' }],
});

describe.skipIf(missing !== undefined)('DCAT-AP.de against the official shapes (pySHACL)', () => {
  it.each(['2.0', '3.0'] as const)(
    'a complete record has no finding in %s, in three syntaxes read by rdflib',
    async (version) => {
      const results = await shacl(version, {
        'same.ttl': writeDatasets(clean, { version }),
        'same.rdf': writeDatasets(clean, { version, syntax: 'application/rdf+xml' }),
        'same.jsonld': writeDatasets(clean, { version, syntax: 'application/ld+json' }),
      });
      expect(results).toEqual({ 'same.ttl': [], 'same.rdf': [], 'same.jsonld': [] });
    },
  );

  it('finds what our check finds', async () => {
    const { publisher: _publisher, ...anonymous } = clean;
    const broken: Record<string, Dataset> = {
      theme: change({ themes: ['http://publications.europa.eu/resource/authority/data-theme/FINANZEN'] }),
      frequency: change({
        accrualPeriodicity: 'http://publications.europa.eu/resource/authority/frequency/OFT',
      }),
      period: change({ temporal: [{}] }),
      address: withDistribution({ accessURL: undefined, downloadURL: undefined }),
    };
    const files = Object.fromEntries(
      Object.entries(broken).map(([name, dataset]) => [`${name}.ttl`, writeDatasets(dataset)]),
    );
    // The official rules on availability name `r5r#` instead of `r5r/` and never fire; ours does.
    const availability = change({
      availability: 'http://publications.europa.eu/resource/authority/planned-availability/NEVER',
    });
    expect(checkDataset(availability).verdict).toBe('failed');
    files['availability.ttl'] = writeDatasets(availability);
    // No publisher cannot be said in the model; the written text is cut instead, to see that the shapes are alive.
    files['publisher.ttl'] = writeDatasets({ ...anonymous, publisher: { name: 'x' } }).replace(
      / {2}dcterms:publisher .*\n/,
      '',
    );
    const results = await shacl('3.0', files);
    for (const [name, dataset] of Object.entries(broken)) {
      const own = checkDataset(dataset).verdict;
      const official = results[`${name}.ttl`]?.filter(({ severity }) => severity === 'Violation') ?? [];
      expect([name, own, official.length > 0]).toEqual([name, 'failed', true]);
    }
    expect(results['availability.ttl']).toEqual([]);
    expect(results['publisher.ttl']?.map(({ path }) => path)).toContain('http://purl.org/dc/terms/publisher');
  });

  it('meets GovData’s own quality rules, and both find the same faults', async () => {
    const broken: Record<string, readonly [Dataset, ours: string, theirs: string]> = {
      contributor: [
        change({ contributorID: 'http://dcat-ap.de/def/contributors/stadtMusterstadt' }),
        'opendata.dataset.contributor-known',
        'no_correct_contributorID',
      ],
      closed: [
        withDistribution({ license: 'other-closed' }),
        'opendata.dataset.license-open',
        'no_open_license_from_list',
      ],
      foreign: [
        withDistribution({ license: 'https://lizenz.example/1' }),
        'opendata.dataset.license-known',
        'no_license_from_list',
      ],
    };
    const files = Object.fromEntries(
      Object.entries(broken).map(([name, [dataset]]) => [`${name}.ttl`, writeDatasets(dataset)]),
    );
    const results = await shacl('govdata', { ...files, 'clean.ttl': writeDatasets(clean) });
    // Rules named count_… fire for every distribution, to count them.
    const faults = (name: string) =>
      results[`${name}.ttl`]
        ?.map(({ severity }) => severity)
        .filter((severity) => !severity.startsWith('count_'));
    expect(faults('clean')).toEqual([]);
    for (const [name, [dataset, ours, theirs]] of Object.entries(broken)) {
      expect(checkDataset(dataset).findings.map(({ rule }) => rule)).toContain(ours);
      expect(faults(name)).toContain(theirs);
    }
  });
});
