import type { Akte, Aussonderungsartwahl, Dokument, Vorgang } from '../model/index.ts';

/** The part of a record that the appraisal is about. */
export type AppraisalFacts =
  | Pick<Akte | Vorgang, 'kind' | 'kontextobjekt' | 'aussonderungsmetadaten'>
  | Pick<Dokument, 'kind'>;

/** What a record says of its appraisal. */
export interface StatedAppraisal<Facts extends AppraisalFacts = AppraisalFacts> {
  /** The record that says it. */
  readonly record: Facts;
  /** A, B, V or a word of the authority's own; without white space around it, never empty. */
  readonly code: string;
  /** As in the message, without white space around it. */
  readonly value: Aussonderungsartwahl;
  /** Where it is. */
  readonly field: `aussonderungsmetadaten/${keyof Aussonderungsartwahl}`;
}

const standard: ReadonlySet<string> = new Set(['A', 'B', 'V']);

/** Whether it is a word of the authority's own: what it means only those who chose it know. */
export const isOwnWord = ({ code, field }: StatedAppraisal): boolean =>
  field === 'aussonderungsmetadaten/aussonderungsartKonfigurierbar' && !standard.has(code);

/** What a record says itself; undefined for documents and for what is empty. A code goes before a word of one's own. */
export function statedAppraisal<Facts extends AppraisalFacts>(
  record: Facts,
): StatedAppraisal<Facts> | undefined {
  // The type of the record that comes back has to stay the caller's, so the part is read through the plain one.
  const facts: AppraisalFacts = record;
  if (facts.kind === 'Dokument' || !facts.aussonderungsmetadaten) return undefined;
  const { aussonderungsart, aussonderungsartKonfigurierbar } = facts.aussonderungsmetadaten;
  const code = aussonderungsart?.code.trim();
  if (aussonderungsart && code) {
    const value = { aussonderungsart: { ...aussonderungsart, code } };
    return { record, code, value, field: 'aussonderungsmetadaten/aussonderungsart' };
  }
  const own = aussonderungsartKonfigurierbar?.trim();
  if (!own) return undefined;
  const value = { aussonderungsartKonfigurierbar: own };
  return { record, code: own, value, field: 'aussonderungsmetadaten/aussonderungsartKonfigurierbar' };
}

const isContext = (record: AppraisalFacts): boolean =>
  record.kind !== 'Dokument' && record.kontextobjekt === true;

/**
 * The appraisal that holds for what is inside these records, each of which is inside the next one: that of the nearest
 * which states one (xdomea 4.0.0: it holds for everything below). What is sent for context only is not appraised: it says
 * nothing for what is inside it, and lets nothing through from around it.
 */
export function inheritedAppraisal<Facts extends AppraisalFacts>(
  around: Iterable<Facts>,
): StatedAppraisal<Facts> | undefined {
  for (const record of around) {
    if (isContext(record)) return undefined;
    const stated = statedAppraisal(record);
    if (stated) return stated;
  }
  return undefined;
}

/** The appraisal that holds for a record: its own, otherwise the inherited one. What is sent for context inherits none. */
export const appraisalOf = <Facts extends AppraisalFacts>(
  record: Facts,
  around: Iterable<Facts>,
): StatedAppraisal<Facts> | undefined =>
  statedAppraisal(record) ?? (isContext(record) ? undefined : inheritedAppraisal(around));
