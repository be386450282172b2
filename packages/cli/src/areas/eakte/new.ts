import { join } from 'node:path';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { writeContainerFile, writeTransfer } from '@rathaus/eakte-client/package';
import {
  type SampleMessage,
  type SampleOptions,
  sampleContradictions,
  sampleMessage,
  sampleMessageTypes,
  sampleProcedure,
  sampleTransfer,
} from '@rathaus/eakte-client/sample';
import { roleOf, writeMessage, type XdomeaVersion, xdomeaVersions } from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { onFile } from './failure-rules.ts';

export interface NewOptions {
  xdomea: string;
  message: string;
  /** Default: that of the samples. */
  documents?: string;
  fileSize: string;
  seed: string;
  outcome: string;
  /** `4` or `2`. */
  procedure?: string;
  contradiction?: string;
  all?: boolean;
  partBytes?: string;
  output: string;
  force?: boolean;
  xml?: boolean;
  json?: boolean;
  list?: boolean;
}

/** `rathaus eakte new`: invented messages of any version, type and size; same options, same bytes. */
export function create(options: NewOptions, context: Context): Promise<void> {
  const work = async () => {
    const version = versionOf(options.xdomea);
    if (options.list) await list(version, options, context);
    else if (options.partBytes !== undefined) await createTransfer(options, version, context);
    else await createSamples(options, version, context);
  };
  return reported(context, work, onFile(undefined, 'new'));
}

/** The types of a version with their names, in order. */
async function list(version: XdomeaVersion, options: NewOptions, { terminal, text, json }: Context) {
  const { messageName } = await import('@rathaus/eakte-client/texts');
  const types = sampleMessageTypes(version).map((messageType) => {
    const name = messageName(messageType);
    return { messageType, name: name ? text(name).replace(` (${messageType})`, '') : messageType };
  });
  if (options.json) json(types);
  else for (const { messageType, name } of types) terminal.out(`${messageType}  ${name}\n`);
}

/** One message, one of each type, or those of a whole procedure. */
function samplesOf(options: NewOptions, version: XdomeaVersion): SampleMessage[] {
  const common = {
    version,
    documents: options.documents === undefined ? undefined : whole(options.documents, '--documents'),
    fileSize: whole(options.fileSize, '--file-size'),
    seed: whole(options.seed, '--seed'),
    outcome: choice(options.outcome, '--outcome', ['success', 'partial', 'failure'] as const),
  } satisfies Partial<SampleOptions>;
  if (options.procedure !== undefined) {
    const steps = choice(options.procedure, '--procedure', ['4', '2'] as const) === '4' ? 4 : 2;
    const known = sampleContradictions(version, steps).map(({ contradiction }) => contradiction);
    const { contradiction: wanted } = options;
    const contradiction = wanted === undefined ? undefined : choice(wanted, '--contradiction', known);
    return sampleProcedure({ ...common, steps, contradiction });
  }
  if (options.contradiction !== undefined) {
    throw new UsageFault(
      '--contradiction gehört zu einem Verfahren: --procedure 4.',
      '--contradiction belongs to a procedure: --procedure 4.',
    );
  }
  if (!options.all && common.outcome !== 'success' && roleOf(options.message) !== 'reply') {
    throw new UsageFault(
      `Eine ${options.message} meldet keinen Import; --outcome gehört zu 0402, 0506, 0514, 0630, 0703, 0723 oder zu --procedure.`,
      `A ${options.message} reports no import; --outcome belongs to 0402, 0506, 0514, 0630, 0703, 0723 or to --procedure.`,
    );
  }
  const types = options.all ? sampleMessageTypes(version) : [options.message];
  return types.map((messageType) => sampleMessage({ ...common, messageType }));
}

