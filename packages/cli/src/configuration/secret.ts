import { readFile } from 'node:fs/promises';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { UsageFault } from '../program/usage-fault.ts';
import { filePathOf } from './file-path.ts';
import { type ConfigurationFault, type Members, membersOf } from './members.ts';

/** A secret that is read when it is needed: it stands in a file of its own or in the environment. */
export interface Secret {
  /** Where it is, for people. Not the secret. */
  readonly where: string;
  read(): Promise<string>;
}

/** What the reading of settings needs of its surroundings. */
export interface Surroundings {
  /** Folder that relative paths start from: that of the file. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly faults: ConfigurationFault[];
}

/** Anything else is the secret itself, which would be repeated as the name of a missing variable. */
const variablePattern = /^[A-Za-z_]\w*$/;

const inClear: LocalText = text(
  'Geheimes steht nicht in dieser Datei: { "file": "PFAD" } oder { "env": "NAME" }',
  'secrets are not kept in this file: { "file": "PATH" } or { "env": "NAME" }',
);

/** The secret that a member names: `{ "file": … }` or `{ "env": … }`, never the secret itself. */
export function secretOf(members: Members, name: string, surroundings: Surroundings): Secret | undefined {
  const given = members.raw(name);
  if (given === undefined) return undefined;
  if (typeof given !== 'object' || given === null) {
    members.fault(name, inClear);
    return undefined;
  }
  const place = members.place === '' ? name : `${members.place}.${name}`;
  const own = membersOf(given, place, surroundings.faults);
  const file = filePathOf(own, 'file', surroundings.folder);
  const env = own.textLike('env', variablePattern, notAVariable);
  own.end();
  if (own.has('file') === own.has('env')) {
    members.fault(name, inClear);
    return undefined;
  }
  if (env !== undefined) return fromEnvironment(env, surroundings.env);
  return file === undefined ? undefined : fromFile(file);
}

const notAVariable = text(
  'muss der Name einer Umgebungsvariablen sein, nicht ihr Inhalt',
  'must be the name of an environment variable, not its content',
);

const fromFile = (path: string): Secret => ({
  where: path,
  async read() {
    const content = (await readFile(path, 'utf8')).trim();
    if (content !== '') return content;
    throw new UsageFault(`${path} ist leer.`, `${path} is empty.`);
  },
});

const fromEnvironment = (name: string, env: Surroundings['env']): Secret => ({
  where: name,
  async read() {
    const content = env[name]?.trim();
    if (content !== undefined && content !== '') return content;
    throw new UsageFault(
      `Die Umgebungsvariable ${name} ist nicht gesetzt.`,
      `The environment variable ${name} is not set.`,
    );
  },
});
