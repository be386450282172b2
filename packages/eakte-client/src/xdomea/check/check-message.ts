import type { Kopf } from '../model/index.ts';
import { quirks } from '../quirks/quirks.ts';
import type { MachineEvents, RootFacts } from '../read/events.ts';
import type { MessageSource } from '../read/feed.ts';
import type { RecordFrame } from '../read/record.ts';
import { defaultMaxText, Run } from '../read/run.ts';
import { rules as allRules } from '../rules/index.ts';
import type { Rule, RuleContext, RuleVisitor } from '../rules/rule.ts';
import { RuleRunner } from '../rules/runner.ts';
import { isDerived } from '../tables/index.ts';
import type { ScanLimits } from '../xml/scanner.ts';
import { FindingCollector, type ProfileSeverity } from './collector.ts';
import type { CheckReport, ContainerFacts, ObjectCounts } from './finding.ts';
import { structureTexts } from './structure-texts.ts';

/** What an authority, a partner or an archive expects otherwise than the catalogue. */
export interface CheckProfile {
  /** By rule id. `off` silences a rule. */
  severities?: Readonly<Record<string, ProfileSeverity>>;
  /** Parameters by rule id: `{ R29: { maxLevel: 6 } }`. */
  parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface CheckOptions {
  /** The container around the message. Without it the rules about files do not run. */
  container?: ContainerFacts;
  profile?: CheckProfile;
  /** Refuse messages that are marked as a test. Default true. */
  production?: boolean;
  /** Default: now. */
  now?: Date;
  /** Findings kept of each rule; all are counted. Default 500. */
  maxFindingsPerRule?: number;
  /** Rules to run instead of the whole catalogue; an empty list checks the structure only. */
  rules?: readonly Rule[];
  /** Riders that see what the rules see, in the same pass, for example to draw an outline. */
  observers?: readonly { visit(context: RuleContext): RuleVisitor }[];
  limits?: Partial<ScanLimits>;
  /** Longest text or foreign XML of one element, in characters. Default 10 million, as in libxml2. */
  maxText?: number;
  signal?: AbortSignal;
  /** Bytes read so far. */
  onProgress?: (bytes: number) => void;
}

const everything: readonly Rule[] = [...allRules, ...quirks];

const countOf: Readonly<Record<string, keyof ObjectCounts>> = {
  Akte: 'akten',
  Teilakte: 'akten',
  Vorgang: 'vorgaenge',
  Teilvorgang: 'vorgaenge',
  Dokument: 'dokumente',
};

/**
 * Checks a message in one pass and constant memory: well-formedness, structure exactly as the official schema
 * judges it, and the rules beyond the schema. Never throws for what the message contains.
 *
 * `report.acceptable` answers whether the message may be handed over.
 */
export async function checkMessage(source: MessageSource, options: CheckOptions = {}): Promise<CheckReport> {
  const collector = new FindingCollector(
    options.maxFindingsPerRule ?? 500,
    options.profile?.severities ?? {},
  );
  const objects: ObjectCounts = { akten: 0, vorgaenge: 0, dokumente: 0, primaerdokumente: 0 };
  let runner: RuleRunner | undefined;
  let root: RootFacts | undefined;
  let prozessId: string | undefined;
  const events: MachineEvents = {
    finding: (rule, severity, message, mark) => {
      collector.add(rule, severity, message, mark, run.machine.record);
    },
    root(facts) {
      root = facts;
      if (!facts.version || !facts.messageType) return;
      runner = new RuleRunner({
        collector,
        rules: options.rules ?? everything,
        observers: options.observers ?? [],
        root: facts,
        container: options.container,
        now: options.now ?? new Date(),
        production: options.production ?? true,
        parameters: options.profile?.parameters ?? {},
        here: () => run.machine.here(),
      });
      // The history and the contacts of a record are many elements, and no rule asks for them.
      if (!runner.looksAtContacts) run.machine.skipParts(['Kontakt', 'HistorienProtokollInformation']);
      if (isDerived(facts.version, facts.messageType)) {
        collector.add('XSD', 'info', structureTexts.derived(facts.name), {
          line: 1,
          column: 1,
          path: `/${facts.name}`,
        });
      }
    },
    kopf(kopf) {
      prozessId = (kopf as unknown as Kopf).prozessId;
      runner?.kopf(kopf as unknown as Kopf);
    },
    enter: (record) => runner?.enter(record),
    leave(record: RecordFrame) {
      objects[countOf[record.kind]!] += 1;
      runner?.leave(record);
    },
    part(hook, value, element, record) {
      if (hook === 'format') objects.primaerdokumente += 1;
      runner?.part(hook, value, element, record);
    },
    body: (element, value) => runner?.body(element, value),
  };
  const run = new Run(events, {
    detached: true,
    maxText: options.maxText ?? defaultMaxText,
    limits: options.limits,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  await run.finish(source);
  runner?.end(!run.broken);
  return {
    version: root?.version,
    messageType: root?.messageType,
    rootName: root?.name,
    prozessId,
    schemaBasis:
      root?.version && root.messageType && isDerived(root.version, root.messageType) ? 'derived' : 'official',
    ...collector.summary(),
    complete: !run.broken,
    objects,
  };
}
