import type { Abortable } from '@rathaus/client-core/abort';
import { createCollector, term } from '@rathaus/client-core/findings';
import { type Clock, isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import type { ScanLimits } from '@rathaus/client-core/xml';
import type { CheckReport, ObjectCounts } from '../finding/check-report.ts';
import type { ContainerFacts } from '../finding/container-facts.ts';
import type { Mark } from '../finding/mark.ts';
import { placeOf } from '../finding/place.ts';
import { readerFinding, readerRules } from '../finding/reader-rules.ts';
import { structureFaults } from '../finding/structure-faults.ts';
import type { Kopf } from '../model/index.ts';
import type { MachineEvents, RootFacts } from '../read/events.ts';
import type { RecordFrame } from '../read/record.ts';
import type { MessageSource } from '../read/run.ts';
import { defaultMaxText, Run } from '../read/run.ts';
import { rules as allRules } from '../rules/index.ts';
import type { CheckProfile } from '../rules/profile.ts';
import type { MessageVisitor, Rule } from '../rules/rule.ts';
import { appliesTo, RuleRunner } from '../rules/runner.ts';
import { schemaOf } from '../schema/schema.ts';
import { isDerived } from '../tables/index.ts';

/** How a message is checked. */
export interface CheckOptions extends Abortable {
  /** The container around the message. Without its entries the rules about files do not run. */
  container?: ContainerFacts | undefined;
  profile?: CheckProfile | undefined;
  /** Accept messages that are marked as a test. Default false. */
  allowTest?: boolean | undefined;
  /** Asked once, at the beginning of the message. Default `Date.now`. */
  clock?: Clock | undefined;
  /** Findings kept of each rule and severity; all are counted. Default 500. */
  maxFindingsPerRule?: number | undefined;
  /** Rules to run instead of the whole catalogue; an empty list checks the structure only. Rules left out leave the verdict open. */
  rules?: readonly Rule[] | undefined;
  /** What else sees what the rules see, in the same pass, for example to draw an outline. */
  visitors?: readonly MessageVisitor[] | undefined;
  limits?: Partial<ScanLimits> | undefined;
  /** Longest text or foreign XML of one element, in characters. Default 10 million, as in libxml2. */
  maxText?: number | undefined;
  /** Bytes read so far (of text: characters). */
  onProgress?: OnProgress<'message'> | undefined;
  /** Gets a line when `onProgress` fails. */
  logger?: Logger | undefined;
}

/** Rules of the catalogue that are visitors; what the reader itself reports is checked in any case. */
const visitors = allRules.filter(({ id }) => !Object.hasOwn(readerRules, id));

const countOf: Readonly<Record<string, keyof ObjectCounts>> = {
  Akte: 'akten',
  Teilakte: 'akten',
  Vorgang: 'vorgaenge',
  Teilvorgang: 'vorgaenge',
  Dokument: 'dokumente',
};

/**
 * Checks a message in one pass and constant memory: well-formedness, structure exactly as the official schema
 * judges it, and the rules beyond the schema. Never throws for what the message contains; a source that breaks
 * throws its own error, an abort `core.aborted`.
 *
 * `report.verdict` answers whether the message may be handed over. It is `not-judged` when something that decides was
 * not looked at (`report.unchecked`), for example the files when no container is given.
 *
 * @example
 * const report = await checkMessage(createReadStream('message.xml'), { container: { entries } });
 * if (report.verdict !== 'passed') for (const { rule, place, count } of report.findings) console.log(rule, place, count);
 */
export async function checkMessage(source: MessageSource, options: CheckOptions = {}): Promise<CheckReport> {
  const { container, rules = allRules, profile = {}, clock = Date.now } = options;
  const collector = createCollector({
    keep: options.maxFindingsPerRule ?? 500,
    severities: profile.severities,
  });
  const objects: ObjectCounts = { akten: 0, vorgaenge: 0, dokumente: 0, primaerdokumente: 0 };
  let runner: RuleRunner | undefined;
  let root: RootFacts | undefined;
  let schemaBasis: CheckReport['schemaBasis'];
  let prozessId: string | undefined;
  let lastFault: Mark | undefined;
  const events: MachineEvents = {
    finding(rule, severity, values, mark) {
      lastFault = mark;
      collector.add(readerFinding(rule, severity, values, mark, run.record));
    },
    root(facts) {
      root = facts;
      if (!facts.version || !facts.messageType) return;
      runner = new RuleRunner({
        collector,
        rules,
        visitors: options.visitors ?? [],
        root: facts,
        container,
        instant: clock(),
        allowTest: options.allowTest ?? false,
        parameters: profile.parameters ?? {},
        here: () => run.here(),
      });
      // The history and the contacts of a record are many elements, and no rule asks for them.
      if (!runner.looksAtContacts) run.skipParts(['Kontakt', 'HistorienProtokollInformation']);
      // Rules run for other roots too: a name of another version is their matter (R31).
      if (schemaOf(facts.version).rootNames.get(facts.messageType) !== facts.name) return;
      schemaBasis = isDerived(facts.version, facts.messageType) ? 'derived' : 'official';
      if (schemaBasis === 'derived')
        collector.add(readerFinding('XSD', 'info', structureFaults.derived(facts.name), rootMark(facts)));
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
  const notify =
    options.onProgress &&
    isolate(options.onProgress, { name: 'onProgress of checkMessage', logger: options.logger });
  const run = new Run(events, {
    detached: true,
    maxText: options.maxText ?? defaultMaxText,
    limits: options.limits,
    signal: options.signal,
    onRead: notify && ((done) => notify({ step: 'message', done, total: undefined, unit: 'bytes' })),
  });
  await run.finish(source);
  if (!run.broken) runner?.end();
  const skip = (what: string, mark: Mark, values = {}) => collector.skip(what, placeOf(mark), values);
  const whole = rootMark(root);
  // The fault that ended it, not the end of the piece it was in.
  if (run.broken) skip('eakte.unchecked.rest', lastFault ?? run.here());
  if (root && schemaBasis) {
    const facts = root;
    const given = new Set(rules.map(({ id }) => id));
    const leftOut = visitors.filter((rule) => appliesTo(rule, facts) && !given.has(rule.id));
    if (leftOut.length > 0)
      skip('eakte.unchecked.rules', whole, { rules: leftOut.map(({ id }) => term(id)) });
    if (objects.primaerdokumente > 0 && !container?.entries)
      skip('eakte.unchecked.files', whole, { files: objects.primaerdokumente });
  } else if (root) skip('eakte.unchecked.content', whole);
  return {
    kind: 'eakte.message',
    ...collector.result(),
    version: root?.version,
    messageType: root?.messageType,
    rootName: root?.name,
    prozessId,
    schemaBasis,
    complete: !run.broken,
    objects,
  };
}

const rootMark = (root: RootFacts | undefined): Mark =>
  root ? { line: 1, column: 1, path: `/${root.name}` } : { line: 0, column: 0, path: '' };
