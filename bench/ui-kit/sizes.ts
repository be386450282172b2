import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes after gzip -9, as servers with prepared files send them. */
export const gzipBytes = (data: Uint8Array | string): number => gzipSync(data, { level: 9 }).length;

/** What a page loads, file by file; each is compressed alone. */
export interface Size {
  readonly name: string;
  readonly bytes: number;
}

/** Sizes of the built kit. */
export interface KitSizes {
  /** What a page with the login loads. */
  readonly login: readonly Size[];
  /** What a page with the elements of the first release loads. */
  readonly firstEight: readonly Size[];
  /** What pages load beside that, or in its place. */
  readonly beside: readonly Size[];
}

export function kitSizes(dist: string): KitSizes {
  const size = (name: string, file: string): Size => ({
    name,
    bytes: gzipBytes(readFileSync(join(dist, file))),
  });
  return {
    login: [size('login, stylesheet', 'login.css'), size('login, script', 'cdn/rathaus-login.js')],
    firstEight: [
      size('first eight elements, stylesheet', 'sizes/first-eight.css'),
      size('first eight elements, script', 'sizes/first-eight.js'),
    ],
    beside: [
      // One by one, where a page gives data, files are chosen or a session ends soon.
      ...globSync('cdn/*.js', { cwd: dist })
        .filter((file) => !basename(file).startsWith('rathaus-'))
        .sort()
        .map((file) => size(`on demand: ${basename(file)}`, file)),
      size('German of all elements', 'cdn/locales/de.js'),
      size('all elements, stylesheet', 'styles.css'),
      size('all elements, script', 'cdn/rathaus-ui.js'),
    ],
  };
}

export const sum = (sizes: readonly Size[]): number => sizes.reduce((total, { bytes }) => total + bytes, 0);
