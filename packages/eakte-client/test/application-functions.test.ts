import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationContract, type NeedyWork, type WatchedWork } from '@rathaus/client-core/testing';
import { afterAll, beforeAll, it, vi } from 'vitest';
import {
  addTransferPart,
  convertFile,
  joinTransfer,
  readContainer,
  unpackContainer,
  writeContainer,
  writeContainerFile,
  writeTransfer,
} from '../src/package/index.ts';
import { eakteRecogniser } from '../src/recognise/index.ts';
import { checkFile, checkTransfer } from '../src/report/index.ts';
import { sampleMessage, sampleTransfer } from '../src/sample/index.ts';
import { writeMessage } from '../src/xdomea/index.ts';
import { forgeZip } from './package/forge-zip.ts';
import { messageName } from './package/hostile-containers.ts';
import { abgabe, clock } from './report/abgabe.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let container: Uint8Array = new Uint8Array();
let name = '';
/** A container whose message states hashes. */
let hashed: Uint8Array = new Uint8Array();
beforeAll(async () => {
  // What a logger that fails leaves is a line on the console.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'rathaus-functions-'));
  const made = await abgabe(2);
  container = forgeZip(made.entries);
  name = made.name;
  const version = '4.0.0';
  const sample = sampleMessage({ version, messageType: '0503', documents: 2 });
  const content = () => writeMessage(sample.message, { version });
  const { stream } = writeContainer({
    message: { name: sample.names.message, content },
    files: sample.files,
  });
  hashed = new Uint8Array(await new Response(stream).arrayBuffer());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let number = 0;
const fresh = () => join(folder, `${number++}`);
const xml = new TextEncoder().encode('<a/>');
const message = { name: messageName, content: xml };
const transfer = () => sampleTransfer({ messageType: '0503', documents: 20 });

const watched: WatchedWork[] = [
  {
    name: 'onProgress of checkFile',
    run: async (onProgress, logger) => {
      const { verdict, findings, outline } = await checkFile(container, {
        fileName: name,
        clock,
        onProgress,
        logger,
      });
      return { verdict, findings, outline };
    },
  },
  {
    name: 'onProgress of verify',
    run: async (onProgress) => {
      await using opened = await readContainer(container, { fileName: name });
      const described = [];
      for await (const one of opened.verify({ onProgress })) described.push(one);
      return described;
    },
  },
  {
    name: 'onProgress of unpackContainer',
    run: async (onProgress) =>
      (await unpackContainer(container, fresh(), { fileName: name, onProgress })).files,
  },
  {
    name: 'observer of unpackContainer',
    run: async (observer, logger) =>
      (await unpackContainer(hashed, fresh(), { fileName: name, observer, logger })).hashes,
  },
  ...(['observer', 'onProgress'] as const).map(
    (option): WatchedWork => ({
      name: `${option} of convertFile`,
      run: async (watcher, logger) => {
        const options = { to: '3.1.0', fileName: name, [option]: watcher, logger } as const;
        const { hashes, report } = await convertFile(hashed, fresh(), options);
        return { hashes, report };
      },
    }),
  ),
  {
    name: 'onProgress of writeContainer',
    run: async (onProgress) => {
      const { stream, done } = writeContainer({ message, files: [] }, { onProgress });
      await new Response(stream).arrayBuffer();
      return done;
    },
  },
  {
    name: 'observer of writeTransfer',
    run: async (observer) => {
      const { input, randomUuid } = transfer();
      const target = fresh();
      await mkdir(target);
      return writeTransfer(input, target, { randomUuid, maxObjects: 1, observer });
    },
  },
];

/** A container on a medium that stops answering after some reads. */
const hangingSource = (hang: () => Promise<never>, after = 0) => {
  let reads = 0;
  return {
    size: container.length,
    read: (at: number, length: number) =>
      reads++ < after ? Promise.resolve(container.subarray(at, at + length)) : hang(),
    close: () => new Promise<void>(() => undefined),
  };
};
const items = <T>(next: () => Promise<never>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => ({ next }),
});

const needy: NeedyWork[] = [
  ...[0, 1, 2, 5, 7].map((after) => ({
    name: `the source of checkFile, after ${after} reads,`,
    unbounded: true,
    run: (hang: () => Promise<never>, { signal }: { signal: AbortSignal | undefined }) =>
      checkFile(hangingSource(hang, after), { fileName: name, signal }),
  })),
  {
    name: 'the source of readContainer',
    unbounded: true,
    run: (hang, { signal }) => readContainer(hangingSource(hang), { signal }),
  },
  ...[0, 1, 4].map((after) => ({
    name: `the source of convertFile, after ${after} reads,`,
    unbounded: true,
    run: (hang: () => Promise<never>, { signal }: { signal: AbortSignal | undefined }) =>
      convertFile(hangingSource(hang, after), fresh(), { to: '4.0.0', fileName: name, signal }),
  })),
  {
    name: 'the function that says where a conversion goes',
    unbounded: true,
    run: (target, { signal }) => convertFile(container, target, { to: '4.0.0', signal }),
  },
  {
    name: 'the function that says where the list of hashes goes',
    unbounded: true,
    run: (checksums, { signal }) => convertFile(hashed, fresh(), { to: '3.1.0', checksums, signal }),
  },
  {
    name: 'the source of addTransferPart',
    unbounded: true,
    run: (hang, { signal }) => addTransferPart(hangingSource(hang), undefined, { signal }),
  },
  {
    name: 'the source of checkTransfer',
    unbounded: true,
    run: (hang, { signal }) => checkTransfer([hangingSource(hang)], { signal }),
  },
  {
    name: 'the source of joinTransfer',
    unbounded: true,
    run: (hang, { signal }) => {
      const state = {
        prozessId: '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01',
        messageType: '0503',
        total: 1,
        parts: [{ part: 1, nachrichtenUuid: '', sha512: '' }],
      };
      return joinTransfer(state, () => hangingSource(hang), { signal }).next();
    },
  },
  {
    name: 'the content of a file',
    unbounded: true,
    run: (next, { signal }) => {
      const files = [{ name: 'a.pdf', content: () => items<Uint8Array>(next) }];
      return writeContainerFile({ message, files }, folder, { signal });
    },
  },
  {
    name: 'the function that opens a file',
    unbounded: true,
    run: (open, { signal }) =>
      writeContainerFile({ message, files: [{ name: 'a.pdf', content: open }] }, folder, { signal }),
  },
  {
    name: 'the list of files',
    unbounded: true,
    run: (next, { signal }) => writeContainerFile({ message, files: items(next) }, folder, { signal }),
  },
  {
    name: 'the records of a transfer',
    unbounded: true,
    run: (next, { signal }) =>
      writeTransfer({ ...transfer().input, objects: () => items(next) }, folder, { signal }),
  },
  {
    name: 'the file of the recogniser',
    unbounded: true,
    run: async (next, { signal }) =>
      eakteRecogniser.recognise(
        { name: 'a.xml', size: 9, head: xml, open: () => items<Uint8Array>(next) },
        { signal },
      ),
  },
];

for (const { name, run } of applicationContract({ watched, needy })) it(name, run);
