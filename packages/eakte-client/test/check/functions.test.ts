import { applicationContract, type NeedyWork, type WatchedWork } from '@rathaus/client-core/testing';
import { it, vi } from 'vitest';
import {
  type Akte,
  checkMessage,
  convertMessage,
  type Nachricht,
  readItems,
  readMessage,
  writeMessage,
  writeMessageText,
} from '../../src/xdomea/index.ts';
import { abgabe, datei, dokument, id, kopf, kopf40 } from '../convert/messages.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
// What a logger that fails leaves is a line on the console.
vi.spyOn(console, 'warn').mockImplementation(() => undefined);

/** A message of 2.4 whose signature becomes files when it is converted. */
const signed = abgabe(
  dokument(
    datei(`${id('f')}_a.pdf`, {
      signaturdaten: { signatur: { format: 'PKCS#7', container: btoa('signed') } },
    }),
  ),
);
/** A message of 4.0 that states a hash. */
const hashed = abgabe(
  dokument(datei(`${id('f')}_a.pdf`, { hash: { wert: 'ab', algorithmus: { code: 'SHA-256' } } })),
  kopf40,
);
const items = <T>(next: () => Promise<never>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => ({ next }),
});
const streamed = (next: () => Promise<never>): Nachricht => ({
  messageType: '0401',
  kopf,
  schriftgutobjekt: items<Akte>(next),
});
const all = async (work: AsyncIterable<unknown>) => {
  for await (const _ of work);
};

const watched: WatchedWork[] = [
  {
    name: 'onProgress of checkMessage',
    run: async (onProgress, logger) =>
      checkMessage(await writeMessageText(abgabe(dokument()), { version: '3.0.0' }), {
        clock: () => 0,
        onProgress,
        logger,
      }),
  },
  {
    name: 'observer of convertMessage',
    run: async (observer, logger) => {
      const { stream, report } = await convertMessage(signed, {
        from: '2.4.0',
        to: '3.0.0',
        observer,
        logger,
      });
      return [await new Response(stream).text(), await report];
    },
  },
];

const needy: NeedyWork[] = [
  {
    name: 'the source of checkMessage',
    unbounded: true,
    run: (next, { signal }) => checkMessage(items(next), { signal }),
  },
  {
    name: 'the source of readMessage',
    unbounded: true,
    run: (next, { signal }) => readMessage(items(next), { signal }),
  },
  {
    name: 'the source of readItems',
    unbounded: true,
    run: (next, { signal }) => all(readItems(items(next), { signal })),
  },
  {
    name: 'the function that opens the source of readItems',
    run: (next, { signal, timeout }) => all(readItems(next, { signal, applicationTimeout: timeout })),
  },
  {
    name: 'a list that is written',
    unbounded: true,
    run: (next, { signal }) => all(writeMessage(streamed(next), { version: '3.0.0', signal })),
  },
  {
    name: 'the source of convertMessage',
    unbounded: true,
    run: (next, { signal }) => convertMessage(items(next), { to: '4.0.0', signal }),
  },
  {
    name: 'a list that is converted',
    unbounded: true,
    run: async (next, { signal }) => {
      const { stream } = await convertMessage(streamed(next), { from: '3.0.0', to: '3.1.0', signal });
      return new Response(stream).text();
    },
  },
  {
    name: 'the report of a conversion',
    unbounded: true,
    run: async (next, { signal }) => {
      const { stream, report } = await convertMessage(streamed(next), { from: '3.0.0', to: '3.1.0', signal });
      stream.pipeTo(new WritableStream()).catch(() => undefined);
      return report;
    },
  },
  {
    name: 'the function for files of signatures',
    run: async (onFile, { signal, timeout }) => {
      const { stream } = await convertMessage(signed, {
        from: '2.4.0',
        to: '3.0.0',
        onFile,
        signal,
        applicationTimeout: timeout,
      });
      return new Response(stream).text();
    },
  },
  {
    name: 'the function for hashes of files',
    run: async (onHashes, { signal, timeout }) => {
      const { stream } = await convertMessage(hashed, {
        from: '4.0.0',
        to: '3.1.0',
        onHashes,
        signal,
        applicationTimeout: timeout,
      });
      return new Response(stream).text();
    },
  },
];

for (const { name, run } of applicationContract({ watched, needy })) it(name, run);
