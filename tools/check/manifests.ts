import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every published package says about itself in the same words. */
const SAME = {
  license: 'Apache-2.0',
  author: 'Rathaus SDK contributors',
  type: 'module',
  engines: { node: '>=22.18.0' },
  publishConfig: { access: 'public' },
};

/**
 * Packages whose manifest leaves out what their users rely on, or that would be published without the licence:
 * npm packs a `LICENSE` only from the folder of the package, and Apache-2.0 section 4 (a) wants it handed on.
 */
export function manifestFindings(root: string): string[] {
  const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
  return readdirSync(join(root, 'packages')).flatMap((name) => {
    const folder = join(root, 'packages', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const found: string[] = [];
    const expected = { ...SAME, name: `@rathaus/${name}` };
    for (const [member, value] of Object.entries(expected)) {
      if (JSON.stringify(manifest[member]) !== JSON.stringify(value))
        found.push(`"${member}" is not ${JSON.stringify(value)}`);
    }
    for (const member of ['description', 'sideEffects', 'exports', 'files', 'keywords']) {
      if (manifest[member] === undefined) found.push(`"${member}" is missing`);
    }
    const { directory } = (manifest.repository ?? {}) as { directory?: string };
    if (directory !== `packages/${name}`) found.push(`"repository.directory" is not "packages/${name}"`);
    for (const file of ['README.md', 'LICENSE']) {
      if (!existsSync(join(folder, file))) found.push(`${file} is missing`);
    }
    if (existsSync(join(folder, 'LICENSE')) && readFileSync(join(folder, 'LICENSE'), 'utf8') !== licence)
      found.push('LICENSE differs from the one of the repository');
    return found.map((what) => `packages/${name}: ${what}`);
  });
}
