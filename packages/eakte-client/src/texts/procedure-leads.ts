import { type LocalText, type Mask, shownValues, text } from '@rathaus/client-core/texts';
import type { ProcedureReport } from '../report/group-procedure.ts';
import { roleOf } from '../xdomea/messages/roles.ts';
import { figure, joined, listed } from './numbers.ts';
import { procedureTexts, procedureUncheckedTexts } from './procedures.ts';
import { ruleTexts } from './rules/index.ts';

type Said = { title: LocalText; message?: LocalText | ((values: never) => LocalText) };
type Found = ProcedureReport['findings'];

/** The sentence of a finding of this report. */
function sentenceOf({ rule, values }: Found[number], mask: Mask): LocalText {
  const all = { ...ruleTexts, ...procedureTexts } as unknown as Readonly<Record<string, Said>>;
  const { title, message } = all[rule]!;
  if (typeof message !== 'function') return message ?? title;
  return message(shownValues(values, mask) as never);
}

/** Two of the findings as sentences, and how many more there are. */
function foundText(findings: Found, mask: Mask): LocalText {
  // What the messages say of one another comes before the faults that each has alone.
  const [first, second] = findings.toSorted(
    (a, b) => Number(a.rule.startsWith('eakte.')) - Number(b.rule.startsWith('eakte.')),
  );
  const all = findings.reduce((sum, { count }) => sum + count, 0);
  const rest = all - first!.count - (second?.count ?? 0);
  const more = rest > 0 ? text(`Und ${figure(rest).de} weitere.`, `And ${figure(rest).en} more.`) : undefined;
  return joined([sentenceOf(first!, mask), second && sentenceOf(second, mask), more]);
}

/** What a message is in its procedure: an offer is no handover yet. */
const parts: readonly (readonly [part: string, said: LocalText])[] = [
  ['offer', text('Angebot', 'offer')],
  ['request', text('Anforderung', 'request')],
  ['decision', text('Bewertung', 'appraisal')],
  ['handover', text('Übergabe', 'handover')],
  ['order', text('Auftrag', 'order')],
  ['reply', text('Antwort', 'reply')],
  ['receipt', text('Quittungen', 'receipts')],
];
const offers: ReadonlySet<string> = new Set(['0501', '0511']);
function partOf(messageType: string): string | undefined {
  if (offers.has(messageType)) return 'offer';
  const role = roleOf(messageType);
  return role === 'handover' && messageType.startsWith('06') ? 'order' : role;
}

/** `Angebot, Bewertung, Übergabe und Antwort passen zusammen.` */
function fittingText({ messages }: ProcedureReport): LocalText {
  const there = new Set(messages.map(({ messageType }) => partOf(messageType ?? '')));
  const named = parts.filter(([part]) => there.has(part)).map(([, said]) => said);
  if (named.length < 2) return text('Die Nachrichten passen zusammen.', 'The messages fit one another.');
  const { de, en } = listed(named);
  return text(`${de} passen zusammen.`, `${en.charAt(0).toUpperCase()}${en.slice(1)} fit one another.`);
}

/** What decided: the first contradictions with their records, what is missing, or which messages fit. */
export function procedureLead(report: ProcedureReport, mask: Mask): LocalText | undefined {
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return foundText(errors, mask);
  // Of several messages that are missing, all that decide are named.
  const [open, second] = report.unchecked;
  const isMissing = ({ what }: { what: string }) => what === 'eakte.unchecked.missing-message';
  const sayings = [open, second && isMissing(second) ? second : undefined].map((one) => {
    const said = one && procedureUncheckedTexts[one.what]?.title;
    return typeof said === 'function' ? said(shownValues(one!.values, mask)) : said;
  });
  if (open) return joined(sayings);
  const warnings = report.findings.filter(({ severity }) => severity === 'warning');
  return joined([fittingText(report), warnings.length > 0 ? foundText(warnings, mask) : undefined]);
}
