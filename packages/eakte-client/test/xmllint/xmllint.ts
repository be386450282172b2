import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { XdomeaVersion } from '../../src/xdomea/index.ts';

/** The folder of official schemas beside the checkout, or undefined. */
export const oracle = (() => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/xdomea');
  return existsSync(folder) ? folder : undefined;
})();

export const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** Why tests against the official schemas cannot run here, or undefined. */
export const missingOracle =
  oracle === undefined
    ? 'skipped: ../shared/data/xdomea with the official schemas is absent'
    : hasXmllint
      ? undefined
      : 'skipped: xmllint is not installed (Debian package libxml2-utils)';

/** The schema file of a message, or undefined where none is public. */
export function schemaFileOf(version: XdomeaVersion, messageType: string): string | undefined {
  if (version === '4.0.0' && !messageType.startsWith('05')) return undefined;
  const name =
    version === '3.0.0' || version === '3.1.0'
      ? 'xdomea.xsd'
      : `xdomea-Nachrichten-${
          {
            '01': 'InformationAustauschen',
            '02': 'GeschaeftsgangDurchfuehren',
            '03': 'AktenplanAustauschen',
            '04': 'AbgabeDurchfuehren',
            '05': 'AussonderungDurchfuehren',
            '06': 'FachverfahrensdatenAustauschen',
          }[messageType.slice(0, 2)]
        }.xsd`;
  return join(oracle!, version, 'xsd', name);
}

/** Judges many files against one schema in one call. Valid ones are in the answer. */
export function validate(schema: string, files: readonly string[]): { valid: Set<string>; log: string } {
  const valid = new Set<string>();
  let log = '';
  for (let at = 0; at < files.length; at += 500) {
    const run = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', schema, ...files.slice(at, at + 500)],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...process.env, XML_CATALOG_FILES: join(oracle!, 'catalog.xml') },
      },
    );
    log += run.stderr;
    for (const line of run.stderr.split('\n'))
      if (line.endsWith(' validates')) valid.add(line.slice(0, -' validates'.length));
  }
  return { valid, log };
}

/** Canonical form without the white space between elements. */
export function canonical(file: string): string {
  const run = spawnSync('xmllint', ['--noblanks', '--c14n', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
