import { instantText, type LocalText, text } from '@rathaus/client-core/texts';
import {
  type KeyChangeOptions,
  type KeyChangePlan,
  type KeyChangeStep,
  type LoadingDays,
  type LoadingProvider,
  loadingDays,
  planKeyChange,
  readCertificate,
  type Weekday,
} from '@rathaus/servicekonto-client/metadata';
import { keyPlanTexts, keyUseTexts, planAssumptionTexts } from '@rathaus/servicekonto-client/texts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { oneOfWords } from './known-words.ts';
import { readTextFile } from './read-text-file.ts';

export interface KeysPlanOptions {
  provider: string;
  use: string;
  cert?: string;
  expires?: string;
  cutOff?: string;
  days?: number;
  overlap?: number;
  json?: boolean;
}

const providers = Object.keys(loadingDays) as readonly LoadingProvider[];

/** `rathaus servicekonto keys plan`: the steps of a change with their dates. Too late for the old certificate: 1. */
export async function keysPlan(options: KeysPlanOptions, context: Context): Promise<void> {
  const provider = oneOfWords('--provider', options.provider, providers);
  const use = oneOfWords('--use', options.use, ['signing', 'encryption']);
  const input: KeyChangeOptions = {
    provider: { loads: loadsOf(provider, options) },
    use,
    now: context.terminal.clock(),
    oldExpires: await endOf(options, context),
    overlapDays: options.overlap,
  };
  const plan = planKeyChange(input);
  if (options.json) context.json({ type: 'key-plan', provider, ...plan });
  else print(plan, provider, context);
  context.exit(plan.isInTime ? exitCodes.clean : exitCodes.findings);
}

async function endOf({ cert, expires }: KeysPlanOptions, { terminal }: Context): Promise<number | undefined> {
  if (cert !== undefined && expires !== undefined)
    throw new UsageFault(
      '--cert und --expires schließen sich aus.',
      '--cert and --expires exclude each other.',
    );
  if (cert !== undefined) return readCertificate(await readTextFile(cert, terminal.signal)).notAfter;
  if (expires === undefined) return undefined;
  const end = Date.parse(`${expires}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(expires) || Number.isNaN(end))
    throw new UsageFault(
      '--expires erwartet einen Tag wie 2027-03-01.',
      '--expires takes a day such as 2027-03-01.',
    );
  return end;
}

const weekdays = [
  ['mo', 'mon'],
  ['di', 'tue'],
  ['mi', 'wed'],
  ['do', 'thu'],
  ['fr', 'fri'],
  ['sa', 'sat'],
  ['so', 'sun'],
] as const;

function loadsOf(provider: LoadingProvider, { cutOff, days }: KeysPlanOptions): LoadingDays {
  const loads: LoadingDays = loadingDays[provider];
  if (loads.kind === 'by-hand') {
    if (cutOff !== undefined)
      throw new UsageFault(
        `${provider} hat keinen festen Ladetag: --days statt --cut-off.`,
        `${provider} has no fixed loading day: --days instead of --cut-off.`,
      );
    return days === undefined ? loads : { kind: 'by-hand', days };
  }
  if (days !== undefined)
    throw new UsageFault(
      `${provider} lädt an einem festen Tag: --cut-off statt --days.`,
      `${provider} loads on a fixed day: --cut-off instead of --days.`,
    );
  if (cutOff === undefined) return loads;
  const [, name = '', time = ''] = /^([A-Za-z]{2,3})\.?\s+(\d\d:\d\d)$/.exec(cutOff.trim()) ?? [];
  const weekday = weekdays.findIndex((names) => names.some((one) => one === name.toLowerCase())) + 1;
  if (weekday === 0 || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new UsageFault(
      '--cut-off erwartet Wochentag und Uhrzeit, etwa "Mi 12:00".',
      '--cut-off takes weekday and time, such as "Wed 12:00".',
    );
  return { kind: 'weekly', weekday: loads.weekday, cutOff: { weekday: weekday as Weekday, time } };
}

function print(plan: KeyChangePlan, provider: LoadingProvider, context: Context): void {
  const { say, text: local } = context;
  say(`${local(keyUseTexts[plan.use])}, ${provider}`, 'strong');
  say('');
  for (const [index, step] of plan.steps.entries()) {
    const { title, todo } = keyPlanTexts[step.step];
    say(`${index + 1}. ${local(title)}`, 'strong');
    say(`   ${local(timeText(step))}`);
    say(`   ${local(todo)}`);
  }
  say('');
  for (const one of plan.assumptions)
    say(`${local({ de: 'Annahme', en: 'Assumption' })}: ${local(planAssumptionTexts[one])}`, 'open');
  if (plan.lastHandIn === undefined) return;
  const last = instantText(new Date(plan.lastHandIn));
  say(local(plan.isInTime ? inTime(last) : tooLate(last)), plan.isInTime ? 'good' : 'bad');
}

function timeText({ from, by }: KeyChangeStep): LocalText {
  const start = instantText(new Date(from));
  if (by === undefined) return text(`ab ${start.de}`, `from ${start.en}`);
  const end = instantText(new Date(by));
  return text(`${start.de} bis ${end.de}`, `${start.en} to ${end.en}`);
}

const inTime = (last: LocalText): LocalText =>
  text(
    `Rechtzeitig: einreichen bis spätestens ${last.de}, dann ist das neue Zertifikat vor dem Ende des alten geladen.`,
    `In time: hand in by ${last.en} at the latest, then the new certificate is loaded before the old one ends.`,
  );

const tooLate = (last: LocalText): LocalText =>
  text(
    `Zu spät: Einzureichen war bis ${last.de}. Das alte Zertifikat endet, bevor das neue geladen ist. Jetzt sofort einreichen und den Betrieb des Anmeldedienstes um eine Ladung außer der Reihe bitten.`,
    `Too late: it was to be handed in by ${last.en}. The old certificate ends before the new one is loaded. Hand in now and ask the operator of the provider to load it out of turn.`,
  );
