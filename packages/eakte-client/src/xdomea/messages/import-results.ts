import { allValues } from '../model/repeats.ts';
import type { XdomeaVersion } from '../version.ts';
import { IdMap } from './id-map.ts';
import type { ImportFailure, ImportOutcome } from './outcome.ts';

/** Failures and archive ids that are kept. */
const kept = 50;
/** Texts kept of one result, and characters of each. */
const keptTexts = 5;
const longest = 300;

/** Code of `allgemeinerueckmeldung` for success. Source: code list allgemeinerueckmeldung 1.1. */
const success = '0000000';

interface Coded {
  readonly code?: string | undefined;
}

/** A result in the shape of the model, of any version; what a broken message lacks is undefined. */
interface GivenResult {
  readonly id?: string | undefined;
  readonly nummerImStapel?: number | string | undefined;
  readonly erfolgreich?: boolean | undefined;
  readonly fehlermeldung?: readonly string[] | undefined;
  readonly fehlermeldungCode?: readonly Coded[] | undefined;
  readonly archivkennung?: string | undefined;
  readonly hinweis?: string | undefined;
  readonly rueckmeldung?: readonly Readonly<Record<string, Coded | string | undefined>>[] | undefined;
  readonly rueckgabeparameter?: readonly GivenResult[] | undefined;
}

/** A result as it was read. `success` is undefined when the message does not say. */
export interface ReportedResult extends ImportFailure {
  /** Of one record, or of the whole import. */
  readonly of: 'object' | 'whole';
  readonly success: boolean | undefined;
  /** What it was read from, as it was given to `add`, with the field that says so. */
  readonly part: object;
  readonly field: string;
}

const clip = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

interface Feedback {
  readonly texts: string[];
  readonly codes: string[];
  /** Every answer says that it worked. One that says nothing readable does not. */
  readonly isSuccess: boolean;
}

/** What a system answered to an order (0630): texts and codes but that for success. */
function feedbackOf({ rueckmeldung = [] }: GivenResult): Feedback {
  const texts: string[] = [];
  const codes: string[] = [];
  let isSuccess = rueckmeldung.length > 0;
  for (const one of rueckmeldung) {
    let said = 0;
    for (const field of Object.keys(one)) {
      for (const value of allValues(one, field)) {
        said += 1;
        if (typeof value === 'string') texts.push(value);
        else if (value.code === undefined) isSuccess = false;
        else for (const code of allValues(value, 'code')) if (code !== success) codes.push(code);
      }
    }
    isSuccess &&= said > 0;
  }
  return { texts, codes, isSuccess: isSuccess && texts.length + codes.length === 0 };
}

/** What is said several times succeeded only if it is said each time, and failed if it is said once. */
function together(said: Iterable<boolean | undefined>): boolean | undefined {
  const all = new Set(said);
  return all.has(false) ? false : all.has(undefined) || all.size === 0 ? undefined : true;
}

function readOne(given: GivenResult, of: ReportedResult['of']): ReportedResult {
  const { texts, codes: answered, isSuccess } = feedbackOf(given);
  const { id, nummerImStapel, erfolgreich, hinweis } = given;
  // An order (0630) has no truth value for the whole: it worked when success was answered and nothing else.
  const byFeedback =
    given.rueckmeldung && of === 'whole'
      ? isSuccess || (texts.length + answered.length > 0 ? false : undefined)
      : undefined;
  const said = erfolgreich === undefined ? byFeedback : together(allValues(given, 'erfolgreich'));
  const errors = [...(given.fehlermeldung ?? []), ...texts];
  const codes = [
    ...(given.fehlermeldungCode ?? []).flatMap(({ code }) => (code === undefined ? [] : [code])),
    ...answered,
  ];
  // A success with an error beside it says two things.
  const isContradiction = said === true && errors.length + codes.length > 0;
  const messages = [...errors, ...(said === false && hinweis ? [hinweis] : [])];
  return {
    of,
    part: given,
    field: erfolgreich === undefined && given.rueckmeldung ? 'rueckmeldung' : 'erfolgreich',
    success: isContradiction ? undefined : said,
    id: id ?? (nummerImStapel === undefined ? undefined : String(nummerImStapel)),
    messages: messages.slice(0, keptTexts).map(clip),
    codes: codes.slice(0, keptTexts).map(clip),
  };
}

