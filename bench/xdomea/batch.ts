/**
 * Checks a folder of mixed transfers in a process of its own: single ones, parts of split ones, whole procedures, messages
 * without their files, damaged files; first by the library, then by `rathaus eakte check` with its progress and little
 * heap. Prints memory behind the first files and behind all: it must not grow with them, else the exit code is 1.
 * `node bench/xdomea/batch.ts [files]`
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { writeContainerFile, writeTransfer } from '@rathaus/eakte-client/package';
import { checkFiles } from '@rathaus/eakte-client/report';
import {
  type SampleMessage,
  sampleMessage,
  sampleProcedure,
  sampleTransfer,
} from '@rathaus/eakte-client/sample';
import {
  writeMessage,
  writeMessageText,
  type XdomeaVersion,
  xdomeaVersions,
} from '@rathaus/eakte-client/xdomea';

/** Bytes held at one file. */
interface Held {
  readonly at: number;
  readonly bytes: number;
}

/** What `watch-memory.ts` of the command line's tests writes when the program ends. */
interface Watched {
  readonly early: Held | undefined;
  readonly late: Held | undefined;
  readonly shown: number;
  readonly peak: number;
}

const early = 200;
/** Bytes that may be held more at the last files than behind the first: a kilobyte and a half of each of 2,000. */
const maxGrowth = 3 * 2 ** 20;
/** Files from which on that is demanded: with fewer the program itself still grows. */
const enough = 1000;

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
const nameOf = (count: number) => `xdomea/batch-${count >= 2000 ? 2000 : count}`;

if (process.argv[2] === '--check') await check(process.argv[3]!);
else await run(Number(process.argv[2] ?? 2000));

async function run(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-bench-batch-'));
  try {
    await make(folder, count);
    const { execArgv } = process;
    const child = spawnSync(
      process.execPath,
      [...execArgv, fileURLToPath(import.meta.url), '--check', folder],
      { stdio: 'inherit' },
    );
    process.exitCode = (child.status ?? 1) || commandLine(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same folder by the command line as people run it, on a screen: exit code. */
function commandLine(folder: string): number {
  const count = readdirSync(folder).length;
  const notes = mkdtempSync(join(tmpdir(), 'rathaus-bench-watch-'));
  const watched = join(notes, 'watched.json');
  const out = openSync(join(notes, 'out.txt'), 'w');
  const local = (path: string) => fileURLToPath(new URL(`../../packages/cli/${path}`, import.meta.url));
  try {
    const began = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...process.execArgv,
        ...['--expose-gc', '--max-old-space-size=96', '--import', local('test/watch-memory.ts')],
        ...[local('src/bin.ts'), 'eakte', 'check', folder],
      ],
      {
        env: {
          ...process.env,
          WATCH_FROM: String(Math.min(early, Math.ceil(count / 10))),
          WATCH_TO: watched,
        },
        stdio: ['ignore', out, 'pipe'],
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      },
    );
    const seconds = (performance.now() - began) / 1000;
    // The folder has damaged files and contradictions.
    if (status !== 1) {
      console.error(`rathaus eakte check ended with ${status}: ${stderr.slice(-500)}`);
      return 1;
    }
    const { early: before, late, shown, peak } = JSON.parse(readFileSync(watched, 'utf8')) as Watched;
    const name = nameOf(count);
    console.log(`rathaus eakte check: ${count} files, progress shown ${shown} times`);
    console.log(`figure: ${name}-cli-seconds = ${seconds.toFixed(1)} s`);
    console.log(`figure: ${name}-cli-rss = ${megabytes(peak)} MiB`);
    if (before === undefined || late === undefined) {
      console.error('the progress did not come to the last files');
      return 1;
    }
    const growth = late.bytes - before.bytes;
    console.log(
      `figure: ${name}-cli-growth = ${megabytes(growth)} MiB held from file ${before.at} to ${late.at}`,
    );
    if (count < enough || growth <= maxGrowth) return 0;
    console.error(`memory grows with the files: at most ${megabytes(maxGrowth)} MiB`);
    return 1;
  } finally {
    closeSync(out);
    rmSync(notes, { recursive: true, force: true });
  }
}

/** Mixed: what belongs together does not lie together, because single files get other names. */
async function make(folder: string, count: number): Promise<void> {
  let number = 0;
  const named = (name: string) =>
    join(folder, `${String((number++ * 7919) % 100_000).padStart(5, '0')}-${name}`);
  const pack = async ({ message, names, files }: SampleMessage, version: XdomeaVersion, target: string) => {
    const content = () => writeMessage(message, { version });
    await writeContainerFile({ message: { name: names.message, content }, files }, target);
  };
  for (let seed = 1; number < count; seed++) {
    const version = xdomeaVersions[seed % xdomeaVersions.length]!;
    const single = sampleMessage({ version, messageType: '0503', documents: 1 + (seed % 9), seed });
    if (seed % 10 === 0) {
      const bad = { contradiction: 'unoffered-transferred' } as const;
      for (const one of sampleProcedure({ version, seed, ...(seed % 30 === 0 ? bad : {}) }))
        await pack(one, version, named(one.names.container));
    } else if (seed % 10 === 5) {
      const { input, randomUuid } = sampleTransfer({
        messageType: '0503',
        documents: 30,
        documentsPerVorgang: 2,
        seed,
      });
      const before = readdirSync(folder).length;
      await writeTransfer(input, folder, { randomUuid, maxObjects: 1 });
      number += readdirSync(folder).length - before;
    } else if (seed % 10 === 3) {
      writeFileSync(named(single.names.message), await writeMessageText(single.message, { version }));
    } else if (seed % 50 === 7) writeFileSync(named('schaden.zip'), 'PK\u0003\u0004');
    else await pack(single, version, named(single.names.container));
  }
}

async function check(folder: string): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const memory = () => {
    collect();
    const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
    return { rss, held: heapUsed + arrayBuffers };
  };
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => ({ source: join(folder, name) }));
  const began = performance.now();
  const verdicts: Record<string, number> = {};
  let done = 0;
  let groups = 0;
  let first: ReturnType<typeof memory> | undefined;
  // Not behind the end, where the check has let go of all.
  let last: ReturnType<typeof memory> | undefined;
  for await (const item of checkFiles(files, { outline: false, body: false })) {
    if (item.type === 'group') {
      groups++;
      continue;
    }
    const verdict = item.type === 'fault' ? 'fault' : item.report.verdict;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    done++;
    if (done === Math.min(early, Math.ceil(files.length / 10))) first = memory();
    if (done === Math.ceil(files.length * 0.95)) last = memory();
  }
  const seconds = (performance.now() - began) / 1000;
  const name = nameOf(files.length);
  console.log(`${files.length} files, ${groups} groups: ${JSON.stringify(verdicts)}`);
  console.log(`figure: ${name}-seconds = ${seconds.toFixed(1)} s`);
  console.log(`figure: ${name}-rss = ${megabytes(process.resourceUsage().maxRSS * 1024)} MiB`);
  console.log(
    `figure: ${name}-growth = ${megabytes(last!.held - first!.held)} MiB held from the first tenth to the last files`,
  );
  console.log(`figure: ${name}-rss-growth = ${megabytes(last!.rss - first!.rss)} MiB`);
  if (files.length < enough || last!.held - first!.held <= maxGrowth) return;
  console.error(`memory grows with the files: at most ${megabytes(maxGrowth)} MiB`);
  process.exitCode = 1;
}
