import { resolve } from 'node:path';
import { text } from '@rathaus/client-core/texts';
import type { Members } from './members.ts';

/**
 * What a path looks like. A pasted key would be repeated as the name of a missing file: PEM has lines and a head, a JWK is
 * JSON, DER in base64 begins with `MI` and is long; and no part of a path has more than 255 characters.
 */
const pathPattern =
  /^(?!.*-----BEGIN)(?!\s*[{[])(?!\s*MI[\w+/=\s-]{60,}$)(?!.*[^/\\]{256})[^\r\n\0]{1,4096}$/;

const notAPath = text(
  'muss der Pfad einer Datei sein, nicht ihr Inhalt',
  'must be the path of a file, not its content',
);

/** The file that a member names, from the folder of the configuration on; `undefined` when there is none. */
export function filePathOf(members: Members, name: string, folder: string): string | undefined {
  const given = members.textLike(name, pathPattern, notAPath);
  return given === undefined ? undefined : resolve(folder, given);
}

/** As `filePathOf`; a file has to be named. */
export function needFilePath(members: Members, name: string, folder: string): string | undefined {
  if (members.has(name)) return filePathOf(members, name, folder);
  members.needText(name);
  return undefined;
}

/** The files of a list, each a path; an item that is none has its fault and is left out. */
export function filePathsOf(
  members: Members,
  name: string,
  folder: string,
): readonly { readonly place: string; readonly path: string }[] {
  const paths: { place: string; path: string }[] = [];
  for (const [index, given] of members.texts(name).entries()) {
    if (given === '') continue;
    if (pathPattern.test(given))
      paths.push({ place: `${members.place}.${name}[${index}]`, path: resolve(folder, given) });
    else members.fault(`${name}[${index}]`, notAPath);
  }
  return paths;
}
