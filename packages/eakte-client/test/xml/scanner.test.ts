import { type ScanHandler, textMode, XmlFault, XmlScanner } from '@rathaus/client-core/xml';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { writeMessageText } from '../../src/xdomea/index.ts';
import { mutate } from '../random/mutate.ts';
import { messageTypesOf, randomFrom, randomMessage } from '../random/random-message.ts';

/** What a parser saw, as one list; adjacent texts are joined. */
class Recorder {
  readonly events: string[] = [];
  #text = '';
  text(text: string): void {
    this.#text += text;
  }
  flush(): void {
    if (this.#text !== '') this.events.push(`text ${this.#text}`);
    this.#text = '';
  }
  open(name: string, attributes: [string, string][]): void {
    this.flush();
    this.events.push(`open ${name} ${JSON.stringify(attributes)}`);
  }
  close(): void {
    this.flush();
    this.events.push('close');
  }
}

function ours(xml: string, sizes: () => number): string[] | 'fault' {
  const recorder = new Recorder();
  const handler: ScanHandler = {
    mode: textMode.collect,
    open(name) {
      const attributes: [string, string][] = [];
      for (let at = 0; at < scanner.attributeCount; at += 1) {
        attributes.push([scanner.attributeNames[at]!.text, scanner.attributeValues[at]!]);
      }
      recorder.open(name.text, attributes);
    },
    close: () => recorder.close(),
    text: (text) => recorder.text(text),
    stray() {},
  };
  const scanner = new XmlScanner(handler);
  try {
    for (let at = 0; at < xml.length; ) {
      const size = sizes();
      scanner.write(xml.slice(at, at + size));
      at += size;
    }
    scanner.end();
  } catch (error) {
    if (error instanceof XmlFault) return 'fault';
    throw error;
  }
  return recorder.events;
}

function saxes(xml: string): string[] | 'fault' {
  const recorder = new Recorder();
  const parser = new SaxesParser();
  let fault = false;
  parser.on('error', () => {
    fault = true;
  });
  parser.on('doctype', () => {
    fault = true;
  });
  parser.on('opentag', (tag) =>
    recorder.open(tag.name, Object.entries(tag.attributes) as [string, string][]),
  );
  parser.on('closetag', () => recorder.close());
  let depth = 0;
  parser.on('opentagstart', () => {
    depth += 1;
  });
  parser.on('text', (text) => {
    if (depth > 0) recorder.text(text);
  });
  parser.on('cdata', (text) => recorder.text(text));
  parser.write(xml).close();
  return fault ? 'fault' : recorder.events.map((event) => event);
}

/** Text behind the root is white space and of no interest. */
const trimmed = (events: string[] | 'fault') =>
  events === 'fault' ? events : events.filter((event) => !/^text \s*$/.test(event));

describe('the scanner on mutated messages', () => {
  it('sees what saxes sees, however the text is cut into pieces', async () => {
    const types = messageTypesOf('3.1.0');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const random = randomFrom(seed);
        const original = await writeMessageText(
          randomMessage(seed, '3.1.0', types[seed % types.length]!, 40),
          { version: '3.1.0' },
        );
        const xml = mutate(original, random);
        expect(trimmed(ours(xml, () => 1 + Math.floor(random() * 200)))).toEqual(trimmed(saxes(xml)));
      }),
      { numRuns: 400 },
    );
  });
});
