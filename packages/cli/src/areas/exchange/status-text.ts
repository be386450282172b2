import { type Language, type LocalText, text } from '@rathaus/client-core/texts';
import type { ExchangeStatus, FailureCount, StateCount } from '@rathaus/exchange';
import type { Tone } from '../../program/colours.ts';
import { ageText, causeLines, classLabels, stateLabel, tableLines } from './words.ts';

/** A line of the status with what it says beside its words. */
export interface StatusLine {
  readonly line: string;
  readonly tone?: Tone | undefined;
}

const finished = ['accepted', 'rejected'];

const openOf = (states: readonly StateCount[]): number =>
  states.filter(({ state }) => !finished.includes(state)).reduce((sum, { count }) => sum + count, 0);

/** Milliseconds since the oldest that is open was made. */
const oldestOf = (states: readonly StateCount[]): number | undefined => {
  const ages = states.filter(({ state }) => !finished.includes(state)).map(({ oldest }) => oldest);
  return ages.length === 0 ? undefined : Math.max(...ages);
};

const stoppedOf = ({ deliveries, received }: ExchangeStatus): number =>
  [...deliveries, ...received]
    .filter(({ state }) => state === 'stopped')
    .reduce((sum, { count }) => sum + count, 0);

/** Whether somebody has to act: something has stopped, or a service refuses the credentials. */
export const needsPerson = (status: ExchangeStatus): boolean =>
  stoppedOf(status) > 0 ||
  status.blocked.length > 0 ||
  status.failures.some(({ state }) => state === 'stopped');

const words = {
  tenant: text('Mandant', 'Tenant'),
  out: text('Ausgang offen', 'Outbox open'),
  oldestOut: text('älteste', 'oldest'),
  in: text('Eingang offen', 'Inbox open'),
  stopped: text('angehalten', 'stopped'),
  state: text('Betrieb', 'Operation'),
  runs: text('frei', 'free'),
  paused: text('ruht', 'paused'),
  partlyPaused: text('ruht teilweise', 'partly paused'),
  blocked: text('Zugang abgelehnt', 'credentials refused'),
} as const;

/** The table of all tenants, and below what somebody has to know of each. */
export function statusLines(all: readonly ExchangeStatus[], language: Language): StatusLine[] {
  const word = (name: keyof typeof words): string => words[name][language];
  const age = (milliseconds: number | undefined) =>
    milliseconds === undefined ? '–' : ageText(milliseconds, language);
  const head = [
    word('tenant'),
    word('out'),
    word('oldestOut'),
    word('in'),
    word('oldestOut'),
    word('stopped'),
    word('state'),
  ];
  const rows = all.map((status) => [
    status.tenant,
    `${openOf(status.deliveries)}`,
    age(oldestOf(status.deliveries)),
    `${openOf(status.received)}`,
    age(oldestOf(status.received)),
    stoppedOf(status) === 0 ? '–' : `${stoppedOf(status)}`,
    words[operationOf(status)][language],
  ]);
  const [title = '', ...lines] = tableLines([head, ...rows]);
  return [
    { line: title, tone: 'strong' },
    ...lines.map((line, at): StatusLine => ({ line, tone: toneOf(all[at]!) })),
    ...all.flatMap((status) => detailLines(status, language)),
  ];
}

function operationOf({
  paused,
  pausedLanes,
  blocked,
}: ExchangeStatus): 'blocked' | 'paused' | 'partlyPaused' | 'runs' {
  if (blocked.length > 0) return 'blocked';
  if (paused) return 'paused';
  return pausedLanes.length > 0 ? 'partlyPaused' : 'runs';
}

const toneOf = (status: ExchangeStatus): Tone | undefined =>
  needsPerson(status) ? 'bad' : status.failures.length > 0 || status.paused ? 'open' : undefined;

function detailLines(status: ExchangeStatus, language: Language): StatusLine[] {
  const { tenant, paused, pausedLanes, blocked, failures } = status;
  const lines: StatusLine[] = [];
  const say = (de: string, en: string, tone?: Tone) =>
    lines.push({ line: language === 'de' ? de : en, tone });
  if (paused)
    say(
      `ruht ganz; weiter mit: rathaus exchange resume --tenant ${tenant}`,
      `all is paused; go on with: rathaus exchange resume --tenant ${tenant}`,
    );
  for (const { lane } of pausedLanes)
    say(
      `Zustellpunkt ${lane} ruht; weiter mit: rathaus exchange resume --tenant ${tenant} --destination ${lane}`,
      `destination ${lane} is paused; go on with: rathaus exchange resume --tenant ${tenant} --destination ${lane}`,
    );
  for (const { service, code, since, nextProbeAt } of blocked) {
    const minutes = (instant: string) => instant.slice(0, 16).replace('T', ' ');
    say(
      `Zugang zu ${service} abgelehnt seit ${minutes(since)} UTC, nächster Versuch ${minutes(nextProbeAt)} UTC`,
      `credentials for ${service} refused since ${minutes(since)} UTC, next try ${minutes(nextProbeAt)} UTC`,
      'bad',
    );
    for (const line of causeLines({ code }, language)) lines.push({ line: `  ${line}` });
  }
  for (const failure of failures) lines.push(...failureLines(failure, status, language));
  const counts = [
    stateText('outbox', status.deliveries, language),
    stateText('inbox', status.received, language),
  ].filter((line) => line !== '');
  if (lines.length === 0 && counts.length === 0) return [];
  return [
    { line: '' },
    { line: tenant, tone: 'strong' },
    ...counts.map((line) => ({ line: `  ${line}` })),
    ...lines.map(({ line, tone }) => ({ line: `  ${line}`, tone })),
  ];
}

function stateText(box: 'outbox' | 'inbox', states: readonly StateCount[], language: Language): string {
  if (states.length === 0) return '';
  const names = { outbox: text('Ausgang', 'Outbox'), inbox: text('Eingang', 'Inbox') };
  const all = states.map(({ state, count }) => `${count} × ${stateLabel(box, state)[language]}`);
  return `${names[box][language]}: ${all.join('; ')}`;
}

const kinds: Readonly<Record<FailureCount['kind'], LocalText>> = {
  delivery: text('Ausgang', 'Outbox'),
  received: text('Eingang', 'Inbox'),
  listing: text('Nachsehen im Postfach', 'Looking into the mailbox'),
  sweep: text('Aufräumen', 'Cleaning up'),
};

function failureLines(failure: FailureCount, { tenant }: ExchangeStatus, language: Language): StatusLine[] {
  const { kind, class: failureClass, code, state, count, longest } = failure;
  const since = ageText(longest, language);
  const stopped = state === 'stopped';
  const head =
    language === 'de'
      ? `${kinds[kind].de}: ${count} ${stopped ? 'angehalten' : 'wird weiter versucht'}, seit ${since} (${classLabels[failureClass].de})`
      : `${kinds[kind].en}: ${count} ${stopped ? 'stopped' : 'tried on'}, for ${since} (${classLabels[failureClass].en})`;
  const again = `rathaus exchange retry --all --tenant ${tenant} --code ${code}`;
  const revive = language === 'de' ? `Danach: ${again}` : `Then: ${again}`;
  return [
    { line: head, tone: stopped ? 'bad' : 'open' },
    ...causeLines({ code }, language).map((line) => ({ line: `  ${line}` })),
    ...(stopped && (kind === 'delivery' || kind === 'received') ? [{ line: `  ${revive}` }] : []),
  ];
}
