import type { Finding, FindingValues, RuleKind, Severity } from '@rathaus/client-core/findings';
import type { Mark } from './mark.ts';
import { type PlacedRecord, placeOf } from './place.ts';

/**
 * The rules whose findings the reader makes, because only it sees how the file is written: XML, the structure, what is
 * refused although XML allows it (R32), and two habits of partners (Q01, Q07). Their values hold `fault`, a term that
 * says which fault it is.
 */
export type ReaderRule = 'XML' | 'XSD' | 'R32' | 'Q01' | 'Q07';

/** Severity and repairer of the reader's rules. */
export const readerRules: Readonly<Record<ReaderRule, RuleKind>> = {
  XML: { severity: 'error', who: 'vendor' },
  XSD: { severity: 'error', who: 'vendor' },
  R32: { severity: 'error', who: 'vendor' },
  Q01: { severity: 'error', who: 'vendor' },
  Q07: { severity: 'warning', who: 'vendor' },
};

/** A finding of the reader. */
export const readerFinding = (
  rule: ReaderRule,
  severity: Severity,
  values: FindingValues,
  mark: Mark,
  record?: PlacedRecord | undefined,
): Finding => ({
  rule,
  severity,
  who: readerRules[rule].who,
  place: placeOf(mark, record),
  count: 1,
  values,
});
