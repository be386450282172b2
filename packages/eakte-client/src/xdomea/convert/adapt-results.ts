import { isObject, type ModelObject } from '../write/plan.ts';
import { type At, below } from './journal.ts';
import type { Setting } from './settings.ts';
import { refused } from './unfit.ts';

/** Field of the single results, by message. */
const resultFields: Readonly<Record<string, string>> = {
  '0402': 'abgegebenesSgo',
  '0506': 'ausgesondertesSgo',
  '0514': 'bewerteteAktenplaneinheit',
  '0703': 'ausgelagertesSgo',
  '0723': 'rueckuebertragenesSgo',
};

interface Result {
  id?: unknown;
  erfolgreich?: unknown;
  fehlermeldung?: unknown;
  fehlermeldungCode?: unknown;
  archivkennung?: unknown;
}

/**
 * Confirmations of imports: 2.x tells an overall result, 3.x one for each record, 4.0 both. The overall result
 * follows from the single ones; single ones follow only from the archive references of message 0506 of 2.x.
 */
export function adaptResults(value: ModelObject, at: At, setting: Setting): ModelObject {
  const { fromFamily, toFamily, messageType } = setting;
  const field = resultFields[messageType];
  if (field === undefined || fromFamily === toFamily) return value;
  const spread = fromFamily === 'v2' ? single(value, field, at, setting) : value;
  if (toFamily === 'v2') return overallOnly(spread, field, at, setting);
  return toFamily === 'v4' ? withOverall(spread, field, at, setting) : singleOnly(spread, field, at, setting);
}

const resultsOf = (value: ModelObject, field: string) =>
  (Array.isArray(value[field]) ? value[field] : []) as Result[];

function overallOf(results: readonly Result[]): ModelObject {
  const messages = results.flatMap((result) =>
    Array.isArray(result.fehlermeldung) ? (result.fehlermeldung as unknown[]) : [],
  );
  return {
    erfolgreich: results.every((result) => result.erfolgreich === true),
    ...(messages.length > 0 ? { fehlermeldung: messages.slice(0, 1) } : {}),
  };
}

/** 2.x → later: the archive references of 0506 become results of records. */
function single(value: ModelObject, field: string, at: At, { journal }: Setting): ModelObject {
  const overall = value.erfolgOderMisserfolg as
    | { rueckgabeparameter?: ModelObject[]; erfolgreich?: boolean; fehlermeldung?: unknown }
    | undefined;
  const references = overall?.rueckgabeparameter;
  if (!isObject(overall) || !Array.isArray(references) || references.length === 0) return value;
  const { rueckgabeparameter, ...rest } = overall;
  const results = references.map((reference) => ({
    ...reference,
    erfolgreich: overall.erfolgreich ?? true,
  }));
  journal.add(below(at, [field]), 'generated', { after: results });
  journal.add(below(at, ['erfolgOderMisserfolg', 'rueckgabeparameter']), 'value-mapped');
  return { ...value, erfolgOderMisserfolg: rest, [field]: results };
}

/** → 4.0: the overall result is computed where the source has none. */
function withOverall(value: ModelObject, field: string, at: At, { journal }: Setting): ModelObject {
  if (value.erfolgOderMisserfolg !== undefined) return value;
  const { erfolgreich } = overallOf(resultsOf(value, field));
  const after = { erfolgreich };
  journal.add(below(at, ['erfolgOderMisserfolg']), 'generated', { after });
  return { ...value, erfolgOderMisserfolg: after };
}

/** → 3.x: the overall result goes. It is a loss only when it says more than the single ones. */
function singleOnly(value: ModelObject, field: string, at: At, setting: Setting): ModelObject {
  const results = resultsOf(value, field);
  if (results.length === 0) throw refused('results', setting.to, below(at, [field]));
  const { erfolgOderMisserfolg, ...rest } = value;
  if (!isObject(erfolgOderMisserfolg)) return value;
  const { erfolgreich, ...more } = erfolgOderMisserfolg;
  const same = Object.keys(more).length === 0 && erfolgreich === overallOf(results).erfolgreich;
  setting.journal.add(below(at, ['erfolgOderMisserfolg']), 'no-place', { lost: !same });
  return rest;
}

/** → 2.x: the single results go, but for the archive references of 0506. */
function overallOnly(
  value: ModelObject,
  field: string,
  at: At,
  { journal, messageType }: Setting,
): ModelObject {
  const results = resultsOf(value, field);
  if (results.length === 0) return value;
  const { [field]: _, ...rest } = value;
  const place = below(at, ['erfolgOderMisserfolg']);
  let overall = value.erfolgOderMisserfolg as ModelObject | undefined;
  if (!isObject(overall)) {
    overall = overallOf(results);
    journal.add(place, 'generated', { after: overall });
  }
  const references =
    messageType === '0506'
      ? results
          .filter((result) => typeof result.archivkennung === 'string')
          .map(({ id, archivkennung }) => ({ id, archivkennung }))
      : [];
  if (references.length > 0) {
    journal.add(below(place, ['rueckgabeparameter']), 'generated', { after: references });
    overall = { ...overall, rueckgabeparameter: references };
  }
  journal.add(below(at, [field]), 'no-place');
  return { ...rest, erfolgOderMisserfolg: overall };
}