/**
 * Reads what a reply reports, element by element, in bounded memory. Source: xdomea 2.3 to 4.0, types
 * ErfolgOderMisserfolg…; fact sheet of the code list allgemeinerueckmeldung.
 */
export class ImportResults {
  /** Whether the standard wants a word about the whole. */
  readonly #wantsOverall: boolean;
  readonly #overall = new Set<boolean | undefined>();
  #total = 0;
  #failed = 0;
  #unclear = 0;
  #reason: Omit<ImportFailure, 'id'> = { messages: [], codes: [] };
  readonly #failures: ImportFailure[] = [];
  /** By id of a record: what was said of it, so that it is counted once. */
  readonly #known = new IdMap();
  readonly #archiveIds: { id: string | undefined; archivkennung: string }[] = [];

  constructor({ version, messageType }: { version: XdomeaVersion; messageType: string }) {
    this.#wantsOverall = messageType === '0630' || !version.startsWith('3.');
  }

  /** Takes an element of the body and gives the results in it. */
  add(element: string, value: unknown): readonly ReportedResult[] {
    if (typeof value !== 'object' || value === null) return [];
    const given = value as GivenResult;
    if (element !== 'ErfolgOderMisserfolg') return [this.#object(given)];
    const whole = readOne(given, 'whole');
    this.#overall.add(whole.success);
    if (whole.success !== true && this.#reason.messages.length + this.#reason.codes.length === 0)
      this.#reason = { messages: whole.messages, codes: whole.codes };
    const results = [whole];
    for (const one of given.rueckgabeparameter ?? []) {
      // 2.x gives the archive ids of a 0506 here, and nothing else about the records: they follow a success of the whole.
      // Which records a failure of the whole means it does not say.
      const isArchiveId = one.archivkennung !== undefined && one.erfolgreich === undefined;
      const result = this.#object(one, isArchiveId && whole.success === true ? true : undefined);
      if (!isArchiveId || result.success !== undefined) results.push(result);
    }
    return results;
  }

  /** Counts what is said of a record. One that is named again is the same record: the worst that is said of it holds. */
  #count({ id, success, messages, codes }: ReportedResult, namesRecord: boolean): void {
    const level = success === true ? 0 : success === undefined ? 1 : 2;
    const before = namesRecord && id !== undefined ? this.#known.get(id) : undefined;
    if (before !== undefined && before >= level) return;
    if (namesRecord && id !== undefined) this.#known.set(id, level);
    if (before === undefined) this.#total += 1;
    else if (before === 1) this.#unclear -= 1;
    if (level === 1) this.#unclear += 1;
    else if (level === 2) {
      this.#failed += 1;
      if (this.#failures.length < kept) this.#failures.push({ id, messages, codes });
    }
  }

  #object(given: GivenResult, implied?: boolean | undefined): ReportedResult {
    const read = readOne(given, 'object');
    const result = { ...read, success: read.success ?? implied };
    this.#count(result, given.id !== undefined);
    if (given.archivkennung !== undefined && result.success && this.#archiveIds.length < kept)
      this.#archiveIds.push({ id: result.id, archivkennung: clip(given.archivkennung) });
    return result;
  }

  /** Whether there was a result for the whole. */
  get saidOverall(): boolean {
    return this.#overall.size > 0;
  }

  /** What was read so far says. What is not said, and what is said in two ways, is no success. */
  get outcome(): ImportOutcome {
    const objects = { total: this.#total, failed: this.#failed, unclear: this.#unclear };
    return {
      kind: 'import',
      result: this.#result(),
      overall: together(this.#overall),
      objects,
      failures: this.#failures,
      reason: this.#reason,
      archiveIds: this.#archiveIds,
    };
  }

  #result(): ImportOutcome['result'] {
    const overall = together(this.#overall);
    if (overall === false || this.#failed > 0) return 'failed';
    if (this.#unclear > 0) return 'unclear';
    if (this.#wantsOverall || this.saidOverall) return overall === true ? 'succeeded' : 'unclear';
    return this.#total > 0 ? 'succeeded' : 'unclear';
  }
}
