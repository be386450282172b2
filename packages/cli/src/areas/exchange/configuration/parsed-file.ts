import { readFile } from 'node:fs/promises';
import { text } from '@rathaus/client-core/texts';
import { ConfigurationFaults } from '../../../configuration/members.ts';

/** The JSON of a file. Errors: those of the file system, `ConfigurationFaults` for what is none; what the parser says quotes it. */
export async function parsedFile(file: string): Promise<unknown> {
  const content = await readFile(file, 'utf8');
  try {
    return JSON.parse(content);
  } catch {
    throw new ConfigurationFaults(file, [
      { place: '', text: text('ist kein gültiges JSON', 'is not valid JSON') },
    ]);
  }
}
