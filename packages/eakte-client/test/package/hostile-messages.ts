import { forgeZip } from './forge-zip.ts';
import { messageName } from './hostile-containers.ts';

/** A message that must be recognised: what it is, how it is made, and the rule that has to name it. */
export interface HostileMessage {
  what: string;
  /** Rule that says it, or what is not checked (`eakte.unchecked.…`): then there is no verdict. */
  rule: string;
  make: () => string | Buffer;
}

const namespace = 'urn:xoev-de:xdomea:schema:3.1.0';
const name = 'Abgabe.Abgabe.0401';
const kopf =
  '<x:Kopf><x:ProzessID>3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01</x:ProzessID><x:Nachrichtentyp listURI="urn:xoev-de:xdomea:codeliste:nachrichtentyp" listVersionID="2.0"><code>0401</code></x:Nachrichtentyp><x:Erstellungszeitpunkt>2026-01-15T08:00:00Z</x:Erstellungszeitpunkt><x:Absender/><x:Empfaenger/><x:Importbestaetigung>1</x:Importbestaetigung><x:Empfangsbestaetigung>0</x:Empfangsbestaetigung></x:Kopf>';
const open = `<x:${name} xmlns:x="${namespace}">`;
const close = `</x:${name}>`;
const akte = (inside: string) =>
  `<x:Schriftgutobjekt><x:Akte><x:Identifikation><x:ID>c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b11</x:ID></x:Identifikation>${inside}</x:Akte></x:Schriftgutobjekt>`;
const message = (inside: string, before = '') => `${before}${open}${kopf}${inside}${close}`;
const betreff = (text: string) =>
  akte(`<x:AllgemeineMetadaten><x:Betreff>${text}</x:Betreff></x:AllgemeineMetadaten>`);
const entities = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
);

/** One well-formed message, for the tests that take it apart. */
export const plainMessage = message(betreff('Hundesteuer'));

export const hostileMessages: HostileMessage[] = [
  { what: 'a DOCTYPE', rule: 'R32', make: () => message(betreff('a'), '<!DOCTYPE a>') },
  {
    what: 'a file entity',
    rule: 'R32',
    make: () => message(betreff('&f;'), '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
  },
  {
    what: 'a network entity',
    rule: 'R32',
    make: () => message(betreff('&f;'), '<!DOCTYPE a [<!ENTITY f SYSTEM "http://127.0.0.1:9/x">]>'),
  },
  {
    what: 'a billion laughs',
    rule: 'R32',
    make: () => message(betreff('&e9;'), `<!DOCTYPE a [<!ENTITY e0 "ha">${entities.join('')}]>`),
  },
  {
    what: 'a parameter entity',
    rule: 'R32',
    make: () => message(betreff('a'), '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///dev/zero">%p;]>'),
  },
  { what: 'an unknown entity', rule: 'XML', make: () => message(betreff('&nbsp;')) },
  {
    what: '10,000 nested elements',
    rule: 'R32',
    make: () => message(akte('<x:Akteninhalt><x:Teilakte>'.repeat(5000))),
  },
  { what: '10,000 nested foreign elements', rule: 'R32', make: () => message(akte('<y>'.repeat(10_000))) },
  { what: 'a NUL', rule: 'XML', make: () => message(betreff('a\0b')) },
  { what: 'a NUL as a reference', rule: 'XML', make: () => message(betreff('&#0;')) },
  { what: 'a control character as a reference', rule: 'XML', make: () => message(betreff('&#x1b;')) },
  { what: 'a surrogate as a reference', rule: 'XML', make: () => message(betreff('&#xd800;')) },
  { what: 'a number that is no character', rule: 'XML', make: () => message(betreff('&#x110000;')) },
  {
    what: 'bytes that are no UTF-8',
    rule: 'R32',
    make: () =>
      Buffer.concat([Buffer.from(message('').slice(0, 400)), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
  },
  {
    what: 'an overlong UTF-8 form',
    rule: 'R32',
    make: () => Buffer.from(message(betreff('\u0001')).replace('\u0001', '\u00c0\u00af'), 'latin1'),
  },
  {
    what: 'an unknown encoding',
    rule: 'R32',
    make: () => message('', '<?xml version="1.0" encoding="klingon"?>'),
  },
  {
    what: 'Latin-1',
    rule: 'R32',
    make: () =>
      Buffer.from(message(betreff('Straße'), '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1'),
  },
  { what: 'UTF-16', rule: 'R32', make: () => Buffer.from(`\ufeff${message(betreff('a'))}`, 'utf16le') },
  { what: 'an end that is missing', rule: 'XML', make: () => `${open}${kopf}` },
  { what: 'an end that does not fit', rule: 'XML', make: () => `${open}</x:Abgabe>` },
  { what: 'two roots', rule: 'XML', make: () => `${message('')}${message('')}` },
  { what: 'text after the root', rule: 'XML', make: () => `${message('')}text` },
  { what: 'a prefix that is not declared', rule: 'XML', make: () => message('<z:a/>') },
  { what: 'an attribute twice', rule: 'XML', make: () => message('<x:a b="1" b="2"/>') },
  {
    what: 'an attribute twice by another prefix',
    rule: 'XML',
    make: () => message('<x:a xmlns:p="urn:q" xmlns:q="urn:q" p:b="1" q:b="2"/>'),
  },
  { what: 'a < in an attribute', rule: 'XML', make: () => message('<x:a b="<"/>') },
  { what: 'the end of CDATA in text', rule: 'XML', make: () => message(betreff(']]>')) },
  { what: 'a comment with two hyphens', rule: 'XML', make: () => message('<!-- a -- b -->') },
  { what: 'an XML declaration in the middle', rule: 'XML', make: () => message('<?xml version="1.0"?>') },
  { what: 'the xml prefix bound elsewhere', rule: 'XML', make: () => message('<x:a xmlns:xml="urn:q"/>') },
  {
    what: '100,000 attributes',
    rule: 'R32',
    make: () => message(`<x:a ${Array.from({ length: 100_000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
  },
  { what: 'a name of 1 MiB', rule: 'XSD', make: () => message(`<x:${'a'.repeat(1 << 20)}/>`) },
  { what: 'an attribute of 20 MiB', rule: 'R32', make: () => message(`<x:a b="${'a'.repeat(20 << 20)}"/>`) },
  { what: 'a root of nothing', rule: 'XML', make: () => '<' },
  { what: 'only white space and a declaration', rule: 'XML', make: () => '<?xml version="1.0"?>\n' },
  { what: 'only a comment', rule: 'XML', make: () => '<!-- nichts -->' },
  {
    what: 'an unknown version',
    rule: 'eakte.unchecked.version',
    make: () => message('').replace('3.1.0', '7.0.0'),
  },
  { what: 'an unknown message', rule: 'XSD', make: () => message('').replaceAll('0401', '0499') },
  {
    what: 'another kind of document',
    rule: 'XSD',
    make: () => '<html xmlns="http://www.w3.org/1999/xhtml"/>',
  },
  { what: '30,000 wrong elements', rule: 'XSD', make: () => message('<x:falsch/>'.repeat(30_000)) },
];

/** The same messages inside a container. */
export const inContainer = (make: HostileMessage['make']): Buffer =>
  forgeZip([{ name: messageName, data: Buffer.from(make()), method: 8 }]);
