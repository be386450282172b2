import { readFileSync } from 'node:fs';

/** Version of this package. The manifest lies two folders above the source and one above the build. */
export const version: string = readVersion();

function readVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === '@rathaus/cli' && manifest.version) return manifest.version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('the manifest of @rathaus/cli was not found');
}
