import { readFile } from 'node:fs/promises';
import { isLoopback } from '@rathaus/client-core';
import { writeFileAtomically } from '@rathaus/client-core/node';
import type { LocalText } from '@rathaus/client-core/texts';
import type { AccountKind, AttackReport, AttackResult, JudgedAttempt } from '@rathaus/sandbox/attack';
import type { Context } from '../../program/area.ts';
import type { Tone } from '../../program/colours.ts';
import { exitCodeOf, exitCodes } from '../../program/exit-codes.ts';
import { progressOn } from '../../program/progress.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { type Given, nextStep, verdictText } from './attack-verdict.ts';

/** Options of `rathaus sandbox attack`. */
export interface AttackVerbOptions {
  login: string;
  acs: string;
  slo?: string;
  provider: AccountKind;
  accepted?: string;
  metadata?: string;
  issuer?: string;
  only?: readonly string[];
  timeout?: number;
  report?: string;
  force?: boolean;
  json?: boolean;
}

/** `rathaus sandbox attack`: plays the emulated identity provider against a service on this machine. */
export async function attack(options: AttackVerbOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const { login, acs, slo, provider, issuer, only, json, report: output, force } = options;
  const sandbox = await import('@rathaus/sandbox/attack');
  const target =
    output === undefined ? undefined : openTarget({ output, option: '--report', force, json }, context);
  const line = progressOn(terminal, !json);
  try {
    // Before the attacks, which take their time.
    const path = await target?.file(text({ de: 'bericht.html', en: 'report.html' }));
    const metadata =
      options.metadata === undefined ? undefined : await readMetadata(options.metadata, terminal.signal);
    const report = await sandbox.attackLogin({
      login,
      acs,
      slo,
      provider,
      issuer,
      only,
      metadata,
      accepted: options.accepted === undefined ? undefined : new URL(options.accepted, acs).href,
      timeoutMs: options.timeout === undefined ? undefined : options.timeout * 1000,
      signal: terminal.signal,
      onProgress: ({ done, total, title }) => line.show(text(title), { done, total }),
    });
    line.end();
    const say = target?.isStandard ? context.warn : context.say;
    if (json) context.json({ type: 'attack-report', ...report });
    else printReport(report, { report: output, accepted: options.accepted }, sandbox, { ...context, say });
    if (target !== undefined && path !== undefined) {
      const format = /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'html';
      const bytes = new TextEncoder().encode(sandbox.writeAttackReport(report, format));
      await writeFileAtomically(path, [bytes], { signal: terminal.signal });
      await target.deliver(path);
      if (!json && !target.isStandard) say(`${text({ de: 'Bericht', en: 'Report' })}: ${path}`);
    }
    context.exit(report.reason === 'unreachable' ? exitCodes.environment : exitCodeOf(report.verdict));
  } finally {
    line.end();
    await target?.close();
  }
}

/** From a file, or from the service itself; from nowhere else. */
async function readMetadata(place: string, signal: AbortSignal): Promise<string> {
  if (!/^https?:/.test(place)) return readFile(place, 'utf8');
  if (!isLoopback(new URL(place).hostname))
    throw new UsageFault(
      '--metadata nimmt eine Datei oder eine Adresse auf diesem Rechner.',
      '--metadata takes a file or an address on this machine.',
    );
  const answer = await fetch(place, { signal, redirect: 'error' });
  return answer.text();
}

type Sandbox = Pick<
  typeof import('@rathaus/sandbox/attack'),
  'seenWords' | 'reasonWords' | 'partialWords' | 'attackWords' | 'countAttacks'
>;

const tones: Readonly<Record<AttackResult['verdict'], Tone | undefined>> = {
  passed: undefined,
  failed: 'bad',
  'not-judged': 'open',
  'not-applicable': undefined,
};

function printReport(report: AttackReport, given: Given, sandbox: Sandbox, context: Context): void {
  const { text, say, language } = context;
  const { attacks, verdict, reason } = report;
  for (const attack of attacks) {
    const word = text(sandbox.attackWords(attack));
    const seen = attack.verdict === 'passed' ? seenOf(attack, sandbox, language) : '';
    say(`${word.padEnd(16)} ${text(attack.title)} [${attack.id}]${seen}`, tones[attack.verdict]);
    if (attack.verdict === 'passed') continue;
    if (attack.note !== undefined) say(`${' '.repeat(17)}${text(attack.note)}`);
    for (const attempt of attack.attempts.filter(isOpen))
      say(
        `${' '.repeat(17)}${text(attempt.name)}: ${text(attempt.reason)} (${sandbox.seenWords(attempt.visit, language)})`,
      );
    if (attack.verdict === 'failed')
      say(`${' '.repeat(17)}${text({ de: 'Folge', en: 'Consequence' })}: ${text(attack.harm)}`);
  }
  if (attacks.length > 0) say('');
  say(
    text(verdictText(verdict, sandbox.countAttacks(report))),
    verdict === 'failed' ? 'bad' : verdict === 'passed' ? 'good' : 'open',
  );
  const partial = sandbox.partialWords(report);
  if (partial !== undefined) say(text(partial), 'open');
  if (reason !== undefined) say(text(sandbox.reasonWords[reason]));
  if (report.slo === undefined && attacks.length > 0) say(text(logoutUntested[report.provider]));
  say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: ${text(nextStep(report, given))}`);
}

const logoutUntested: Readonly<Record<AccountKind, LocalText>> = {
  bundid: {
    de: 'Nicht geprüft: die Abmeldung. Die BundID kennt keine durch den Anmeldedienst.',
    en: 'Not tested: logouts. BundID has none by the provider.',
  },
  unternehmenskonto: {
    de: 'Nicht geprüft: die Abmeldung. Nimmt die Anwendung Abmeldungen des Anmeldedienstes an, gehört deren Adresse hinter --slo.',
    en: 'Not tested: logouts. Where the application takes logouts of the provider, name their address with --slo.',
  },
};

const isOpen = ({ outcome }: JudgedAttempt): boolean => outcome === 'accepted' || outcome === 'unclear';

/** What was seen at a refusal, each once. */
function seenOf(attack: AttackResult, sandbox: Sandbox, language: 'de' | 'en'): string {
  const seen = new Set(
    attack.attempts.map(({ outcome, reason, visit }) => {
      const facts = sandbox.seenWords(visit, language);
      return outcome === 'without-effect' ? `${reason[language]} (${facts})` : facts;
    }),
  );
  return ` – ${[...seen].join('; ')}`;
}
