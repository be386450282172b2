import { type NamedNode, prefixes, type RdfTerm, type Subject, type Triple } from '../term.ts';

const pairs = Object.entries(prefixes);

/** Turtle 1.1: one block a subject, prefixes for what is used. */
export function writeTurtle(triples: readonly Triple[]): string {
  const used = new Set<string>();
  const iriText = (node: NamedNode): string => {
    for (const [prefix, base] of pairs) {
      if (!node.value.startsWith(base)) continue;
      const local = node.value.slice(base.length);
      // The safe core of PN_LOCAL; anything else is written in full.
      if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(local)) continue;
      used.add(prefix);
      return `${prefix}:${local}`;
    }
    return `<${node.value}>`;
  };
  const subjectText = (node: Subject) => (node.termType === 'NamedNode' ? iriText(node) : `_:${node.value}`);
  const termText = (term: RdfTerm): string => {
    if (term.termType !== 'Literal') return subjectText(term);
    const text = `"${escapeString(term.value)}"`;
    if (term.language) return `${text}@${term.language}`;
    return term.datatype.value === `${prefixes.xsd}string` ? text : `${text}^^${iriText(term.datatype)}`;
  };
  const blocks = [...groupBySubject(triples).values()].map((group) => {
    const lines = group.map(({ predicate, object }) => {
      const verb = predicate.value === `${prefixes.rdf}type` ? 'a' : iriText(predicate);
      return `  ${verb} ${termText(object)}`;
    });
    return `${subjectText((group[0] as Triple).subject)}\n${lines.join(' ;\n')} .\n`;
  });
  const head = pairs
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`);
  return `${head.join('')}\n${blocks.join('\n')}`;
}

/** Triples by subject in the order of first use, without repetitions. */
export function groupBySubject(triples: readonly Triple[]): Map<string, Triple[]> {
  const groups = new Map<string, Triple[]>();
  const seen = new Set<string>();
  for (const triple of triples) {
    const { subject, predicate, object } = triple;
    const tail = object.termType === 'Literal' ? [object.language, object.datatype.value] : [];
    const key = JSON.stringify([
      subject.termType,
      subject.value,
      predicate.value,
      object.termType,
      object.value,
      tail,
    ]);
    if (seen.has(key)) continue;
    seen.add(key);
    const id = `${subject.termType} ${subject.value}`;
    const group = groups.get(id);
    if (group) group.push(triple);
    else groups.set(id, [triple]);
  }
  return groups;
}

function escapeString(text: string): string {
  return text.replace(/[\\"\p{Cc}]/gu, (char) => {
    if (char === '\\' || char === '"') return `\\${char}`;
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '\t') return '\\t';
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
