import type { ObjectKind } from '../xdomea/finding/place.ts';
import type { Akte, Dokument, Vorgang } from '../xdomea/model/index.ts';
import type { MessageContext, MessageVisitor, RuleObject, RuleVisitor } from '../xdomea/rules/rule.ts';

/** A record of the outline of a message. */
export interface OutlineNode {
  kind: ObjectKind;
  id?: string | undefined;
  /** Subject, cut to 160 characters. Personal data. */
  title?: string | undefined;
  /** Line of the message where the record begins. */
  line: number;
  /** Metadata and deadlines worth showing, as in the message; `describeNode()` of the texts writes them for people. */
  facts: Partial<Record<OutlineFact, string>>;
  files: { name: string; format: string }[];
  children: OutlineNode[];
  /** Records below that are counted but not shown. */
  hidden: Hidden;
}

/** Records that are counted and not shown. */
export type Hidden = Record<'akten' | 'vorgaenge' | 'dokumente', number>;

/** Metadata of a record that an outline shows. */
export type OutlineFact =
  | 'kennzeichen'
  | 'typ'
  | 'laufzeit'
  | 'aktenplan'
  | 'aufbewahrung'
  | 'aufbewahrungsende'
  | 'aussonderungsart'
  | 'bewertungsvorschlag'
  | 'geheimhaltung'
  | 'zda'
  | 'datum'
  | 'kontext';

/** The records of a message as a tree of bounded size. */
export interface Outline {
  roots: OutlineNode[];
  hidden: Hidden;
  /** Nodes kept. */
  shown: number;
}

/** Bounds of an outline. */
export interface OutlineLimits {
  /** Records kept in all. */
  maxNodes: number;
  /** Children shown of one record. */
  maxChildren: number;
}

const defaults: OutlineLimits = { maxNodes: 2500, maxChildren: 50 };
const maxText = 160;
const clip = (text: string) => (text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text);

const kindCount: Record<ObjectKind, keyof Hidden> = {
  Akte: 'akten',
  Teilakte: 'akten',
  Vorgang: 'vorgaenge',
  Teilvorgang: 'vorgaenge',
  Dokument: 'dokumente',
};

/** Collects an outline of bounded size while a message streams by; the rest is counted at its parent. */
export class OutlineCollector implements MessageVisitor {
  readonly outline: Outline = { roots: [], hidden: { akten: 0, vorgaenge: 0, dokumente: 0 }, shown: 0 };
  readonly #limits: OutlineLimits;
  /** The open records: a node where it is shown, undefined where it is only counted. */
  readonly #open: (OutlineNode | undefined)[] = [];

  constructor(limits: Partial<OutlineLimits> | undefined = {}) {
    this.#limits = { ...defaults, ...limits };
  }

  /** Visits the message in the same pass as the rules. */
  visit(_context: MessageContext): RuleVisitor {
    return {
      enter: (object) => this.#enter(object),
      leave: (object) => this.#leave(object),
      format: (format) => {
        const node = this.#open.at(-1);
        if (node && node.files.length < 10) {
          node.files.push({ name: clip(format.primaerdokument.dateiname), format: format.name.code });
        }
      },
    };
  }

  #enter(object: RuleObject): void {
    const parent = this.#open.at(-1);
    const siblings = this.#open.length === 0 ? this.outline.roots : parent?.children;
    // The last sixth of the room is kept for the top level, so that late Akten do not vanish behind early documents.
    const room = this.#open.length === 0 ? this.#limits.maxNodes : (this.#limits.maxNodes * 5) / 6;
    const limit = this.#open.length === 0 ? this.#limits.maxNodes : this.#limits.maxChildren;
    if (!siblings || siblings.length >= limit || this.outline.shown >= room) {
      const shownAbove = this.#open.findLast((node) => node !== undefined);
      (shownAbove?.hidden ?? this.outline.hidden)[kindCount[object.kind]]++;
      this.#open.push(undefined);
      return;
    }
    const node: OutlineNode = {
      kind: object.kind,
      line: object.mark.line,
      facts: {},
      files: [],
      children: [],
      hidden: { akten: 0, vorgaenge: 0, dokumente: 0 },
    };
    siblings.push(node);
    this.outline.shown++;
    this.#open.push(node);
  }

  #leave(object: RuleObject): void {
    const node = this.#open.pop();
    if (!node) return;
    if (object.id !== undefined) node.id = object.id;
    if (object.title !== undefined) node.title = clip(object.title);
    for (const [key, value] of factsOf(object.data)) node.facts[key] = clip(value);
  }
}

function* factsOf(data: Akte | Vorgang | Dokument): Generator<[OutlineFact, string]> {
  const { allgemeineMetadaten: general } = data;
  if (general?.kennzeichen) yield ['kennzeichen', general.kennzeichen];
  if (data.typ) yield ['typ', data.typ];
  if (general?.aktenplaneinheit?.kennzeichen) yield ['aktenplan', general.aktenplaneinheit.kennzeichen];
  if (general?.geheimhaltung) yield ['geheimhaltung', general.geheimhaltung.geheimhaltungsgrad.code];
  if (data.kind === 'Dokument') {
    const date = data.datumDesSchreibens ?? data.posteingangsdatum ?? data.postausgangsdatum;
    if (date) yield ['datum', date];
    return;
  }
  if (data.kontextobjekt) yield ['kontext', '1'];
  if (data.laufzeit) yield ['laufzeit', `${data.laufzeit.beginn ?? ''}/${data.laufzeit.ende ?? ''}`];
  if (data.zdaDatum ?? data.zda) yield ['zda', data.zdaDatum ?? '1'];
  const disposal = data.aussonderungsmetadaten;
  if (!disposal) return;
  const { aufbewahrungsdauer: period } = disposal;
  if (period?.unbefristet) yield ['aufbewahrung', 'unbefristet'];
  else if (period?.anzahlJahre !== undefined) yield ['aufbewahrung', String(period.anzahlJahre)];
  if (disposal.aufbewahrungsende) yield ['aufbewahrungsende', disposal.aufbewahrungsende];
  const kind = disposal.aussonderungsart?.code ?? disposal.aussonderungsartKonfigurierbar;
  if (kind) yield ['aussonderungsart', kind];
  if (disposal.bewertungsvorschlag) yield ['bewertungsvorschlag', disposal.bewertungsvorschlag.code];
}
