/** The container that arrived at the other town, judged by foreign software: unzip and xmllint with the official schema. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { absenden, anmeldenAls, createBesucher, hochladen } from './besucher.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { NACHWEIS } from './seiten.ts';

const schemas = resolve(import.meta.dirname, '../../../../shared/data/xdomea');
const schema = join(schemas, '3.0.0/xsd/xdomea.xsd');

function missing(): string | undefined {
  if (!existsSync(schema))
    return 'the official xdomea schemas are not beside the checkout (../shared/data/xdomea)';
  if (spawnSync('xmllint', ['--version']).error)
    return 'xmllint is not installed (Debian: apt-get install libxml2-utils)';
  if (spawnSync('unzip', ['-v']).error) return 'unzip is not installed (Debian: apt-get install unzip)';
  return undefined;
}
const reason = missing();
if (reason) console.log(`skipped: ${reason}`);

describe.skipIf(reason)('the delivered container', () => {
  let welt: Welt;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rathaus-container-'));
    welt = await startWelt();
    const portal = String(welt.portal.ready.portal);
    const visitor = createBesucher();
    await anmeldenAls(visitor, portal);
    await absenden(visitor, await hochladen(visitor, portal, new Uint8Array(NACHWEIS)));
    await vi.waitFor(async () => expect((await welt.submissions())[0]?.state).toBe('accepted'), {
      timeout: 60_000,
      interval: 500,
    });
    const inbox = String(welt.portal.ready.posteingang);
    const list = await visitor.post(
      `${inbox}/zugang`,
      new URLSearchParams({ code: String(welt.portal.ready.zugangscode) }),
    );
    const path = /href="(\/eingang\/[^"/]+)"/.exec(list.html)![1]!;
    await writeFile(join(folder, 'container.zip'), await visitor.bytes(`${inbox}${path}/container`));
  });
  afterAll(async () => {
    await welt?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('is a ZIP that unzip finds sound', () => {
    const result = spawnSync('unzip', ['-t', join(folder, 'container.zip')], { encoding: 'utf8' });
    expect(result.stdout).toContain('No errors detected');
    expect(result.status).toBe(0);
  });

  it('holds an Abgabe.Abgabe.0401 that is valid by the official 3.0.0 schema', async () => {
    const out = join(folder, 'inhalt');
    expect(spawnSync('unzip', ['-q', join(folder, 'container.zip'), '-d', out]).status).toBe(0);
    const files = await readdir(out);
    const message = files.filter((name) => name.endsWith('_Abgabe.Abgabe.0401.xml'));
    expect(message).toHaveLength(1);
    expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    const result = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, join(out, message[0]!)], {
      encoding: 'utf8',
      env: { ...process.env, XML_CATALOG_FILES: join(schemas, 'catalog.xml') },
    });
    expect(result.stderr).toContain('validates');
    expect(result.status).toBe(0);
  });
});
