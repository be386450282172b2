import type { Schriftgutobjekt } from '../model/index.ts';
import { type EffectiveValues, effectiveOf } from '../retention/effective.ts';
import { raised, type SecrecyLevel } from '../retention/secrecy.ts';
import type { RecordAbove, RecordItem } from './items.ts';
import type { RecordFrame } from './record.ts';

/** A record with what is around it and the secrecy inside it. */
export interface RecordNode {
  readonly frame: RecordFrame;
  /** Its data, with what an earlier reading found behind its content. */
  facts: Schriftgutobjekt;
  readonly above: RecordNode | undefined;
  readonly parents: readonly RecordAbove[];
  readonly position: number;
  /** Number among the Akten of the message, from 0; -1 for other records. */
  readonly akte: number;
  /** Highest secrecy said by the record and what is inside it. */
  secrecy: SecrecyLevel;
  /** `parents` of what is inside it. */
  inside: readonly RecordAbove[] | undefined;
}

/** The open records of a message, and how many there were. */
export class RecordNodes {
  /** The innermost open record. */
  open: RecordNode | undefined;
  records = 0;
  akten = 0;

  enter(frame: RecordFrame): RecordNode {
    const above = this.open;
    if (above && !above.inside) above.inside = [...above.parents, recordAbove(above.frame)];
    const value = frame.data.allgemeineMetadaten?.geheimhaltung?.geheimhaltungsgrad;
    this.records += 1;
    const node: RecordNode = {
      frame,
      facts: frame.data,
      above,
      parents: above?.inside ?? [],
      position: this.records,
      akte: frame.data.kind === 'Akte' ? this.akten++ : -1,
      secrecy: value && { value, from: 'below', record: { kind: frame.data.kind, id: frame.id } },
      inside: undefined,
    };
    this.open = node;
    return node;
  }

  /** Closes the innermost record; what it says of secrecy counts for the one around it. */
  leave(): RecordNode {
    const node = this.open!;
    const { above } = node;
    if (above) above.secrecy = raised(above.secrecy, node.secrecy);
    this.open = above;
    return node;
  }
}

const recordAbove = ({ kind, id, data }: RecordFrame): RecordAbove => ({
  kind,
  id,
  allgemeineMetadaten: data.allgemeineMetadaten,
});

function effectiveValues(node: RecordNode): EffectiveValues {
  const chain: Schriftgutobjekt[] = [];
  for (let at: RecordNode | undefined = node; at; at = at.above) chain.push(at.facts);
  const values = effectiveOf(chain);
  const level = raised(values.geheimhaltungsgrad, node.secrecy);
  return { ...values, geheimhaltungsgrad: level === 'unknown' ? undefined : level };
}

/** The item of a complete record. */
export function recordItem(node: RecordNode): RecordItem {
  const { kind, data, id, element, level } = node.frame;
  // The kind of a frame follows from that of its data, which the type of the frame does not say.
  return {
    kind,
    record: data,
    id,
    element,
    level,
    position: node.position,
    parents: node.parents,
    effective: effectiveValues(node),
  } as RecordItem;
}
