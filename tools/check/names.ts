import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const EMPTY_NAMES = /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.[cm]?ts$)/;
/** Tests may list more cases than code has reasons. */
const MAX_LINES = { code: 400, test: 500 };

/** Names that say nothing, and files so long that they have more than one reason to change. */
export function nameFindings(root: string): string[] {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.mjs'],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\n')
    .filter((file) => file && !file.includes('/generated/'));
  return files.flatMap((file) => {
    const found: string[] = [];
    if (EMPTY_NAMES.test(file)) found.push(`${file}: the name says nothing about the content`);
    let lines = 0;
    try {
      lines = readFileSync(join(root, file), 'utf8').split('\n').length;
    } catch (error) {
      // A file that git still lists but that was deleted in the work tree is not a finding.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const limit = /\.test(-d)?\.ts$|\/test\//.test(file) ? MAX_LINES.test : MAX_LINES.code;
    if (lines > limit) found.push(`${file}: ${lines} lines (limit ${limit}); split it by reason to change`);
    return found;
  });
}
