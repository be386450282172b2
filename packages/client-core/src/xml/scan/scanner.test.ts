import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../../tools/testing/processor-time.ts';
import { XmlFault } from './fault.ts';
import { type ScanHandler, textMode, XmlScanner } from './scanner.ts';

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

function ours(xml: string, sizes: () => number, mode: number = textMode.collect): string[] | 'fault' {
  const recorder = new Recorder();
  const handler: ScanHandler = {
    mode,
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

describe('XmlScanner', () => {
  it('sees what saxes sees, however the text is cut into pieces', () => {
    // Without prefixes: what remains of a broken one, `c:`, is a name to saxes and none to Namespaces in XML 1.0.
    const name = fc.constantFrom('a', 'b', 'c.d', 'Ärger', 'x-1');
    const value = fc.constantFrom('', 'v', 'ä&amp;😀', ' two  words ', '&#65;&lt;');
    const attributes = fc
      .uniqueArray(fc.tuple(name, value), { selector: ([one]) => one, maxLength: 3 })
      .map((all) => all.map(([one, text]) => ` ${one}="${text}"`).join(''));
    const leaf = fc.constantFrom(
      'text',
      ' \n',
      'a &gt; b',
      '<![CDATA[<&]]>',
      '<!-- c -->',
      '<?p i?>',
      '\r\n',
      '😀',
    );
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc
        .tuple(name, attributes, fc.array(fc.oneof({ maxDepth: 4 }, leaf, tie('element')), { maxLength: 4 }))
        .map(([tag, more, inner]) =>
          inner.length > 0 ? `<${tag}${more}>${inner.join('')}</${tag}>` : `<${tag}${more}/>`,
        ),
    }));
    // One character changed makes a fault of most of them.
    const change = fc.option(
      fc.tuple(fc.nat(), fc.constantFrom('<', '>', '&', '"', '/', ' ', ']', '\u0001')),
    );
    fc.assert(
      fc.property(
        element,
        change,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (root, one, cuts) => {
          // By whole characters: saxes lets halves of pairs through.
          const characters = [...root];
          if (one) characters[one[0] % characters.length] = one[1];
          const xml = characters.join('');
          let turn = 0;
          expect(trimmed(ours(xml, () => cuts[turn++ % cuts.length]!))).toEqual(trimmed(saxes(xml)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  const same: [string, string][] = [
    ['attributes', '<a b="1" c=\'2\' d = "&lt;&#65;&#x42;&amp;"/>'],
    ['white space in attributes', '<a b="x\n\ty"/>'],
    ['line ends', '<a>x\r\ny\rz</a>'],
    ['comments and instructions', '<?xml version="1.0"?><!-- c --><a><?p x?>t<!-- d -->u</a><!-- e -->'],
    ['CDATA', '<a><![CDATA[<b>&amp;]]></a>'],
    ['names of other languages', '<ä:ö xmlns:ä="u" ä:é="1"/>'],
    ['characters beyond the first plane', '<a>😀</a>'],
    ['a byte order mark', '\ufeff<a/>'],
    ['an empty element with space', '<a />'],
    ['an end tag with space', '<a></a >'],
  ];
  it.each(same)('reads %s like saxes', (_, xml) => {
    for (const size of [1, 2, 3, 7, 1000])
      expect(trimmed(ours(xml, () => size))).toEqual(trimmed(saxes(xml)));
    expect(saxes(xml)).not.toBe('fault');
  });

  const faults: [string, string][] = [
    ['nothing', ''],
    ['only white space', '  \n'],
    ['text before the root', 'x<a/>'],
    ['text behind the root', '<a/>x'],
    ['two roots', '<a/><b/>'],
    ['a wrong end tag', '<a></b>'],
    ['an end tag that is a beginning', '<ab></a>'],
    ['an open element', '<a><b></b>'],
    ['an open tag', '<a'],
    ['the first half of a pair', '<a>x\ud83dy</a>'],
    ['the second half of a pair', '<a>x\ude00y</a>'],
    ['half a pair in an attribute', '<a b="\ud83d"/>'],
    ['half a pair in a comment', '<a><!-- \ude00 --></a>'],
    ['half a pair in a long text', `<a>${'x'.repeat(400)}\ud83d</a>`],
    ['an open attribute', '<a b="1'],
    ['a doubled attribute', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute without value', '<a b/>'],
    ['attributes without space', '<a b="1"c="2"/>'],
    ['< in an attribute', '<a b="<"/>'],
    ['an unknown entity', '<a>&x;</a>'],
    ['an entity named like what every object has', '<a>&constructor;</a>'],
    ['such an entity in an attribute', '<a b="&__proto__;"/>'],
    ['an open entity', '<a>&amp</a>'],
    ['a character reference to nothing', '<a>&#0;</a>'],
    ['a character reference to a surrogate', '<a>&#xD800;</a>'],
    [']]> in text', '<a>]]></a>'],
    ['a control character', '<a>\u0001</a>'],
    ['a control character in a comment', '<a><!-- \u0001 --></a>'],
    ['a control character in CDATA', '<a><![CDATA[\u0001]]></a>'],
    ['a control character in an instruction', '<a><?p \u0001?></a>'],
    ['a control character in an attribute', '<a b="\uffff"/>'],
    ['a control character in a long text', `<a>${'x'.repeat(400)}\u000b${'x'.repeat(400)}</a>`],
    ['a control character behind the root', '<a/>\u0001'],
    ['-- in a comment', '<a><!-- -- --></a>'],
    ['a name that begins with a digit', '<1a/>'],
    ['two colons', '<a:b:c/>'],
    ['an XML declaration in the middle', '<a><?xml version="1.0"?></a>'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>'],
    ['a DOCTYPE with entities', '<!DOCTYPE a [<!ENTITY e "v">]><a>&e;</a>'],
    ['an unknown declaration', '<a><!FOO></a>'],
    ['a space before the name', '< a/>'],
  ];
  it.each(faults)('refuses %s, whatever becomes of the text', (_, xml) => {
    for (const size of [1, 3, 1000])
      for (const mode of Object.values(textMode))
        expect([mode, ours(xml, () => size, mode)]).toEqual([mode, 'fault']);
  });

  it('keeps pairs together where it hands out the beginning of a long text', () => {
    const xml = `<a>${'😀'.repeat(40_000)}</a>`;
    for (const size of [999, 1000]) expect(ours(xml, () => size)).toEqual(saxes(xml));
  });

  it('says line and column of a fault', () => {
    const scanner = new XmlScanner({ mode: textMode.ignore, open() {}, close() {}, text() {}, stray() {} });
    let fault: XmlFault | undefined;
    try {
      for (const piece of ['<a>\n <b>', '\n  <c>', '</d>']) scanner.write(piece);
    } catch (error) {
      fault = error as XmlFault;
    }
    expect(fault).toBeInstanceOf(XmlFault);
    expect(scanner.locate(fault!.at!)).toEqual({ line: 3, column: 6 });
  });

  it('stays small with endless names and endless text', () => {
    const scanner = new XmlScanner({ mode: textMode.ignore, open() {}, close() {}, text() {}, stray() {} });
    scanner.write('<a>');
    for (let at = 0; at < 50_000; at += 1) scanner.write(`<n${at}/>`);
    for (let at = 0; at < 200; at += 1) scanner.write('x'.repeat(100_000));
    scanner.write('</a>');
    scanner.end();
    expect(scanner.names.generation).toBeGreaterThan(5);
  });

  it('keeps no long names, however few they are', () => {
    const scanner = new XmlScanner({ mode: textMode.ignore, open() {}, close() {}, text() {}, stray() {} });
    for (let at = 0; at < 20; at += 1)
      scanner.write(`${at === 0 ? '<a>' : ''}<n${'y'.repeat(900_000)}${at}/>`);
    expect(scanner.names.generation).toBeGreaterThan(2);
  });

  it('is not slowed down by names made to have the same hash', async () => {
    // `Aa` and `BB` are one for the hash that Java made known; the multiplier 31 has 4,096 such names of 24 letters.
    const ending = (at: number) =>
      at.toString(2).padStart(12, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB');
    const scanning = (name: (at: number) => string) => {
      const tags = Array.from({ length: 4_000 }, (_, at) => `<${'p'.repeat(400)}${name(at)}/>`).join('');
      return () => {
        const scanner = new XmlScanner({
          mode: textMode.ignore,
          open() {},
          close() {},
          text() {},
          stray() {},
        });
        scanner.write('<a>');
        for (let turn = 0; turn < 4; turn += 1) scanner.write(tags);
      };
    };
    const others = scanning((at) => `${at + 1e11}${at + 1e11}`);
    const limit = 400 + 3 * (await processorTime(others, Number.POSITIVE_INFINITY));
    expect(await processorTime(scanning(ending), limit)).toBeLessThan(limit);
  });
});
