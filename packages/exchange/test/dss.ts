import { execFile } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pom = fileURLToPath(new URL('./dss/pom.xml', import.meta.url));
const program = fileURLToPath(new URL('./dss/Verify.java', import.meta.url));
/** As in the pom: the folder of another version is another one. */
const version = '6.4';

/** What DSS says of one container. */
export interface DssJudgement {
  file: string;
  /** The file is no container for DSS, with its words. */
  refused?: string;
  container: string;
  signatures: number;
  valid: number;
  indication: string;
  sub: string;
  /** By the policy for which a file that nobody signed is a fault; for the default it is a warning. */
  strict: string;
  format: string;
  signedBy: string;
  signedAt: string;
  /** Files that the signature covers, and all files that are there. */
  covered: string[];
  contained: string[];
  errors: string[];
  warnings: string[];
}

/** Finds or downloads DSS of the European Commission. Throws when it cannot be *installed*; the test is then skipped. */
export async function installDss(): Promise<string> {
  const cache = process.env.RATHAUS_INTEROP_CACHE ?? join(tmpdir(), 'rathaus-interop');
  const libraries = join(cache, `dss-${version}`);
  // The program is started from its source: that needs the compiler.
  await run('javac', ['-version']);
  await mkdir(cache, { recursive: true });
  try {
    await access(libraries);
  } catch {
    const part = await mkdtemp(join(cache, 'download-'));
    try {
      await cp(pom, join(part, 'pom.xml'));
      await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], {
        cwd: part,
        timeout: 540_000,
      });
      await rename(join(part, 'lib'), libraries);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  }
  return libraries;
}

/** Judges containers: a folder with `root.pem` and `list.crl`, and the names of files in it. */
export async function judgeWithDss(
  libraries: string,
  folder: string,
  files: readonly string[],
): Promise<Map<string, DssJudgement>> {
  const { stdout } = await run(
    'java',
    ['-cp', join(libraries, '*'), program, folder, ...files.map((file) => join(folder, file))],
    { timeout: 240_000, env: { ...process.env, JDK_JAVA_OPTIONS: '' } },
  );
  const judged = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DssJudgement);
  return new Map(judged.map((one) => [one.file, one]));
}
