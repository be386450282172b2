import { prefixes, type RdfTerm, type Triple } from '../src/rdf/term.ts';

/** Terms in the RDF/JS shape, whoever made them. */
export interface AnyTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}
/** A triple in the RDF/JS shape, whoever made it. */
export interface AnyTriple {
  readonly subject: AnyTerm;
  readonly predicate: AnyTerm;
  readonly object: AnyTerm;
}

const isBlank = ({ termType }: AnyTerm): boolean => termType === 'BlankNode';

type Labels = ReadonlyMap<string, string>;

/** A term as a text; blank nodes by the name that `labels` gives them. */
function textOf(term: AnyTerm, labels: Labels): string {
  if (term.termType === 'BlankNode') return `_:${labels.get(term.value) ?? ''}`;
  if (term.termType !== 'Literal') return `<${term.value}>`;
  // Languages are compared without case (RDF 1.1 Concepts, section 3.3).
  const language = (term.language ?? '').toLowerCase();
  const datatype = language === '' ? (term.datatype?.value ?? `${prefixes.xsd}string`) : '';
  return `${JSON.stringify(term.value)}${language === '' ? `^^<${datatype}>` : `@${language}`}`;
}

const lineOf = ({ subject, predicate, object }: AnyTriple, labels: Labels): string =>
  [subject, predicate, object].map((term) => textOf(term, labels)).join(' ');

/** Triples without repetitions, and where each blank node occurs. */
class Side {
  readonly triples: readonly AnyTriple[];
  readonly around = new Map<string, AnyTriple[]>();
  colours = new Map<string, string>();

  constructor(triples: Iterable<AnyTriple>) {
    const own = new Map<string, string>();
    const label = (term: AnyTerm) => {
      if (term.termType === 'BlankNode') own.set(term.value, term.value);
    };
    const single = new Map<string, AnyTriple>();
    for (const triple of triples) {
      label(triple.subject);
      label(triple.object);
      single.set(lineOf(triple, own), triple);
    }
    this.triples = [...single.values()];
    for (const name of own.keys()) {
      this.around.set(name, []);
      this.colours.set(name, '');
    }
    for (const triple of this.triples)
      for (const name of new Set([triple.subject, triple.object].filter(isBlank).map(({ value }) => value)))
        this.around.get(name)!.push(triple);
  }

  /** Texts of all triples, with colours for blank nodes. */
  lines(): string[] {
    return this.triples.map((triple) => lineOf(triple, this.colours)).sort();
  }

  /** By colour, the blank nodes that have it. */
  cells(): Map<string, string[]> {
    const cells = new Map<string, string[]>();
    for (const [name, colour] of this.colours) cells.set(colour, [...(cells.get(colour) ?? []), name]);
    return cells;
  }
}

/** Colours blank nodes by what is around them, on both sides with the same colours, until no more of them differ. */
function refine(sides: readonly [Side, Side]): void {
  for (let known = 0; ; ) {
    const numbers = new Map<string, string>();
    const next = sides.map((side) => {
      const texts = new Map<string, string>();
      for (const [name, triples] of side.around) {
        const lines = triples.map((triple) => {
          const role = [triple.subject, triple.object].map((term) => isBlank(term) && term.value === name);
          return `${role} ${lineOf(triple, side.colours)}`;
        });
        texts.set(name, `${side.colours.get(name)}\n${lines.sort().join('\n')}`);
      }
      return texts;
    });
    for (const texts of next)
      for (const text of texts.values()) if (!numbers.has(text)) numbers.set(text, `c${numbers.size}`);
    for (const [index, side] of sides.entries())
      side.colours = new Map([...next[index]!].map(([name, text]) => [name, numbers.get(text)!]));
    if (numbers.size === known) return;
    known = numbers.size;
  }
}

function matches(sides: readonly [Side, Side], chosen: number): boolean {
  refine(sides);
  const [left, right] = sides;
  if (left.lines().join('\n') !== right.lines().join('\n')) return false;
  const others = right.cells();
  const open = [...left.cells()].find(([, names]) => names.length > 1);
  if (open === undefined) return true;
  const [colour, [first]] = open;
  const before = sides.map((side) => new Map(side.colours)) as [Map<string, string>, Map<string, string>];
  for (const partner of others.get(colour) ?? []) {
    left.colours = new Map(before[0]).set(first!, `chosen${chosen}`);
    right.colours = new Map(before[1]).set(partner, `chosen${chosen}`);
    if (matches(sides, chosen + 1)) return true;
  }
  return false;
}

/**
 * What two graphs differ in, as lines with `-` for what only the first and `+` for what only the second has; empty when they
 * are isomorphic (RDF 1.1 Concepts, section 3.6): the same triples up to the labels of blank nodes. For small graphs.
 */
export function graphDifference(left: Iterable<AnyTriple>, right: Iterable<AnyTriple>): string[] {
  const sides = [new Side(left), new Side(right)] as const;
  refine(sides);
  const [before, after] = sides.map((side) => side.lines()) as [string[], string[]];
  const lost = minus(before, after).map((line) => `- ${line}`);
  const added = minus(after, before).map((line) => `+ ${line}`);
  if (lost.length + added.length > 0) return [...lost, ...added];
  return matches(sides, 0) ? [] : ['± blank nodes that look alike are joined otherwise'];
}

/** The lines of one list that the other lacks, as often as it lacks them. */
function minus(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const number = left.get(line) ?? 0;
    left.set(line, number - 1);
    return number <= 0;
  });
}

/** A term as tests write and read it: `<iri>`, `_:label`, `"text"@de`, `"1"^^<datatype>`; `"text"` alone for xsd:string. */
export function shownTerm(term: RdfTerm): string {
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  const { value, language, datatype } = term;
  if (language !== '') return `"${value}"@${language}`;
  return datatype.value === `${prefixes.xsd}string` ? `"${value}"` : `"${value}"^^<${datatype.value}>`;
}

/** Triples as lines in order. */
export const shownTriples = (triples: Iterable<Triple>): string[] =>
  [...triples]
    .map(({ subject, predicate, object }) => [subject, predicate, object].map(shownTerm).join(' '))
    .sort();
