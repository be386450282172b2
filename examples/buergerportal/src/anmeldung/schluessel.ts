import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key that seals started logins into the browser: made once and kept in the state folder, so that a login goes on
 * after a restart. In a town hall it comes from the key store of the house (`login.cookieKeys`).
 */
export async function cookieSchluessel(stateDirectory: string): Promise<string> {
  await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
  const file = join(stateDirectory, 'cookie-schluessel');
  const neu = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(neu, randomBytes(32).toString('base64'), { mode: 0o600 });
  try {
    // Whole or not at all, and never instead of one that is there.
    await link(neu, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(neu);
  }
  return (await readFile(file, 'utf8')).trim();
}
