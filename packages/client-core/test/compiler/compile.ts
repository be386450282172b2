/** Compiles the mistakes and gives what a person sees of the compiler's messages. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Mistake } from './mistakes.ts';

const root = resolve(import.meta.dirname, '../../../..');

export type Compiler = 'tsc' | 'tsc6';

/** The message of each mistake, in their order; empty where the compiler finds none. */
export async function messagesOf(mistakes: readonly Mistake[], compiler: Compiler): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mistakes-'));
  try {
    const fileOf = (index: number) => `mistake-${index}.ts`;
    for (const [index, { code }] of mistakes.entries())
      await writeFile(join(folder, fileOf(index)), program(code));
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify(configuration(mistakes.map((_, at) => fileOf(at)))),
    );
    const output = await run(compiler, folder);
    return mistakes.map((_, index) => messagesIn(output, fileOf(index)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const generated = join(root, 'packages/client-core/test/generated');
const program = (code: string) => `import { createClient, openContract } from '@rathaus/client-core';
import { defineContract } from '@rathaus/client-core/contract';
import type { paths } from '${generated}/registry.ts';
import { getDogs, getDogsDogId, postDogs, registryInfo } from '${generated}/registry.contract.ts';
const client = createClient({ contract: openContract<paths>(), baseUrl: 'https://register.example' });
const dogId = '7';
export async function call() {
${code}
}
void [client, dogId, defineContract, getDogs, getDogsDogId, postDogs, registryInfo];
`;

const configuration = (files: readonly string[]) => ({
  extends: join(root, 'tsconfig.base.json'),
  compilerOptions: {
    noUnusedLocals: false,
    // The mistakes are in a folder of their own, from where no package is found.
    typeRoots: [join(root, 'node_modules/@types')],
    paths: {
      '@rathaus/client-core': [join(root, 'packages/client-core/src/index.ts')],
      '@rathaus/client-core/contract': [join(root, 'packages/client-core/src/contract/index.ts')],
      '*': [join(root, 'node_modules/*')],
    },
  },
  files,
});

function run(compiler: Compiler, folder: string): Promise<string> {
  return new Promise((done) =>
    execFile(
      join(root, 'node_modules/.bin', compiler),
      ['-p', folder, '--pretty', '--noErrorTruncation', 'false'],
      { cwd: folder, env: { ...process.env, COLUMNS: '1000' } },
      // It ends with a status because there are mistakes.
      (_, stdout) => done(stripVTControlCharacters(stdout)),
    ),
  );
}

/**
 * What is underlined, the message with its chain, and the notes below it. The rest of the code frame and the places in the
 * sources of client-core are left out, since they change with every edit.
 */
function messagesIn(output: string, file: string): string {
  const reports = output.split(/^(?=\S+\.ts:\d+:\d+ - error )/m);
  return reports
    .filter((report) => report.startsWith(`${file}:`))
    .map((report) => {
      const lines = report.split('\n');
      const frame = lines.indexOf('');
      const head = lines
        .slice(0, frame)
        .join('\n')
        .replace(/^\S+ - /, '');
      const [code = '', line = ''] = lines.slice(frame + 1);
      const underlined = code.slice(line.indexOf('~'), line.lastIndexOf('~') + 1);
      const notes = notesIn(lines.slice(frame).join('\n'));
      return inOrder([`at ${underlined}`, head, ...notes].join('\n'));
    })
    .join('\n');
}

/** Members of a union by the alphabet: the compilers write them in the order in which they met them. */
const inOrder = (message: string) =>
  message.replace(/(?:"[^"]*"|[\w<>]+)(?: \| (?:"[^"]*"|[\w<>]+))+/g, (union) =>
    union.split(' | ').sort().join(' | '),
  );

/** TypeScript 6 writes a note below the place that it speaks of, TypeScript 7 beside it. */
function notesIn(text: string): string[] {
  const beside = [...text.matchAll(/^ {2}\S+\.ts:\d+:\d+ - (.+)$/gm)];
  const below = [...text.matchAll(/^ {2}\S+\.ts:\d+:\d+\n(?: {4}\d* +.*\n)+ {4}(\S.+)$/gm)];
  return [...beside, ...below].map(([, note]) => `  (${note})`);
}
