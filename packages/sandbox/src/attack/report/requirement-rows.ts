import type { AttackHead } from '../attack.ts';
import { attacks as loginAttacks } from '../attacks/all.ts';
import { logoutAttacks } from '../logout/attacks/all.ts';
import type { Block, Row } from './block.ts';
import { furtherDemands, type Requirement } from './requirements.ts';
import type { AttackReport, AttackResult } from './result.ts';

/** Whether anything was judged about logouts. */
export const isLogoutTested = ({ logoutControl }: AttackReport): boolean => logoutControl !== undefined;

/** An attack that was played and judged; another one says nothing. */
const isJudged = ({ verdict, attempts }: AttackResult): boolean =>
  attempts.length > 0 && (verdict === 'passed' || verdict === 'failed');

/** What the attacks say about one requirement, of `possible` that could say something. */
function judged(
  results: readonly AttackResult[],
  possible: number,
  scope: string | undefined,
): { readonly result: string; readonly tone: Row['tone'] } {
  const titles = (wanted: AttackResult['verdict']) =>
    results.filter(({ verdict }) => verdict === wanted).map(({ title }) => title.de);
  const violated = titles('failed');
  if (violated.length > 0) return { result: `VERLETZT: ${violated.join('; ')}`, tone: 'bad' };
  const open = titles('not-judged');
  const tone = open.length > 0 ? 'open' : undefined;
  const absent = titles('not-applicable');
  const gaps = [
    ...(open.length === 0 ? [] : [`nicht beurteilt: ${open.join(', ')}`]),
    ...(absent.length === 0 ? [] : [`nicht anwendbar: ${absent.join(', ')}`]),
  ];
  const done = results.filter(isJudged);
  if (done.length === 0) return { result: ['nicht geprüft', ...gaps].join('; '), tone };
  const attempts = done.reduce((sum, result) => sum + result.attempts.length, 0);
  const tries = `${attempts} ${attempts === 1 ? 'Versuch' : 'Versuche'}`;
  const limit = scope === undefined ? '' : ` (${scope})`;
  if (done.length < possible)
    return {
      result: [
        `nur teilweise geprüft${limit}: ${done.length} von ${possible} Angriffen gespielt und beurteilt (${tries})`,
        ...gaps,
      ].join('; '),
      tone,
    };
  const none = `kein Angriff gelungen (${tries})`;
  return scope === undefined
    ? { result: none, tone: 'good' }
    : { result: `nur teilweise geprüft${limit}: ${none}`, tone: undefined };
}

/** What a run says about one requirement, as a row. */
export function requirementRow(requirement: Requirement, report: AttackReport): Row {
  const { id, binding, text } = requirement;
  const scope = isLogoutTested(report) ? requirement.scopeWithLogout : requirement.scope;
  const results = report.attacks.filter(({ requirements }) => requirements.includes(id));
  const possible = possibleOf(report).filter(({ requirements }) => requirements.includes(id)).length;
  const { result, tone } = judged(results, possible, scope);
  return { cells: [id, binding, text, testedWith(results), result], tone };
}

/** Attacks that a run of all would play. */
const possibleOf = ({ slo }: AttackReport): readonly AttackHead[] =>
  slo === undefined ? loginAttacks : [...loginAttacks, ...logoutAttacks];

/** What does not apply, or was not judged, has tested nothing. */
const testedWith = (results: readonly AttackResult[]): string =>
  results
    .filter(isJudged)
    .map(({ id }) => id)
    .join(', ') || '–';

/** What it says about what other documents demand. */
export function furtherTable(report: AttackReport): Block {
  return {
    kind: 'table',
    caption: 'Was andere Unterlagen von der Anmeldung verlangen',
    head: ['Quelle', 'Vorgabe', 'Geprüft mit', 'Ergebnis'],
    rows: furtherDemands.map(({ source, text, attacks: ids, scope, note }): Row => {
      const results = report.attacks.filter(({ id }) => ids.includes(id));
      const possible = possibleOf(report).filter(({ id }) => ids.includes(id)).length;
      const { result, tone } = judged(results, possible, scope);
      return {
        cells: [source, text, testedWith(results), note === undefined ? result : `nicht geprüft. ${note}`],
        tone,
      };
    }),
  };
}
