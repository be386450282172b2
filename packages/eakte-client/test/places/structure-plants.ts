import { akte, four, replaced, transfer, uuid } from '../rules/messages.ts';
import { inVorgang, type Plant, third, vorgangPath } from './plant.ts';

const betreff = '<xdomea:Betreff>Anmeldung</xdomea:Betreff>';
const structure = (fault: string, from: string | RegExp, to: string, at: string): Plant => ({
  rule: 'XSD',
  fault,
  message: inVorgang({ verweis: [{ sgoTyp: { code: '001' }, sgoKennzeichen: 'A 1' }] }),
  edit: replaced(from, to),
  at,
});
/** Edits what is behind the last place of a text. */
const last = (from: string, to: string) => (xml: string) => {
  const at = xml.lastIndexOf(from);
  if (at < 0) throw new Error(`nothing to change: ${from}`);
  return xml.slice(0, at) + to + xml.slice(at + from.length);
};
const late = (fault: string, from: string, to: string, at: string): Plant => ({
  ...structure(fault, '', '', at),
  edit: last(from, to),
});
const broken = (fault: string, edit: (xml: string) => string, at: string): Plant => ({
  rule: 'XML',
  fault,
  message: inVorgang({}),
  edit,
  at,
});
const refused = (fault: string, edit: (xml: string) => string, at: string): Plant => ({
  ...broken(fault, edit, at),
  rule: 'R32',
});
const inner = `${vorgangPath}/AllgemeineMetadaten`;
const root = '/Aussonderung.Aussonderung.0503';

