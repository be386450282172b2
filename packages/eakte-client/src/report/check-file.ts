import type { ContainerSource } from '../package/byte-source.ts';
import { openByteSource, readRange } from '../package/byte-source.ts';
import type { ContainerFinding } from '../package/container-findings.ts';
import type { ContainerLimits } from '../package/limits.ts';
import { peekMessage } from '../package/peek-message.ts';
import { type Container, type ContainerEntry, readContainer } from '../package/read-container.ts';
import { type CheckProfile, checkMessage } from '../xdomea/check/check-message.ts';
import type {
  CheckReport,
  ContainerFacts,
  ContainerEntry as EntryFacts,
  Finding,
} from '../xdomea/check/finding.ts';
import type { FileReport } from './file-report.ts';
import { countOf, type FindingGroup, type FindingPlace, sortGroups } from './finding-groups.ts';
import { OutlineCollector, type OutlineLimits } from './outline.ts';
import { ruleSummary } from './rule-texts.ts';

export interface CheckFileOptions {
  /** File name, where the source has none. */
  name?: string;
  profile?: CheckProfile;
  /** Refuse messages marked as a test. Default true. */
  production?: boolean;
  /** Instant of the check; default now. */
  now?: Date;
  limits?: Partial<ContainerLimits>;
  /** Bounds of the outline, or false for none. */
  outline?: Partial<OutlineLimits> | false;
  /** Findings kept of each rule; all are counted. Default 200. */
  maxFindingsPerRule?: number;
  signal?: AbortSignal;
  /** Bytes read of the bytes to read, unpacked. */
  onProgress?: (progress: { step: 'files' | 'message'; bytes: number; total: number }) => void;
}

/**
 * Checks a container or a bare message: container rules, every file (CRC, digests, kind), then the message with
 * structure and rules in one pass. Constant memory; never throws for what the file contains, only when it cannot be
 * read from disk or the signal aborts.
 */
export async function checkFile(
  source: ContainerSource,
  options: CheckFileOptions = {},
): Promise<FileReport> {
  const bytes = await openByteSource(source);
  let head: Uint8Array;
  try {
    head = await bytes.read(0, 512);
    if (looksLikeXml(head)) return await checkBareMessage(bytes, nameOf(source, options), options);
  } finally {
    await bytes.close();
  }
  return checkContainer(source, options);
}

function nameOf(source: ContainerSource, options: CheckFileOptions): string | undefined {
  if (options.name !== undefined) return options.name;
  return typeof source === 'string' ? source.replace(/^.*[\\/]/, '') : undefined;
}

/** XML in any of its encodings: byte order mark or white space, then `<`. */
function looksLikeXml(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</.test(text);
}

type Progress = NonNullable<CheckFileOptions['onProgress']>;

