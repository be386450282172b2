import type { Abortable } from '@rathaus/client-core/abort';
import { createCollector, term } from '@rathaus/client-core/findings';
import { type Clock, isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import type { ScanLimits } from '@rathaus/client-core/xml';
import type { CheckReport, ObjectCounts } from '../finding/check-report.ts';
import type { ContainerFacts } from '../finding/container-facts.ts';
import type { Mark } from '../finding/mark.ts';
import { placeOf } from '../finding/place.ts';
import { readerFinding, readerRules } from '../finding/reader-rules.ts';
import { SilencedTally, silencedLosses } from '../finding/silenced.ts';
import { headerOf } from '../messages/message-header.ts';
import { directionOf, type MessageDirection, messageKind, roleOf } from '../messages/roles.ts';
import type { Format, Kopf } from '../model/index.ts';
import type { MachineEvents, RootFacts } from '../read/events.ts';
import type { RecordFrame } from '../read/record.ts';
import type { MessageSource } from '../read/run.ts';
import { defaultMaxText, Run } from '../read/run.ts';
import { rules as allRules } from '../rules/index.ts';
import { procedureFactsOf } from '../rules/procedure-facts.ts';
import { type CheckProfile, parametersOf } from '../rules/profile.ts';
import type { MessageVisitor, Rule } from '../rules/rule.ts';
import { appliesTo, RuleRunner } from '../rules/runner.ts';
import { schemaOf } from '../schema/schema.ts';
import { isDerived } from '../tables/index.ts';
import { bodyPaths } from './body-faults.ts';
import { AppraisalCounter } from './count-appraised.ts';
import { openQuestions } from './open-questions.ts';
import { type OutcomeReader, outcomeReader } from './read-outcome.ts';
import { rulesEdition } from './rules-edition.ts';

/** How a message is checked. */
export interface CheckOptions extends Abortable {
  /** The container around the message. Without its entries the rules about files do not run. */
  container?: ContainerFacts | undefined;
  profile?: CheckProfile | undefined;
  /** Accept messages that are marked as a test. Default false. */
  allowTest?: boolean | undefined;
  /**
   * Whether the message is to be sent or was received; it decides what the verdict answers. Default: what is handed over or
   * asked for goes out, what answers it comes in.
   */
  direction?: MessageDirection | undefined;
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
 * `report.verdict` answers what a message of its role and direction is asked: whether it may be sent, whether it can be read
 * in, what it reports. It is `not-judged` when something that decides was not looked at (`report.unchecked`), for example
 * the files when no container is given.
 *
 * @example
 * const report = await checkMessage(createReadStream('message.xml'), { container: { entries } });
 * if (report.verdict !== 'passed') for (const { rule, place, count } of report.findings) console.log(rule, place, count);
 */
export async function checkMessage(source: MessageSource, options: CheckOptions = {}): Promise<CheckReport> {
  const { container, rules = allRules, profile = {}, clock = Date.now } = options;
  const keep = options.maxFindingsPerRule ?? 500;
  const silenced = new SilencedTally();
  const collector = createCollector({ keep, severities: profile.severities, onSilenced: silenced.add });
  const objects: ObjectCounts = { akten: 0, vorgaenge: 0, dokumente: 0, primaerdokumente: 0 };
  let runner: RuleRunner | undefined;
  let root: RootFacts | undefined;
  let schemaBasis: CheckReport['schemaBasis'];
  let kopf: Kopf | undefined;
  let outcomes: OutcomeReader | undefined;
  let appraisal: AppraisalCounter | undefined;
  let statedHashes = 0;
  let role: CheckReport['role'];
  let direction = options.direction ?? directionOf(undefined);
  let lastFault: Mark | undefined;
  let isInBody: ((path: string) => boolean) | undefined;
  /** The body of a reply does not follow the schema: what it says may be where nobody looks. */
  let isBodySound = true;
  const events: MachineEvents = {
    finding(rule, severity, values, mark) {
      lastFault = mark;
      if (rule === 'XSD' && isInBody?.(mark.path)) isBodySound = false;
      collector.add(readerFinding(rule, severity, values, mark, run.record));
    },
    root(facts) {
      root = facts;
      role = facts.messageType === undefined ? undefined : roleOf(facts.messageType);
      direction = options.direction ?? directionOf(role);
      if (!facts.version || !facts.messageType) return;
      outcomes = outcomeReader(facts.version, facts.messageType);
      if (role === 'reply') isInBody = bodyPaths(facts.version, facts.messageType);
      if (facts.messageType === '0503') appraisal = new AppraisalCounter();
      runner = new RuleRunner({
        collector,
        rules,
        visitors: options.visitors ?? [],
        root: facts,
        container,
        instant: clock(),
        allowTest: options.allowTest ?? false,
        direction,
        parameters: parametersOf(profile),
        keep,
        here: () => run.here(),
        markOf: (part, field) => run.markOf(part, field),
      });
      // The history and the contacts of a record are many elements, and no rule asks for them.
      if (!runner.looksAtContacts) run.skipParts(['Kontakt', 'HistorienProtokollInformation']);
      if (runner.looksAtCodes) run.reportCodes();
      // Rules run for other roots too: a name of another version is their matter (R31).
      if (schemaOf(facts.version).rootNames.get(facts.messageType) !== facts.name) return;
      schemaBasis = isDerived(facts.version, facts.messageType) ? 'derived' : 'official';
    },
    kopf(given) {
      kopf = given;
      runner?.kopf(given);
    },
    enter(record) {
      appraisal?.enter(record);
      runner?.enter(record);
    },
    leave(record: RecordFrame) {
      objects[countOf[record.kind]!] += 1;
      runner?.leave(record);
    },
    part(hook, value, element, record) {
      if (hook === 'format') {
        objects.primaerdokumente += 1;
        if ((value as unknown as Format).primaerdokument?.hash !== undefined) statedHashes += 1;
      }
      runner?.part(hook, value, element, record);
    },
    body(element, value) {
      outcomes?.body(element, value);
      runner?.body(element, value);
    },
    unknown: (element) => runner?.unknown(element),
    code: (code, record) => runner?.code(code, record),
  };
  const notify =
    options.onProgress &&
    isolate(options.onProgress, { name: 'onProgress of checkMessage', logger: options.logger });
  const run = new Run(events, {
    detached: true,
    marked: true,
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
  const outcome = outcomes?.outcome(kopf, !run.broken && isBodySound);
  if (root && schemaBasis) {
    const facts = root;
    const given = new Set(rules.map(({ id }) => id));
    const leftOut = visitors.filter((rule) => appliesTo(rule, facts) && !given.has(rule.id));
    if (leftOut.length > 0)
      skip('eakte.unchecked.rules', whole, { rules: leftOut.map(({ id }) => term(id)) });
    if (objects.primaerdokumente > 0 && !container?.entries)
      skip('eakte.unchecked.files', whole, { files: objects.primaerdokumente });
    const { missing, differing } = silencedLosses(silenced.all);
    if (missing + differing > 0)
      skip('eakte.unchecked.silenced', whole, {
        rules: [...(missing > 0 ? [term('R12')] : []), ...(differing > 0 ? [term('R18')] : [])],
        missing,
        differing,
      });
    // Of a message that breaks off nobody knows what it rests on.
    const kind = run.broken ? undefined : messageKind(facts.messageType!);
    const open =
      kind &&
      openQuestions(procedureFactsOf(profile), {
        kind,
        messageType: facts.messageType!,
        direction,
        kopf,
        appraisal,
        outcome,
        isFailed: collector.counts.error > 0,
      });
    for (const [what, values] of open ?? []) skip(what, whole, values);
  } else if (root?.otherVersion) {
    const { version, age } = root.otherVersion;
    skip('eakte.unchecked.version', whole, { version: term(version), age: term(age) });
  } else if (root) skip('eakte.unchecked.content', whole);
  return {
    kind: 'eakte.message',
    ...collector.result(),
    version: root?.version,
    messageType: root?.messageType,
    rootName: root?.name,
    prozessId: kopf?.prozessId,
    schemaBasis,
    complete: !run.broken,
    objects,
    statedHashes,
    silenced: silenced.all,
    role,
    direction,
    header: kopf && headerOf(kopf),
    outcome,
    rules: {
      edition: rulesEdition,
      count: root?.version && root.messageType ? rules.filter((rule) => appliesTo(rule, root!)).length : 0,
    },
  };
}

const rootMark = (root: RootFacts | undefined): Mark => root?.mark ?? { line: 0, column: 0, path: '' };
