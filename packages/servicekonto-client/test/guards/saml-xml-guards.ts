import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of how messages of SAML are read. */
export const samlXmlGuards: readonly TestedGuard[] = [
  {
    name: 'saml: a message has no comments',
    why: 'a name is cut in two, and the half of it is somebody else (CVE-2025-29775 and its kin)',
    provenBy: ['saml/xml/tree.test.ts', 'refuses a comment in a value'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: `text.includes('<!--') || `, instead: '' }],
  },
  {
    name: 'saml: a message has no processing instructions',
    why: 'a value is cut in two by something that a canonical form keeps and a reader skips',
    provenBy: ['saml/xml/tree.test.ts', 'refuses a processing instruction'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: ` || text.includes('<?', behindDeclaration)`, instead: '' }],
  },
  {
    name: 'saml: only a declaration begins a message',
    why: 'an instruction that looks like one is skipped by some readers and read by others',
    provenBy: ['saml/xml/tree.test.ts', 'refuses an instruction that looks like a declaration'],
    shows: [`expected 'no error' to be`],
    edits: [
      {
        file: 'saml/xml/tree.ts',
        text: String.raw`/^<\?xml\s/.test(text)`,
        instead: `text.startsWith('<?')`,
      },
    ],
  },
  {
    name: 'saml: a message is short',
    why: 'somebody fills the memory with one form',
    provenBy: ['saml/xml/tree.test.ts', 'refuses length'],
    shows: [`expected 'no error' to be`],
    edits: [
      {
        file: 'saml/xml/tree.ts',
        text: `if (text.length > longestMessage) throw invalid('xml');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a message is not deep',
    why: 'a thousand levels end in an overflow of the stack',
    provenBy: ['saml/xml/tree.test.ts', 'refuses depth'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: 'depth: 48', instead: 'depth: 4800' }],
  },
  {
    name: 'saml: a message has few elements',
    why: 'each signature costs as much as a stranger writes elements',
    provenBy: ['saml/xml/tree.test.ts', 'refuses width'],
    shows: [`expected 'no error' to be`],
    edits: [
      { file: 'saml/xml/tree.ts', text: `if (count > mostElements) throw invalid('xml');`, instead: '' },
    ],
  },
  {
    name: 'saml: an element has few attributes',
    why: 'looking for one twice costs the square of their number',
    provenBy: ['saml/xml/tree.test.ts', 'refuses attributes'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: 'attributes: 64', instead: 'attributes: 6400' }],
  },
  {
    name: 'saml: a prefix of an element is declared',
    why: 'namespace confusion: two readers give one name two meanings',
    provenBy: ['saml/xml/tree.test.ts', 'refuses an undeclared prefix'],
    shows: [`expected 'no error' to be`],
    edits: [
      {
        file: 'saml/xml/tree.ts',
        text: `if (namespace === undefined) throw invalid('xml');
  return namespace;`,
        instead: `return namespace ?? '';`,
      },
    ],
  },
  {
    name: 'saml: a namespace is absolute',
    why: 'void canonicalisation: canonicalisers give nothing for a relative one, and the digest of nothing fits (Fragile Lock)',
    provenBy: ['saml/xml/tree.test.ts', 'refuses a relative namespace'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: `value !== '' && !absolute.test(value)`, instead: 'false' }],
  },
  {
    name: 'saml: a namespace is no markup',
    why: 'the canonicaliser writes namespaces as they are: what is digested is not what was read',
    provenBy: ['saml/xml/tree.test.ts', 'refuses a namespace that is markup'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: String.raw`[^\s"<>&]+$/`, instead: String.raw`\S+$/` }],
  },
  {
    name: 'saml: no attribute looks like a declaration',
    why: 'the canonicaliser leaves out whatever begins with xmlns, so it is not signed',
    provenBy: ['saml/xml/tree.test.ts', 'refuses an attribute that looks like a declaration'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: `name.startsWith('xmlns')`, instead: 'false' }],
  },
  {
    name: 'saml: faults of namespaces are faults',
    why: 'the prefix xmlns, or one that is bound to nothing, means something else to each reader',
    provenBy: ['saml/xml/tree.test.ts', 'refuses the prefix xmlns'],
    shows: [`expected 'no error' to be`],
    edits: [{ file: 'saml/xml/tree.ts', text: 'reportXml: refuse', instead: 'reportXml: () => undefined' }],
  },
  {
    name: 'saml: an error repeats nothing of a message',
    why: 'a name of a person ends in the log',
    provenBy: ['saml/xml/tree.test.ts', 'repeats nothing of the message in an error'],
    shows: ['Geheim123'],
    edits: [
      {
        file: 'saml/xml/tree.ts',
        text: `invalid('xml', new SyntaxError(cause.message))`,
        instead: `invalid('xml', new SyntaxError(text))`,
      },
    ],
  },
  {
    name: 'saml: a declaration is no attribute',
    why: 'xmlns:ID="…" is read as an id that is not digested where it stands (attribute pollution)',
    provenBy: ['saml/xml/tree.test.ts', 'never takes a declaration for an attribute'],
    shows: ['to be undefined'],
    edits: [{ file: 'saml/xml/tree.ts', text: ' && !isDeclaration(one)', instead: '' }],
  },
  {
    name: 'saml: a value holds no elements',
    why: 'half of a name is taken for the whole one',
    provenBy: ['saml/xml/tree.test.ts', 'refuses two where one is meant'],
    shows: [`expected 'no error' to be`],
    edits: [
      {
        file: 'saml/xml/tree.ts',
        text: `if (node.nodeType !== 3) throw invalid('structure');
    text += node.data;`,
        instead: `text += node.nodeType === 3 ? node.data : '';`,
      },
    ],
  },
  {
    name: 'saml: of two elements none is chosen',
    why: 'two readers take different ones, and only one of them was checked',
    provenBy: ['saml/xml/tree.test.ts', 'refuses two where one is meant'],
    shows: [`expected 'no error' to be`],
    edits: [
      {
        file: 'saml/xml/tree.ts',
        text: `if (more.length > 0) throw invalid('structure');
  return child;`,
        instead: 'return child;',
      },
    ],
  },
];