/** Faults of structure and of XML. Where no element is at fault but a text, the text is named with the path around it. */
export const structurePlants: readonly Plant[] = [
  late('not-allowed', betreff, `${betreff}<xdomea:Farbe>rot</xdomea:Farbe>`, `${inner}/Farbe`),
  late(
    'not-allowed',
    betreff,
    `<xdomea:Medium><code>001</code></xdomea:Medium>${betreff}`,
    `${inner}/Betreff`,
  ),
  late(
    'not-allowed',
    betreff,
    `${betreff}<xdomea:Betreff>noch einmal</xdomea:Betreff>`,
    `${inner}/Betreff[2]`,
  ),
  // Positions count all siblings of a name, also where others are in between and where the schema knows none of them.
  {
    ...late('not-allowed', betreff, `${betreff}<xdomea:X/><xdomea:Y/><xdomea:X/>`, `${inner}/X`),
    also: [`${inner}/Y`, `${inner}/X[2]`],
  },
  late('incomplete', `<xdomea:ID>${uuid(20)}</xdomea:ID>`, '', `${vorgangPath}/Identifikation`),
  structure(
    'not-allowed',
    /<xdomea:Importbestaetigung>1<\/xdomea:Importbestaetigung>\s*/,
    '',
    'Kopf/RueckmeldungArchivkennung',
  ),
  structure('incomplete', /<xdomea:Empfangsbestaetigung>0<\/xdomea:Empfangsbestaetigung>\s*/, '', 'Kopf'),
  structure('fixed', 'Importbestaetigung>1<', 'Importbestaetigung>0<', 'Kopf/Importbestaetigung'),
  structure('value', '2026-01-02T03:04:05.000+01:00', '2.1.2026', 'Kopf/Erstellungszeitpunkt'),
  structure(
    'code',
    '<xdomea:SGOTyp><code>001',
    '<xdomea:SGOTyp><code>x1',
    `${vorgangPath}/Verweis/SGOTyp/code`,
  ),
  late('no-children', 'Anmeldung<', 'Anmel<xdomea:b/>dung<', `${inner}/Betreff/b`),
  late('stray-text', `${betreff}`, `${betreff}STRAY`, `@STRAY ${root}/${inner}`),
  late('wrong-namespace', betreff, '<x:Betreff xmlns:x="urn:x">a</x:Betreff>', `${inner}/Betreff`),
  late('attribute', '<xdomea:Betreff>Anm', '<xdomea:Betreff farbe="rot">Anm', `${inner}/Betreff`),
  late('attribute', '<xdomea:Betreff>Anm', '<xdomea:Betreff xsi:type="x">Anm', `${inner}/Betreff`),
  {
    rule: 'XSD',
    fault: 'attribute-value',
    ...four(third(akte())),
    edit: replaced(' version="4.0.0"', ' version="3.9"'),
    at: '',
  },
  {
    rule: 'XSD',
    fault: 'attribute-missing',
    ...four(third(akte())),
    edit: replaced(' produkt="Fachverfahren"', ''),
    at: '',
  },
  {
    rule: 'XSD',
    fault: 'characters',
    version: '2.3.0',
    message: inVorgang({}),
    edit: last('Anmeldung<', 'Anmeldung 😀<'),
    at: `${inner}/Betreff`,
  },
  {
    rule: 'XSD',
    fault: 'version',
    message: transfer(),
    edit: replaced('urn:xoev-de:xdomea:schema:3.0.0"', 'urn:beispiel:akten"'),
    at: '',
  },
  {
    rule: 'XSD',
    fault: 'no-message',
    message: transfer(),
    edit: (xml) => xml.replaceAll('Aussonderung.0503', 'Entsorgung.0503'),
    at: '',
  },

  broken(
    'end-tag-wrong',
    last('Anmeldung</xdomea:Betreff>', 'Anmeldung</xdomea:Falsch>'),
    `@</xdomea:Falsch> ${root}/${inner}/Betreff`,
  ),
  broken('control-character', last('Anmeldung', 'Anmel\u0001dung'), `@\u0001 ${root}/${inner}/Betreff`),
  broken('unknown-reference', last('Anmeldung', 'Anmel&nbsp;dung'), `@&nbsp; ${root}/${inner}/Betreff`),
  broken('cdata-end-in-text', last('Anmeldung', 'Anmel]]>dung'), `@]]> ${root}/${inner}/Betreff`),
  broken('unknown-markup', last(betreff, `<!ELEMENT x>${betreff}`), `@<!ELEMENT ${root}/${inner}`),
  broken('dashes-in-comment', last(betreff, `<!-- a -- b -->${betreff}`), `@-- b ${root}/${inner}`),
  broken('element-name', last(betreff, `<1x/>${betreff}`), `@<1x/> ${root}/${inner}`),
  broken(
    'attribute-no-quotes',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff a=1>Anm'),
    `@1>A ${root}/${inner}`,
  ),
  broken(
    'attribute-name',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff 1a="1">Anm'),
    `@1a="1" ${root}/${inner}`,
  ),
  broken(
    'attribute-no-value',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff a>Anm'),
    `@>Anmeldung$ ${root}/${inner}`,
  ),
  broken(
    'attribute-space',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff a="1"b="2">Anm'),
    `@b="2" ${root}/${inner}`,
  ),
  broken(
    'less-in-attribute',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff a="<1">Anm'),
    `@<1"> ${root}/${inner}`,
  ),
  broken('tag-end', last('<xdomea:Betreff>Anm', '<xdomea:Betreff/ >Anm'), `@ >Anm ${root}/${inner}`),
  broken('instruction-name', last(betreff, `<?1x?>${betreff}`), `@<?1x ${root}/${inner}`),
  broken(
    'prefix-reserved',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff xmlns:xml="urn:x">Anm'),
    `${inner}/Betreff`,
  ),
  broken('end-without-start', (xml) => `${xml.trimEnd()}</zuviel>\n`, '@</zuviel> '),
  broken('declaration-open', () => `<?xml version="1.0"${' '.repeat(2000)}`, '@<?xml '),
  broken('prefix-undeclared', last(betreff, `<q:x/>${betreff}`), `@<q:x/> ${root}/${inner}/x`),
  broken(
    'attribute-twice',
    last('<xdomea:Betreff>Anm', '<xdomea:Betreff a="1" a="2">Anm'),
    `@a="2" ${root}/${inner}`,
  ),
  broken(
    'tag-cut',
    (xml) => xml.slice(0, xml.lastIndexOf('meldung</xdomea:Betreff>') + 20),
    `@</xdomea:Bet$ ${root}/${inner}/Betreff`,
  ),
  broken(
    'not-closed',
    (xml) => xml.slice(0, xml.lastIndexOf('dung</xdomea:Betreff>') + 4),
    `@g$ ${root}/${inner}/Betreff`,
  ),
  broken('second-root', (xml) => `${xml.trimEnd()}<zweite/>\n`, '@<zweite/> '),
  broken('text-outside', (xml) => `${xml.trimEnd()}DAHINTER\n`, '@DAHINTER '),
  broken('declaration-malformed', replaced('<?xml version="1.0"', '<?xml version="eins"'), '@<?xml '),
  broken('no-element', () => '<?xml version="1.0"?>', '@>$ '),
  refused('doctype', replaced('?>', '?><!DOCTYPE x>'), '@<!DOCTYPE '),
  refused(
    'too-deep',
    last(betreff, `${'<xdomea:a>'.repeat(250)}<xdomea:zu-tief>`),
    `@<xdomea:zu-tief> ${root}/${inner}${'/a'.repeat(250)}`,
  ),
  refused(
    'too-many-attributes',
    last(
      '<xdomea:Betreff>Anm',
      `<xdomea:Betreff${Array.from({ length: 513 }, (_, at) => ` a${at}=""`).join('')}>Anm`,
    ),
    `@a512= ${root}/${inner}`,
  ),
  {
    // A tag is too long when it has to be kept over the pieces in which a message arrives.
    ...refused(
      'tag-too-long',
      last('<xdomea:Betreff>Anm', `<xdomea:Betreff a="${'x'.repeat(2 ** 21)}">Anm`),
      `@<xdomea:Betreff a= ${root}/${inner}`,
    ),
    bytesOnly: true,
  },
  refused(
    'text-too-long',
    last('Anmeldung</xdomea:Betreff>', `${'x'.repeat(10_000_001)}</xdomea:Betreff>`),
    `@<xdomea:Betreff>xx ${root}/${inner}/Betreff`,
  ),
  { ...refused('encoding-not-utf8', replaced('UTF-8', 'ISO-8859-1'), '@<?xml '), bytesOnly: true },
  { ...refused('encoding-unknown', replaced('UTF-8', 'klingon'), '@<?xml '), bytesOnly: true },
  {
    ...refused(
      'encoding-wrong',
      last('Anmeldung', 'Anmel\u00ff\u00ffdung'),
      `@\u00ff ${root}/${inner}/Betreff`,
    ),
    bytesOnly: true,
  },
];
