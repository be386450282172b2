import type { Kopf } from '../xdomea/model/index.ts';
import type { UnknownElement } from '../xdomea/read/events.ts';
import type { MessageContext, MessageVisitor, RuleObject, RuleVisitor } from '../xdomea/rules/rule.ts';

/** A code of the message with the name it gives, and its list where it is not one of the standard's. */
export interface BodyCode {
  readonly code: string;
  readonly name: string | undefined;
  readonly list: string | undefined;
}

/** Something that a message says: a value, or what is inside. Texts are content: show them, never log them. */
export interface BodyNode {
  /** Name of the field in the model, of the element for `unknown`; `describeBody()` of the texts labels it. */
  readonly name: string;
  readonly value: string | number | boolean | BodyCode | undefined;
  readonly children: readonly BodyNode[];
  /** Entries inside that are counted and not shown. */
  readonly hidden: number;
  /** Not of the standard: its value is raw XML without the tags around it. */
  readonly unknown: boolean;
}

/** What a message says beside its records, in the order of the message and bounded. */
export interface MessageBody {
  readonly nodes: readonly BodyNode[];
  /** Elements of the body that are counted and not shown, by name. */
  readonly hidden: Readonly<Record<string, number>>;
}

/** Bounds of a body. */
export interface BodyLimits {
  /** Values and groups kept in all. */
  readonly maxNodes: number;
  /** Entries kept of a list. */
  readonly maxEntries: number;
}

const defaults: BodyLimits = { maxNodes: 2500, maxEntries: 200 };
const longest = 500;
const clip = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** Fields of the header that reports show by themselves. */
const shownElsewhere: ReadonlySet<string> = new Set([
  'prozessId',
  'nachrichtenUuid',
  'nachrichtentyp',
  'erstellungszeitpunkt',
  'autor',
  'leser',
  'uuidUrsprungsnachricht',
  'lfdNrNachrichtProTyp',
  'gesamtanzahlNachrichtenProTyp',
]);

/** Lists of the standard are known by their element. */
const isOfStandard = (list: string) => /^urn:xoev-de:(xdomea|kosit):codeliste:/.test(list);

type Given = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null;

/** Collects what a message says beside its records while it streams by, in bounded memory. */
export class BodyCollector implements MessageVisitor {
  readonly #limits: BodyLimits;
  readonly #nodes: BodyNode[] = [];
  readonly #hidden = new Map<string, number>();
  readonly #entries = new Map<string, number>();
  #kept = 0;

  constructor(limits: Partial<BodyLimits> | undefined = {}) {
    this.#limits = { ...defaults, ...limits };
  }

  /** What was collected; undefined when the message says nothing beside its records. */
  get body(): MessageBody | undefined {
    if (this.#nodes.length === 0 && this.#hidden.size === 0) return undefined;
    return { nodes: this.#nodes, hidden: Object.fromEntries(this.#hidden) };
  }

  /** Visits the message in the same pass as the rules. */
  visit({ messageType }: Pick<MessageContext, 'messageType'>): RuleVisitor {
    return {
      kopf: (kopf) => this.#kopf(kopf, messageType),
      leave: (object) => this.#record(object),
      body: (element, value) => this.#add(element, value),
      unknown: (unknown) => this.#unknown(unknown),
    };
  }

  #kopf(kopf: Kopf, messageType: string): void {
    // Up to 3.1 a 0203 has no code of its own, and a broken message may name itself otherwise.
    if (kopf.nachrichtentyp && kopf.nachrichtentyp.code !== messageType)
      this.#add('nachrichtentyp', kopf.nachrichtentyp);
    for (const [field, value] of Object.entries(kopf)) {
      if (shownElsewhere.has(field) || value === undefined) continue;
      for (const one of Array.isArray(value) ? value : [value]) this.#add(field, one);
    }
  }

  /** Records are in the outline; a letter beside them is named, because there nothing tells it from a document. */
  #record({ level, element, title, id }: RuleObject): void {
    if (level === 1 && (element === 'Anschreiben' || element === 'Anlage'))
      this.#add(element, title ?? id ?? '');
  }

  #unknown({ path, xml }: UnknownElement): void {
    if (this.#isFull(path)) return;
    this.#kept += 1;
    this.#nodes.push({ name: path, value: clip(xml.trim()), children: [], hidden: 0, unknown: true });
  }

  #isFull(name: string): boolean {
    const number = (this.#entries.get(name) ?? 0) + 1;
    this.#entries.set(name, number);
    const isFull = number > this.#limits.maxEntries || this.#kept >= this.#limits.maxNodes;
    if (isFull) this.#hidden.set(name, (this.#hidden.get(name) ?? 0) + 1);
    return isFull;
  }

  #add(name: string, value: unknown): void {
    if (!this.#isFull(name)) this.#nodes.push(this.#node(name, value));
  }

  #node(name: string, value: unknown): BodyNode {
    this.#kept += 1;
    if (!isObject(value)) return leaf(name, typeof value === 'string' ? clip(value) : value);
    if (typeof value.code === 'string') return leaf(name, codeOf(value));
    if (typeof value.xml === 'string') return leaf(name, clip(value.xml));
    const children: BodyNode[] = [];
    let hidden = 0;
    for (const [field, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const list = Array.isArray(inner) ? (inner as readonly unknown[]) : [inner];
      const shown = list.slice(0, this.#limits.maxEntries);
      hidden += list.length - shown.length;
      for (const one of shown) {
        if (this.#kept < this.#limits.maxNodes) children.push(this.#node(field, one));
        else hidden += 1;
      }
    }
    return { name, value: undefined, children, hidden, unknown: false };
  }
}

const leaf = (name: string, value: unknown): BodyNode => ({
  name,
  value: value as BodyNode['value'],
  children: [],
  hidden: 0,
  unknown: false,
});

function codeOf({ code, name, listUri }: Given): BodyCode {
  const list = typeof listUri === 'string' && !isOfStandard(listUri) ? clip(listUri) : undefined;
  return { code: clip(String(code)), name: typeof name === 'string' ? clip(name) : undefined, list };
}
