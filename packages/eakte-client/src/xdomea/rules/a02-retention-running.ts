import { type Term, term } from '@rathaus/client-core/findings';
import type { Mark } from '../finding/mark.ts';
import {
  contradict,
  countedDate,
  type DueDate,
  type DueDateOptions,
  dueDate,
  hasEnded,
} from '../retention/due-date.ts';
import { type EffectiveValues, effectiveOf } from '../retention/effective.ts';
import { dayIn } from '../retention/today.ts';
import { chainOf } from './chain-of.ts';
import { isCoverLetter } from './r10-offer-without-files.ts';
import type { ReportedAt, Rule, RuleObject } from './rule.ts';

/** Values of A02. */
export type A02Values =
  | {
      readonly fault: Term<'running'>;
      /** Kind of the record. */
      readonly object: Term;
      /** Last day on which the record has to be kept. */
      readonly until: string;
      /** What the day comes from. */
      readonly basis: Term<'aufbewahrungsende' | 'zda' | 'laufzeit'>;
    }
  /** Two ends are stated, and the later one is not over. */
  | {
      readonly fault: Term<'contradicting'>;
      readonly object: Term;
      /** Aufbewahrungsende. */
      readonly stated: string;
      /** Last day by Aufbewahrungsdauer. */
      readonly counted: string;
    };

/** Records kept back one by one until the record around them is through; of further ones equal ones are counted. */
const mostWaiting = 1000;

type Counting = DueDateOptions['counting'];

/** A record that states a retention, with the place of the statement, which is forgotten when the record ends. */
interface Waiting {
  readonly object: RuleObject;
  readonly mark: Mark;
  /** Further records of the same kind that state the same, so that they end on the same day. */
  more: number;
}

/** Whether two records that wait for the same closing end on the same day. */
const isAlike = (one: RuleObject, other: RuleObject): boolean =>
  one.kind === other.kind &&
  yearsOf(one) === yearsOf(other) &&
  endOf(one) === endOf(other) &&
  yearsOf(one.parent) === yearsOf(other.parent) &&
  endOf(one.parent) === endOf(other.parent);

const endOf = (object: RuleObject | undefined): string | undefined =>
  object === undefined || object.data.kind === 'Dokument'
    ? undefined
    : object.data.aussonderungsmetadaten?.aufbewahrungsende;

const yearsOf = (object: RuleObject | undefined): number | undefined =>
  object === undefined || object.data.kind === 'Dokument'
    ? undefined
    : object.data.aussonderungsmetadaten?.aufbewahrungsdauer?.anzahlJahre;

/** Whether a record is handed over and can state a retention. */
const judged = (object: RuleObject): boolean =>
  object.data.kind !== 'Dokument' && object.data.kontextobjekt !== true && !isCoverLetter(object);

/** Where a record states a retention that ends. */
function statementIn(data: RuleObject['data']): string | undefined {
  const disposal = data.kind === 'Dokument' ? undefined : data.aussonderungsmetadaten;
  if (disposal === undefined || disposal.aufbewahrungsdauer?.unbefristet === true) return undefined;
  if (disposal.aufbewahrungsende !== undefined) return 'aussonderungsmetadaten/aufbewahrungsende';
  return disposal.aufbewahrungsdauer?.anzahlJahre === undefined
    ? undefined
    : 'aussonderungsmetadaten/aufbewahrungsdauer/anzahlJahre';
}

/** The ends that are stated for a record: the one that counts, and that by years beside it. */
interface Ends {
  readonly due: DueDate;
  readonly counted: DueDate;
}

const endsOf = (values: EffectiveValues, counting: Counting): Ends => ({
  due: dueDate(values, { counting }),
  counted: countedDate(values, { counting }),
});

const isSame = (one: DueDate, other: DueDate): boolean =>
  one.kind === 'date' && other.kind === 'date'
    ? one.date === other.date && one.basis === other.basis
    : one.kind === other.kind;

/** Whether the record around it states the same ends from the same facts: then it is reported there. */
function isRepeated({ parent, data }: RuleObject, { due, counted }: Ends, counting: Counting): boolean {
  if (parent === undefined || data.kind === 'Dokument') return false;
  if (!judged(parent) || statementIn(parent.data) === undefined) return false;
  const isCounted = contradict(due, counted) || (due.kind === 'date' && due.basis !== 'aufbewahrungsende');
  // With a closing of its own it is another matter, even where the days are the same.
  if (isCounted && (data.zdaDatum ?? data.laufzeit?.ende) !== undefined) return false;
  const around = endsOf(effectiveOf([...chainOf(parent)]), counting);
  return isSame(around.due, due) && (!isCounted || isSame(around.counted, counted));
}

/** Whether nothing above decides any more: an inherited closing (ZdADatum) comes behind the records inside. */
const isKnown = ({ aufbewahrungsdauer, aufbewahrungsende, fristbeginn }: EffectiveValues): boolean =>
  fristbeginn?.from === 'own' ||
  (aufbewahrungsende !== undefined && aufbewahrungsdauer?.value.anzahlJahre === undefined);

/** What is offered or handed over need not be kept any longer. */
export const a02: Rule<A02Values> = {
  id: 'A02',
  severity: 'warning',
  who: 'authority',
  messages: ['0501', '0503'],
  visit(context) {
    const day = dayIn(context.instant);
    const counting = context.parameters.counting === 'exact-day' ? 'exact-day' : 'calendar-year-end';
    /** By level: records below whose closing only the record around them can say. */
    const waiting: Waiting[][] = [];
    const judge = (object: RuleObject, values: EffectiveValues, at: () => ReportedAt) => {
      const ends = endsOf(values, counting);
      const { due, counted } = ends;
      const isRunning = (one: DueDate) => one.kind === 'date' && !hasEnded(one, day);
      const contradicts = contradict(due, counted);
      if (due.kind !== 'date' || !(isRunning(due) || (contradicts && isRunning(counted)))) return;
      if (isRepeated(object, ends, counting)) return;
      const kind = term(object.kind);
      if (contradicts && counted.kind === 'date')
        context.report(
          { fault: term('contradicting'), object: kind, stated: due.date, counted: counted.date },
          at(),
        );
      else
        context.report(
          { fault: term('running'), object: kind, until: due.date, basis: term(due.basis) },
          at(),
        );
    };
    const wait = (above: Waiting[], object: RuleObject, at: () => ReportedAt, more: number) => {
      const alike = above.length < mostWaiting ? undefined : above.find((one) => isAlike(one.object, object));
      if (alike) alike.more += 1 + more;
      else above.push({ object, mark: context.markOf(at()), more });
    };
    return {
      enter({ level }) {
        waiting[level] = [];
      },
      leave(object) {
        // Documents state no retention, and hold no record that does.
        if (object.data.kind === 'Dokument') return;
        const { level } = object;
        const inside = waiting[level] ?? [];
        waiting[level] = [];
        const above = level > 1 ? waiting[level - 1] : undefined;
        const settle = (one: RuleObject, at: () => ReportedAt, more = 0) => {
          const values = effectiveOf([...chainOf(one)]);
          if (!above || isKnown(values)) for (let time = 0; time <= more; time++) judge(one, values, at);
          else wait(above, one, at, more);
        };
        // Inherited retention is reported once, at the record that states it.
        const field = judged(object) ? statementIn(object.data) : undefined;
        if (field !== undefined) settle(object, () => ({ object, field }));
        for (const { object: one, mark, more } of inside) settle(one, () => ({ object: one, mark }), more);
      },
    };
  },
};
