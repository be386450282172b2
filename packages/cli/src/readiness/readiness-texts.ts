import {
  type AspectState,
  type Catalogue,
  type ErrorText,
  type LocalText,
  type RuleText,
  text,
} from '@rathaus/client-core/texts';
import type { CheckedLine, FailedLook } from './look.ts';
import { type ReadinessReport, uncheckedOf } from './readiness-report.ts';

/** What an area says of its looks. */
export interface ReadinessWords {
  readonly kind: `cli.${string}`;
  readonly title: LocalText;
  /** What was looked at, by its name. */
  readonly things: Readonly<Record<string, LocalText>>;
  /** What a code means and what to do about it. */
  causeOf(code: string): ErrorText;
  /** Why something was not judged, and what to do to get it judged. */
  readonly reasons: Readonly<Record<string, { readonly because: LocalText; readonly remedy: LocalText }>>;
  /** Why there is nothing to look at. */
  readonly absent: Readonly<Record<string, LocalText>>;
  /** What a fault costs. */
  readonly costs: { readonly failed: LocalText; readonly weak: LocalText };
  /** The command that looked, and what comes next when all is well. */
  readonly command: string;
  readonly next: LocalText;
  /** Which one of several, shortened for people. */
  short?(line: CheckedLine): string | undefined;
}

/** One line for people and programs: the same for every command that looks whether something is ready. */
export interface ReadinessLine {
  readonly thing: string;
  readonly tenant?: string | undefined;
  readonly about?: string | undefined;
  readonly state: CheckedLine['look']['state'];
  /** Of the fault, or of what kept it from being judged. */
  readonly code?: string | undefined;
  readonly label: LocalText;
  readonly reason: LocalText;
  readonly remedy?: LocalText | undefined;
}

export const readyVerdicts = {
  passed: text('Bereit: ja', 'Ready: yes'),
  failed: text('Bereit: nein', 'Ready: no'),
  'not-judged': text('Bereit: offen, nicht alles wurde geprüft', 'Ready: open, not everything was checked'),
} as const;

/** What to do when something is to be done. */
export const againText = (command: string): LocalText =>
  text(`Tun, was oben steht, dann noch einmal ${command}`, `Do what is said above, then ${command} again`);

/** What is wrong, as exactly as the error says it. */
function meaningOf(words: ReadinessWords, look: FailedLook): LocalText {
  const { de, en } = look.words ?? words.causeOf(look.code).meaning;
  const about = look.file ? `${look.file}: ` : '';
  const said = look.said ? ` (${look.said})` : '';
  const end = (sentence: string) => (said === '' ? sentence : sentence.replace(/\.$/, `${said}.`));
  return text(`${about}${end(de)}`, `${about}${end(en)}`);
}

const fine = text('in Ordnung', 'in order');

/** A look in words. */
export function lineOf(words: ReadinessWords, line: CheckedLine): ReadinessLine {
  const { thing, tenant, about, look } = line;
  const short = words.short ? words.short(line) : about;
  const named = (word: string) => [tenant, word, short].filter(Boolean).join(' · ');
  const label = words.things[thing] ?? text(thing, thing);
  const base = {
    thing,
    tenant,
    about,
    state: look.state,
    label: text(named(label.de), named(label.en)),
  };
  switch (look.state) {
    case 'passed':
      return { ...base, reason: look.detail ?? fine };
    case 'failed':
    case 'weak':
      return {
        ...base,
        code: look.code,
        reason: meaningOf(words, look),
        remedy: words.causeOf(look.code).remedy,
      };
    case 'not-judged': {
      const { because, remedy } = words.reasons[look.why]!;
      return { ...base, code: look.why, reason: because, remedy };
    }
    case 'not-applicable':
      return { ...base, code: look.why, reason: words.absent[look.why]! };
  }
}

const aspectStates = {
  passed: 'passed',
  failed: 'failed',
  weak: 'warning',
  'not-judged': 'not-judged',
  'not-applicable': 'not-applicable',
} as const satisfies Record<ReadinessLine['state'], AspectState>;

/** All that is said about the reports of an area, for the renderers of client-core. */
export function readinessCatalogue(words: ReadinessWords): Catalogue {
  const rule = (title: LocalText, reason: LocalText): RuleText<never> => ({
    title,
    message: ({ thing, code, file, de, en, said }: Record<string, string>) => {
      const own = de ? text(de, en ?? '') : undefined;
      const meaning = meaningOf(words, { state: 'failed', code: code!, file, words: own, said });
      const what = words.things[thing!] ?? text('', '');
      return text(`${what.de}: ${meaning.de} [${code}]`, `${what.en}: ${meaning.en} [${code}]`);
    },
    reason,
    repair: ({ code }: Record<string, string>) => words.causeOf(code!).remedy,
    source: text('Regel dieses Werkzeugs (@rathaus/cli)', 'Rule of this tool (@rathaus/cli)'),
  });
  return {
    rules: {
      [`${words.kind}.failed`]: rule(text('Nicht bereit', 'Not ready'), words.costs.failed),
      [`${words.kind}.weak`]: rule(text('Nicht für den Betrieb', 'Not for operation'), words.costs.weak),
    },
    unchecked: {
      [uncheckedOf(words.kind)]: {
        title: ({ thing, why }) => {
          const what = words.things[String(thing)]!;
          const { because } = words.reasons[String(why)]!;
          return text(`${what.de}: ${because.de}.`, `${what.en}: ${because.en}.`);
        },
        remedy: ({ why }) => words.reasons[String(why)]!.remedy,
      },
    },
    reports: {
      [words.kind]: {
        title: words.title,
        verdicts: readyVerdicts,
        next: ({ verdict }: ReadinessReport) =>
          verdict === 'passed' ? words.next : againText(words.command),
        aspects: ({ lines }: ReadinessReport) =>
          lines.map((line) => {
            const { label, reason, state } = lineOf(words, line);
            const id = [line.tenant, line.thing, line.about].filter(Boolean).join('/');
            return { id, label, reason, state: aspectStates[state] };
          }),
      },
    },
  };
}
