import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A lock file must not name download addresses: it would pin users to one mirror, and addresses of an
 * internal mirror would leak. npm leaves them out with `omit-lockfile-registry-resolved` in `.npmrc`.
 */
export function lockFileFindings(root: string): string[] {
  const files = globSync(
    ['package-lock.json', 'examples/*/package-lock.json', 'examples/*/*/package-lock.json'],
    { cwd: root },
  );
  if (!files.includes('package-lock.json')) return ['package-lock.json is missing'];
  return files.flatMap((file) => {
    const lock = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      packages: Record<string, { resolved?: string }>;
    };
    const named = Object.entries(lock.packages).filter(([, entry]) =>
      /^(git\+)?[a-z]+:\/\//.test(entry.resolved ?? ''),
    );
    if (named.length === 0) return [];
    return [
      `${file}: ${named.length} entries name a download address, the first is "${named[0]![0]}". ` +
        'Fix: keep omit-lockfile-registry-resolved=true in .npmrc and run npm install again.',
    ];
  });
}
