import { type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import type { BodyCode, BodyNode, MessageBody } from '../report/body.ts';
import type { Outline, OutlineNode } from '../report/outline.ts';
import { fieldName } from '../xdomea/mapping/fields.ts';
import { bodyLabel } from './body-labels.ts';
import { codeMeaning } from './code-meanings.ts';
import { codeName } from './code-names.ts';
import { joined } from './numbers.ts';

/** Something that a message says, for people, masked or not. */
export interface DescribedBodyNode {
  readonly label: LocalText;
  readonly value: LocalText | undefined;
  readonly children: readonly DescribedBodyNode[];
}

const same = (said: string): LocalText => text(said, said);

/** A field of the model by the name of its element, which bodies have at their top. */
const fieldOf: Readonly<Record<string, string>> = {
  BewertetesObjekt: 'bewertetesSgo',
  AbgegebenesObjekt: 'abgegebenesSgo',
  AusgelagertesObjekt: 'ausgelagertesSgo',
  RueckuebertragenesObjekt: 'rueckuebertragenesSgo',
  RueckzuleihendesObjekt: 'rueckzuleihendesSgo',
  RueckzuuebertragendesObjekt: 'rueckzuuebertragendesSgo',
};

function labelOf({ name, unknown }: BodyNode, mask: Mask): LocalText {
  if (unknown) {
    const path = mask.path(name);
    return text(`Unbekanntes Element ${path}`, `Unknown element ${path}`);
  }
  const field = Object.hasOwn(fieldOf, name) ? fieldOf[name]! : /^[A-Z]/.test(name) ? fieldName(name) : name;
  return bodyLabel(field) ?? same(mask.word(name));
}

function codeText(field: string, { code, name, list }: BodyCode, mask: Mask): LocalText {
  const known =
    codeName(field, code) ?? (/ueckmeldung|ehlermeldung/.test(field) ? codeMeaning(code) : undefined);
  const shown = known ? code : mask.word(code);
  // The message may name its code as it likes.
  const said = name === undefined || name === known?.de ? undefined : same(mask.word(name));
  const of = list === undefined ? undefined : same(mask.word(list));
  const extra = joined([known, said, of], ', ');
  return extra.de === '' ? same(shown) : text(`${shown} (${extra.de})`, `${shown} (${extra.en})`);
}

/** Raw XML between the tags of an unknown element, as its text where there are no elements inside. */
const plainXml = (xml: string) => (xml.includes('<') ? xml.replace(/\s+/g, ' ') : xml);

/** Records of another message, by their id. */
type KnownRecords = ReadonlyMap<string, OutlineNode>;

function recordsOf(nodes: readonly OutlineNode[], known = new Map<string, OutlineNode>()): KnownRecords {
  for (const node of nodes) {
    if (node.id !== undefined) known.set(node.id.toLowerCase(), node);
    recordsOf(node.children, known);
  }
  return known;
}

/** `Akte 22.31/2026-17, Hundesteuer`: nobody knows a record by its id. */
function recordText({ kind, title, facts }: OutlineNode, mask: Mask): string {
  const said = [facts.kennzeichen, title].flatMap((one) => (one ? [mask.word(one)] : []));
  return [kind, said.join(', ')].filter(Boolean).join(' ');
}

function valueText(
  { name, value, unknown }: BodyNode,
  mask: Mask,
  records: KnownRecords,
): LocalText | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? text('ja', 'yes') : text('nein', 'no');
  if (typeof value === 'number') return same(String(value));
  if (typeof value === 'object') return codeText(name, value, mask);
  const shown = mask.word(unknown ? plainXml(value) : value);
  const record = unknown ? undefined : records.get(value.toLowerCase());
  return same(record ? `${recordText(record, mask)} (${shown})` : shown);
}

/** `und 950 weitere`. */
export const moreEntriesText = (hidden: number): LocalText =>
  text(`und ${hidden.toLocaleString('de-DE')} weitere`, `and ${hidden.toLocaleString('en-GB')} more`);

function describe(node: BodyNode, mask: Mask, records: KnownRecords): DescribedBodyNode {
  const children = node.children.map((child) => describe(child, mask, records));
  if (node.hidden > 0) children.push({ label: moreEntriesText(node.hidden), value: undefined, children: [] });
  return { label: labelOf(node, mask), value: valueText(node, mask, records), children };
}

/**
 * Writes what a message says beside its records for people: every element with its label and value, lists cut where the
 * body was. With a mask that hides, labels, ids, numbers and codes of the standard stay.
 *
 * @example
 * for (const { label, value } of describeBody(report.body, createMask(catalogue, { mask: true }))) console.log(label.de, value?.de);
 */
export function describeBody(
  body: MessageBody,
  mask: Mask,
  { records }: { readonly records?: Pick<Outline, 'roots'> | undefined } = {},
): readonly DescribedBodyNode[] {
  const known = recordsOf(records?.roots ?? []);
  const rest = Object.entries(body.hidden).map(([name, hidden]): DescribedBodyNode => {
    const label = labelOf(
      { name, value: undefined, children: [], hidden: 0, unknown: name.includes('/') },
      mask,
    );
    return { label, value: moreEntriesText(hidden), children: [] };
  });
  return [...body.nodes.map((node) => describe(node, mask, known)), ...rest];
}

/** `Alle 312 Angaben`. */
export const allEntriesText = (entries: number): LocalText =>
  text(`Alle ${entries.toLocaleString('de-DE')} Angaben`, `All ${entries.toLocaleString('en-GB')} entries`);

/** Heading of a body. */
export const bodyTitle = text('Was die Nachricht sagt', 'What the message says');