function messageOptions(options: CheckFileOptions, outline: OutlineCollector | undefined, total: number) {
  const progress: Progress | undefined = options.onProgress;
  return {
    ...(options.profile ? { profile: options.profile } : {}),
    ...(options.production === undefined ? {} : { production: options.production }),
    ...(options.now ? { now: options.now } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
    maxFindingsPerRule: options.maxFindingsPerRule ?? 200,
    observers: outline ? [outline] : [],
    ...(progress ? { onProgress: (bytes: number) => progress({ step: 'message', bytes, total }) } : {}),
  };
}

function outlineFor(options: CheckFileOptions): OutlineCollector | undefined {
  return options.outline === false ? undefined : new OutlineCollector(options.outline);
}

async function checkBareMessage(
  bytes: Awaited<ReturnType<typeof openByteSource>>,
  name: string | undefined,
  options: CheckFileOptions,
): Promise<FileReport> {
  const outline = outlineFor(options);
  const message = await checkMessage(
    readRange(bytes, 0, bytes.size, options.signal),
    messageOptions(options, outline, bytes.size),
  );
  return combine({ kind: 'message', name, size: bytes.size, files: 0 }, [], message, outline);
}

async function checkContainer(source: ContainerSource, options: CheckFileOptions): Promise<FileReport> {
  await using container = await readContainer(source, {
    findings: 'collect',
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const { message: entry } = container;
  const facts = await describeFiles(container, options);
  const outline = outlineFor(options);
  let message: CheckReport | undefined;
  if (entry && container.canOpen(entry)) {
    message = await checkMessage(readTolerantly(container, entry, options.signal), {
      ...messageOptions(options, outline, entry.size),
      container: facts,
    });
  }
  const about = {
    kind: 'container' as const,
    name: container.name,
    size: container.size,
    files: container.files.length,
  };
  return combine(about, containerGroups(container), message, outline);
}

/** Files of the container as the message rules want them. Digests only from 4.0, where messages carry them. */
async function describeFiles(container: Container, options: CheckFileOptions): Promise<ContainerFacts> {
  const { message } = container;
  const head =
    message && container.canOpen(message)
      ? await peekMessage(readTolerantly(container, message, options.signal))
      : undefined;
  const wantsHashes = head?.version === '4.0.0';
  const { onProgress } = options;
  const entries: EntryFacts[] = [];
  const files = container.verify({
    skip: (entry) => entry === message,
    algorithms: wantsHashes ? ['SHA-256', 'SHA-512'] : [],
    ...(options.signal ? { signal: options.signal } : {}),
    ...(onProgress ? { onProgress: (progress) => onProgress({ step: 'files', ...progress }) } : {}),
  });
  for await (const { entry, facts } of files) {
    entries.push({
      name: entry.name,
      size: entry.size,
      ...(facts && wantsHashes ? { hashes: facts.hashes } : {}),
      ...(facts?.detected === undefined ? {} : { detected: facts.detected }),
      ...(facts?.truncated ? { truncated: true } : {}),
    });
  }
  return {
    ...(container.name === undefined ? {} : { name: container.name }),
    ...(message ? { messageName: message.name } : {}),
    entries,
  };
}

/** A message whose CRC is wrong is still worth reading: the fault becomes a finding, the text is judged as it is. */
async function* readTolerantly(
  container: Container,
  entry: ContainerEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    yield* container.open(entry, signal ? { signal } : {});
  } catch (error) {
    if (!container.report(error, entry)) throw error;
  }
}

function containerGroups(container: Container): FindingGroup[] {
  const groups = groupBy(container.findings, (finding) => finding.rule);
  return [...groups].map(([rule, findings]) => ({
    rule,
    severity: findings[0]!.severity,
    ...ruleSummary(rule),
    count: container.counts.get(rule.slice('eakte.package.'.length) as never) ?? findings.length,
    places: findings.map(containerPlace),
  }));
}

const factLabels: Readonly<Record<string, string>> = {
  size: 'Größe',
  packed: 'gepackt',
  limit: 'Obergrenze',
  entries: 'Einträge',
  listed: 'verzeichnet',
  actual: 'tatsächlich',
  used: 'genutzt',
  bytes: 'Bytes',
  entry: 'Eintrag',
  part: 'Teil',
  mode: 'Modus',
  method: 'Verfahren',
  record: 'Satz',
  read: 'gelesen als',
  messages: 'Nachrichten',
  directory: 'Verzeichnis ab Byte',
};

function containerPlace(finding: ContainerFinding): FindingPlace {
  const facts = Object.entries(finding.facts ?? {});
  const list = (label: (key: string) => string) =>
    facts.map(([key, value]) => `${label(key)} ${value}`).join(', ');
  return {
    ...(facts.length > 0
      ? { message: { de: list((key) => factLabels[key] ?? key), en: list((key) => key) } }
      : {}),
    ...(finding.name === undefined ? {} : { file: finding.name }),
    ...(finding.offset === undefined ? {} : { offset: finding.offset }),
  };
}

function messageGroups(report: CheckReport | undefined): FindingGroup[] {
  if (!report) return [];
  // A profile or a rule may judge single findings otherwise: a group holds findings of one severity.
  const groups = groupBy(report.findings, (finding) => `${finding.severity} ${finding.rule}`);
  const listed = new Map<string, number>();
  for (const { rule } of report.findings) listed.set(rule, (listed.get(rule) ?? 0) + 1);
  return [...groups].map(([, findings]) => {
    const { rule, severity } = findings[0]!;
    const unlisted = (report.counts[rule] ?? 0) - (listed.get(rule) ?? 0);
    const alone = findings.length === listed.get(rule);
    return {
      rule,
      severity,
      ...ruleSummary(rule),
      count: findings.length + (alone ? unlisted : 0),
      places: findings.map(messagePlace),
    };
  });
}

function messagePlace({ message, place }: Finding): FindingPlace {
  return {
    message,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.column === undefined ? {} : { column: place.column }),
    ...(place.path === '' ? {} : { path: place.path }),
    ...(place.object ? { object: place.object } : {}),
    ...(place.file === undefined ? {} : { file: place.file }),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function combine(
  about: Pick<FileReport, 'kind' | 'name' | 'size' | 'files'>,
  container: FindingGroup[],
  message: CheckReport | undefined,
  outline: OutlineCollector | undefined,
): FileReport {
  const groups = sortGroups([...container, ...messageGroups(message)]);
  const errors = countOf(container, 'error') + (message?.errors ?? 0);
  return {
    ...about,
    version: message?.version,
    rootName: message?.rootName,
    messageType: message?.messageType,
    prozessId: message?.prozessId,
    schemaBasis: message?.version ? message.schemaBasis : undefined,
    objects: message?.objects ?? { akten: 0, vorgaenge: 0, dokumente: 0, primaerdokumente: 0 },
    complete: message?.complete ?? false,
    groups,
    errors,
    warnings: countOf(container, 'warning') + (message?.warnings ?? 0),
    infos: countOf(container, 'info') + (message?.infos ?? 0),
    acceptable: errors === 0 && message !== undefined,
    ...(outline && outline.outline.shown > 0 ? { outline: outline.outline } : {}),
  };
}