async function createSamples(options: NewOptions, version: XdomeaVersion, context: Context) {
  const { text } = context;
  const samples = samplesOf(options, version);
  const { output, force, json } = options;
  const target = openTarget({ output, option: '-o', force, json }, context);
  const paths: string[] = [];
  try {
    if (samples.length > 1) await target.folder();
    // All of them or none: what is in the way shows before anything is written.
    const places: string[] = [];
    for (const { names } of samples)
      places.push(await target.file(options.xml ? names.message : names.container));
    for (const [at, sample] of samples.entries()) {
      const path = places[at]!;
      await write(sample, path, options, version, context);
      await target.deliver(path);
      paths.push(path);
    }
  } finally {
    await target.close();
  }
  if (json) {
    const messages = samples.map(({ message }, at) => ({
      path: paths[at]!,
      version,
      messageType: message.messageType,
    }));
    for (const message of messages) context.json(message);
    return;
  }
  if (target.isStandard) return;
  for (const path of paths)
    context.say(`${text({ de: 'Erzeugt (erfundene Daten)', en: 'Created (invented data)' })}: ${path}`);
  const next = paths.length === 1 ? paths[0]! : options.output;
  context.say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${next}`);
}

/** Writes a sample as a container, or as its message alone. */
async function write(
  { message, names, files }: SampleMessage,
  path: string,
  options: NewOptions,
  version: XdomeaVersion,
  { terminal, text }: Context,
): Promise<void> {
  const { signal } = terminal;
  const content = () => writeMessage(message, { version, signal });
  if (options.xml) {
    await writeFileAtomically(path, content(), { signal });
    return;
  }
  const progress = progressOn(terminal, options.json !== true);
  const label = text({ de: 'Wird erzeugt', en: 'Creating' });
  const total = Number(options.documents ?? 10) + 1;
  const input = { message: { name: names.message, content }, files };
  await writeContainerFile(input, path, {
    signal,
    onProgress({ step, done }) {
      if (step === 'entries') progress.show(label, { done, total });
    },
  }).finally(() => progress.end());
}

/** Several messages of one process (4.0), each in its own container; goes on where it was interrupted. */
async function createTransfer(options: NewOptions, version: XdomeaVersion, context: Context) {
  const { terminal, text } = context;
  const documents = whole(options.documents ?? '10', '--documents');
  if (version !== '4.0.0') {
    throw new UsageFault(
      'Geteilte Abgaben gibt es erst ab xdomea 4.0.',
      'Split transfers exist from xdomea 4.0 on.',
    );
  }
  const { input, randomUuid } = sampleTransfer({
    messageType: options.message,
    documents,
    fileSize: whole(options.fileSize, '--file-size'),
    seed: whole(options.seed, '--seed'),
  });
  const progress = progressOn(terminal, options.json !== true);
  const { output, force, json } = options;
  const folder = await openTarget({ output, option: '-o', force, json }, context).folder();
  const list = await writeTransfer(input, folder, {
    maxBytes: Math.max(1, whole(options.partBytes!, '--part-bytes')),
    randomUuid,
    signal: terminal.signal,
    observer: ({ part: { part } }) =>
      progress.show(text({ de: `Teil ${part} ist fertig`, en: `Part ${part} is done` })),
  }).finally(() => progress.end());
  const paths = list.parts.map((part) => join(folder, part.fileName));
  if (options.json) context.json({ paths, version, messageType: options.message, documents });
  else {
    for (const path of paths)
      context.say(`${text({ de: 'Erzeugt (erfundene Daten)', en: 'Created (invented data)' })}: ${path}`);
    const all = join(folder, `${list.prozessId}_${list.messageType}_*.zip`);
    context.say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${all}`);
  }
}

/** `3.1` and `3.1.0` are both understood. */
export function versionOf(given: string): XdomeaVersion {
  const found = xdomeaVersions.find((version) => version === given || version === `${given}.0`);
  if (found) return found;
  const list = xdomeaVersions.join(', ');
  throw new UsageFault(
    `Die xdomea-Version ${given} ist unbekannt, möglich sind ${list}.`,
    `xdomea version ${given} is unknown, use ${list}.`,
  );
}

function whole(given: string, option: string): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value >= 0 && given !== '') return value;
  throw new UsageFault(
    `${option} erwartet eine ganze Zahl ab 0.`,
    `${option} expects a whole number from 0.`,
  );
}

function choice<Value extends string>(given: string, option: string, known: readonly Value[]): Value {
  const found = known.find((value) => value === given);
  if (found !== undefined) return found;
  const values = known.join(', ');
  throw new UsageFault(`${option} kennt nur: ${values}.`, `${option} takes one of: ${values}.`);
}
