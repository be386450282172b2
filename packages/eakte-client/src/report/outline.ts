import type { ObjectKind } from '../xdomea/check/finding.ts';
import type { Akte, Dokument, Vorgang } from '../xdomea/model/index.ts';
import type { RuleContext, RuleObject, RuleVisitor } from '../xdomea/rules/rule.ts';

/** A record of the outline of a message. */
export interface OutlineNode {
  kind: ObjectKind;
  id?: string;
  title?: string;
  /** Line of the message where the record begins. */
  line: number;
  /** Metadata and deadlines worth showing, by key of `factLabels`. */
  facts: Partial<Record<OutlineFact, string>>;
  files: { name: string; format: string }[];
  children: OutlineNode[];
  /** Records below that are counted but not shown. */
  hidden: Hidden;
}

export type Hidden = Record<'akten' | 'vorgaenge' | 'dokumente', number>;

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

/** Metadata that names or describes people and matters: hidden by `--mask`. */
export const personalFacts: ReadonlySet<OutlineFact> = new Set<OutlineFact>(['kennzeichen']);

export interface Outline {
  roots: OutlineNode[];
  hidden: Hidden;
  /** Nodes kept. */
  shown: number;
}

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
export class OutlineCollector {
  readonly outline: Outline = { roots: [], hidden: { akten: 0, vorgaenge: 0, dokumente: 0 }, shown: 0 };
  readonly #limits: OutlineLimits;
  /** The open records: a node where it is shown, undefined where it is only counted. */
  readonly #open: (OutlineNode | undefined)[] = [];

  constructor(limits: Partial<OutlineLimits> = {}) {
    this.#limits = { ...defaults, ...limits };
  }

  /** The collector in the shape of a rule, so that it rides along in the one pass of the check. */
  visit(_context: RuleContext): RuleVisitor {
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
