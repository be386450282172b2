import { type Language, text } from '@rathaus/client-core/texts';
import {
  type ExchangeStatus,
  type FailureCount,
  needsAsking,
  type PauseFacts,
  type StateCount,
} from '@rathaus/exchange';
import {
  ageText,
  directionLabels,
  failureClassTexts,
  stateLabel,
  workKindLabels,
  workLabels,
} from '@rathaus/exchange/texts';
import type { Tone } from '../../program/colours.ts';
import { localTime } from './local-time.ts';
import type { CommandText } from './options.ts';
import { causeLines, directionOf, type TonedLine, tableLines } from './words.ts';

const finished = ['accepted', 'rejected'];

const openOf = (states: readonly StateCount[]): number =>
  states.filter(({ state }) => !finished.includes(state)).reduce((sum, { count }) => sum + count, 0);

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
  oldest: text('älteste wartende', 'oldest waiting'),
  in: text('Eingang offen', 'Inbox open'),
  stopped: workLabels.stopped,
  state: text('Betrieb', 'Operation'),
} as const;

/** The table of all tenants, and below what somebody has to know of each. */
export function statusLines(
  all: readonly ExchangeStatus[],
  language: Language,
  command: CommandText,
): TonedLine[] {
  const word = (name: keyof typeof words): string => words[name][language];
  const age = (milliseconds: number | undefined) =>
    milliseconds === undefined ? '–' : ageText(milliseconds, language);
  const head = [
    word('tenant'),
    word('out'),
    word('oldest'),
    word('in'),
    word('oldest'),
    word('stopped'),
    word('state'),
  ];
  const rows = all.map((status) => [
    status.tenant,
    `${openOf(status.deliveries)}`,
    age(status.oldest.delivery),
    `${openOf(status.received)}`,
    age(status.oldest.received),
    stoppedOf(status) === 0 ? '–' : `${stoppedOf(status)}`,
    workLabels[operationOf(status)][language],
  ]);
  const [title = '', ...lines] = tableLines([head, ...rows]);
  return [
    { line: title, tone: 'strong' },
    ...lines.map((line, at): TonedLine => ({ line, tone: toneOf(all[at]!) })),
    ...all.flatMap((status) => detailLines(status, language, command)),
  ];
}

function operationOf({
  paused,
  pausedLanes,
  blocked,
}: ExchangeStatus): 'blocked' | 'paused' | 'partlyPaused' | 'running' {
  if (blocked.length > 0) return 'blocked';
  if (paused) return 'paused';
  return pausedLanes.length > 0 ? 'partlyPaused' : 'running';
}

const toneOf = (status: ExchangeStatus): Tone | undefined =>
  needsPerson(status) ? 'bad' : status.failures.length > 0 || status.paused ? 'open' : undefined;

function detailLines(status: ExchangeStatus, language: Language, command: CommandText): TonedLine[] {
  const { tenant, paused, pause, pausedLanes, blocked, failures } = status;
  const lines: TonedLine[] = [];
  const say = (de: string, en: string, tone?: Tone) =>
    lines.push({ line: language === 'de' ? de : en, tone });
  const resume = `resume --tenant ${tenant}`;
  if (paused)
    say(
      `pausiert${sinceText(pause, 'de')}; weiter mit: ${command(resume)}`,
      `paused${sinceText(pause, 'en')}; go on with: ${command(resume)}`,
    );
  for (const { lane, ...facts } of pausedLanes) {
    const again = command(`${resume} --destination ${lane}`);
    say(
      `Zustellpunkt ${lane} pausiert${sinceText(facts, 'de')}; weiter mit: ${again}`,
      `destination ${lane} paused${sinceText(facts, 'en')}; go on with: ${again}`,
    );
  }
  for (const { service, code, since, nextProbeAt } of blocked) {
    say(
      `${service}: ${workLabels.blocked.de} seit ${localTime('de').minute(since)}, nächster Versuch ${localTime('de').minute(nextProbeAt)}`,
      `${service}: ${workLabels.blocked.en} since ${localTime('en').minute(since)}, next try ${localTime('en').minute(nextProbeAt)}`,
      'bad',
    );
    for (const line of causeLines({ code }, language)) lines.push({ line: `  ${line}` });
  }
  for (const failure of failures) lines.push(...failureLines(failure, status, language, command));
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

function sinceText(facts: PauseFacts | undefined, language: Language): string {
  if (!facts) return '';
  const [since, by] = language === 'de' ? ['seit', 'von'] : ['since', 'by'];
  return ` ${since} ${localTime(language).minute(facts.since)}${facts.by === undefined ? '' : `, ${by} ${facts.by}`}`;
}

/** The command that helps. What may have arrived goes on one by one, after a question. */
function reviveText(tenant: string, code: string, language: Language, command: CommandText): string {
  if (!needsAsking(code)) {
    const again = command(`retry --all --tenant ${tenant} --code ${code}`);
    return language === 'de' ? `Danach: ${again}` : `Then: ${again}`;
  }
  const which = command(`list --state stopped --tenant ${tenant} --code ${code}`);
  return language === 'de'
    ? `Welche: ${which}. Nach der Rückfrage je Zustellung: ${command('retry KENNUNG --asked')}`
    : `Which: ${which}. When you have asked, for each delivery: ${command('retry ID --asked')}`;
}

function stateText(box: 'outbox' | 'inbox', states: readonly StateCount[], language: Language): string {
  if (states.length === 0) return '';
  const all = states.map(({ state, count }) => `${count} × ${stateLabel(directionOf(box), state)[language]}`);
  return `${directionLabels[directionOf(box)][language]}: ${all.join('; ')}`;
}

function failureLines(
  failure: FailureCount,
  { tenant }: ExchangeStatus,
  language: Language,
  command: CommandText,
): TonedLine[] {
  const { kind, class: failureClass, code, state, count, longest } = failure;
  const since = ageText(longest, language);
  const stopped = state === 'stopped';
  const head =
    language === 'de'
      ? `${workKindLabels[kind].de}: ${count} ${stopped ? workLabels.stopped.de : workLabels.failing.de}, seit ${since} (${failureClassTexts[failureClass].name.de})`
      : `${workKindLabels[kind].en}: ${count} ${stopped ? workLabels.stopped.en : workLabels.failing.en}, for ${since} (${failureClassTexts[failureClass].name.en})`;
  return [
    { line: head, tone: stopped ? 'bad' : 'open' },
    ...causeLines({ code }, language).map((line) => ({ line: `  ${line}` })),
    ...(stopped && (kind === 'delivery' || kind === 'received')
      ? [{ line: `  ${reviveText(tenant, code, language, command)}` }]
      : []),
  ];
}
