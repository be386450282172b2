import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Context } from './area.ts';
import type { Tone } from './colours.ts';
import { UsageFault } from './usage-fault.ts';

/** What the user wants of the result of a command. */
export interface TargetOptions {
  /** A file, a folder (there already, or with a slash at the end), or `-` for standard output. */
  readonly output: string;
  /** How the option is called that names it: what is wrong with it is said with this name. */
  readonly option: string;
  /** Files the command reads: none of them is ever replaced. */
  readonly inputs?: readonly string[] | undefined;
  /** `--force`: a file of that name is replaced. */
  readonly force?: boolean | undefined;
  /** Whether the command prints JSON: not together with a result on standard output. */
  readonly json?: boolean | undefined;
}

/** Where the result of a command goes. `-o`, and every other option that names a place, means the same for every verb. */
export interface Target {
  /** Whether the result goes to standard output. */
  readonly isStandard: boolean;
  /**
   * Path to write a result to that should have this name. For standard output a temporary one: what comes out there is
   * whole as well. Nothing is there yet, or it may be replaced.
   */
  file(name: string): Promise<string>;
  /** Path of a second file beside a result. `option` says where else it can go when the result has no place. */
  beside(path: string, name: string, option: string): Promise<string>;
  /** Path of a folder that is a result. Nothing is there yet. */
  newFolder(name: string): Promise<string>;
  /** Path of a folder that takes several results. */
  folder(): Promise<string>;
  /** Hands over what was written, where that is still to be done. */
  deliver(path: string): Promise<void>;
  /** One line for people: on standard error where standard output has the result. */
  say(line: string, tone?: Tone): void;
  /** Removes what is temporary. */
  close(): Promise<void>;
}

/**
 * Reads the value of `-o`, or of another option that names a place.
 *
 * @example
 * const { output, force } = options;
 * const target = openTarget({ output, option: '-o', inputs: [file], force }, context);
 * try {
 *   const path = await target.file('bericht.html');
 *   await writeFileAtomically(path, bytes);
 *   await target.deliver(path);
 * } finally {
 *   await target.close();
 * }
 */
export function openTarget(
  { output, option: own, inputs = [], force = false, json = false }: TargetOptions,
  { terminal, say, warn }: Context,
): Target {
  // What a script gives when its variable is empty.
  if (output === '') {
    throw new UsageFault(
      `${own} braucht einen Ort; „.“ ist der Ordner, in dem Sie sind.`,
      `${own} needs a place; "." is the folder you are in.`,
    );
  }
  const isStandard = output === '-';
  if (isStandard && json) {
    throw new UsageFault(
      `${own} - und --json wollen beide auf die Standardausgabe: geben Sie mit ${own} einen Ort an.`,
      `${own} - and --json both want standard output: name a place with ${own}.`,
    );
  }
  if (isStandard && terminal.isTTY) {
    throw new UsageFault(
      `Das Ergebnis ist nichts für den Bildschirm: leiten Sie die Ausgabe um oder geben Sie mit ${own} einen Ort an.`,
      `The result is not for the screen: redirect the output or name a place with ${own}.`,
    );
  }
  let temporary: string | undefined;
  const place = async (name: string): Promise<string> => {
    if (isStandard) {
      // Readable by the owner only, as what is in it.
      temporary ??= await mkdtemp(join(tmpdir(), 'rathaus-'));
      return join(temporary, name);
    }
    const path = (await isFolder(output)) ? join(output, name) : output;
    await demandFolder(isSlashed(output) ? output : dirname(path));
    return path;
  };
  const free = async (path: string): Promise<string> => {
    for (const input of inputs) {
      if (!(await isSameFile(path, input))) continue;
      throw new UsageFault(
        `Das Ergebnis hieße wie das Original und würde es ersetzen. Geben Sie mit ${own} einen anderen Ordner oder Namen an.`,
        `The result would be named like the original and replace it. Choose another folder or name with ${own}.`,
      );
    }
    if (!force && (await exists(path))) {
      throw new UsageFault(
        `${path} gibt es schon. Mit --force wird die Datei ersetzt.`,
        `${path} exists already. With --force the file is replaced.`,
      );
    }
    return path;
  };
  return {
    isStandard,
    file: async (name) => free(await place(name)),
    async beside(path, name, option) {
      if (!isStandard) return free(join(dirname(path), name));
      throw new UsageFault(
        `Neben der Standardausgabe ist kein Platz für ${name}: sagen Sie mit ${option}, wohin damit.`,
        `Beside standard output there is no place for ${name}: say with ${option} where it goes.`,
      );
    },
    async newFolder(name) {
      if (isStandard) throw noStandard(own);
      const path = await place(name);
      if (await exists(path)) {
        throw new UsageFault(
          `${path} gibt es schon. Geben Sie mit ${own} einen anderen Ort an.`,
          `${path} exists already. Choose another place with ${own}.`,
        );
      }
      return path;
    },
    async folder() {
      if (isStandard || !((await isFolder(output)) || isSlashed(output))) throw noStandard(own);
      await demandFolder(output);
      return output;
    },
    async deliver(path) {
      if (!isStandard) return;
      for await (const chunk of createReadStream(path)) await terminal.outBytes(chunk as Uint8Array);
    },
    say: isStandard ? (line) => warn(line) : say,
    async close() {
      if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
    },
  };
}

const noStandard = (option: string) =>
  new UsageFault(
    `Das Ergebnis braucht einen Ordner: geben Sie ihn mit ${option} an.`,
    `The result needs a folder: name it with ${option}.`,
  );

const isSlashed = (path: string) => /[/\\]$/.test(path);

const found = (path: string) => stat(path, { bigint: true }).catch(() => undefined);

const isFolder = async (path: string) => (await found(path))?.isDirectory() ?? false;

const exists = async (path: string) => (await found(path)) !== undefined;

async function demandFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  throw new UsageFault(
    `Den Ordner ${path} gibt es nicht. Legen Sie ihn an oder geben Sie einen anderen Ort an.`,
    `There is no folder ${path}. Make it or name another place.`,
  );
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [first, second] = await Promise.all([found(a), found(b)]);
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
}
