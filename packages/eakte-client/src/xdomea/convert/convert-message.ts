import { type Abortable, callApplication } from '@rathaus/client-core/abort';
import { isolate, type Logger, type Observer } from '@rathaus/client-core/observe';
import { eakteError } from '../../errors.ts';
import { bindingsOf } from '../mapping/binding.ts';
import { familyOf } from '../mapping/fields.ts';
import type { Hash, Nachricht, Uuid } from '../model/index.ts';
import type { MessageSource } from '../read/run.ts';
import type { XdomeaVersion } from '../version.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { writeMessage } from '../write/write-message.ts';
import { asStream } from './as-stream.ts';
import { Fitter } from './fit.ts';
import { type At, below, Journal } from './journal.ts';
import type { ConversionEvent, LossReport } from './loss-report.ts';
import { type OpenedMessage, openBytes, openModel } from './open-source.ts';
import { type ConversionPolicy, type Setting, sourceListsOf } from './settings.ts';
import { type StatedHash, statedHashes } from './stated-hash.ts';
import { refused } from './unfit.ts';

/** How a message is converted. */
export interface ConvertOptions extends ConversionPolicy, Abortable {
  to: XdomeaVersion;
  /** Of a model: the version it is of (needed). Of bytes: the version they have to be of. */
  from?: XdomeaVersion | undefined;
  /**
   * Sees everything that is not the same, while it happens. An observer: it cannot disturb, and the report does not
   * depend on it. Events hold personal data: never log them.
   */
  observer?: Observer<ConversionEvent> | undefined;
  /**
   * Takes the files that signatures inside a 2.x message become. Without it they are reported as lost. Waited for
   * before the record that names them is written, each for at most `applicationTimeout` (`core.application.timeout`).
   */
  onFile?: ((file: ConvertedFile, options: { signal: AbortSignal }) => void | PromiseLike<void>) | undefined;
  /**
   * Takes the hashes of files for which the target version has no place (before 4.0), those of one record at a time.
   * Without it a message that states hashes is refused (`hash-unverified`): whoever takes them vouches that they are
   * compared with the files and kept beside the message. `convertContainer` of `/package` does both.
   */
  onHashes?:
    | ((hashes: readonly StatedHash[], options: { signal: AbortSignal }) => void | PromiseLike<void>)
    | undefined;
  /** The hash to state of a file where the source states none and the target version has a place (4.0). Default: none. */
  hashOf?: ((fileName: string) => Hash | undefined) | undefined;
  /** Milliseconds `onFile` and `onHashes` may take for one call. Default 30,000. */
  applicationTimeout?: number | undefined;
  /** Id of the new message (4.0). Default: made. */
  messageId?: Uuid | undefined;
  /** Id of the message that is answered, for replies of 4.0 made from older ones. Default: the UUID of zeros. */
  originMessageId?: Uuid | undefined;
  /** Default `crypto.randomUUID`. */
  randomUuid?: (() => Uuid) | undefined;
  /** Places kept of each entry of the report. Default 10. */
  maxPlaces?: number | undefined;
  /** Gets a line when the observer is at fault. */
  logger?: Logger | undefined;
}

/** A file that a signature inside a 2.x message becomes. */
export interface ConvertedFile {
  /** Name it has to have in the container. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** A conversion under way. */
export interface Conversion {
  from: XdomeaVersion;
  to: XdomeaVersion;
  messageType: string;
  /** What the names of the container and the message are made of: the input of `containerName`. */
  naming: { version: XdomeaVersion; prozessId: string; message: string; part?: number | undefined };
  /** The message in the target version. To be read once. */
  stream: ReadableStream<Uint8Array>;
  /** The report, when the stream has been read to its end. Rejects with what broke the stream; `core.aborted` when it was cancelled. */
  report: Promise<LossReport>;
  /** Files of the container that carry another name in the result. Complete when the stream has ended. */
  renames: ReadonlyMap<string, string>;
}

function isModel(source: MessageSource | Nachricht): source is Nachricht {
  return isObject(source) && 'messageType' in source && 'kopf' in source;
}

async function open(
  source: MessageSource | Nachricht,
  { from, signal }: ConvertOptions,
): Promise<OpenedMessage> {
  if (!isModel(source)) {
    const opened = await openBytes(source, signal);
    if (from === undefined || from === opened.from) return opened;
    await opened.records?.return();
    throw eakteError('eakte.xdomea.other-version', { details: { version: opened.from, expected: from } });
  }
  if (from !== undefined) return openModel(source, from, signal);
  throw eakteError('eakte.xdomea.version-needed');
}

/**
 * Converts a message to another version, one top-level record at a time: memory follows the largest of them, not
 * the message. Messages without records (replies, file plans, 06xx) are held whole.
 *
 * Everything the source says is in the result or in the report; the message is written without leave to drop
 * anything, so that what the report missed ends the stream instead of getting lost. Records, results and
 * decisions are never left out.
 *
 * Throws, or ends the stream with, `eakte.xdomea.not-convertible` (`details.reason`), `.unreadable`,
 * `.unread-version`, `.other-version`, `.version-needed`, `.invalid-model`, `core.aborted`. Source of the mapping: schemas of
 * 2.3.0–4.0.0; the policies are ours (ADR 0066).
 *
 * @example
 * const conversion = await convertMessage(createReadStream('old.xml'), { to: '4.0.0', documents: 'wrap' });
 * await pipeline(conversion.stream, createWriteStream('new.xml'));
 * const { lossless, losses, entries } = await conversion.report;
 */
export async function convertMessage(
  source: MessageSource | Nachricht,
  options: ConvertOptions,
): Promise<Conversion> {
  const opened = await open(source, options);
  try {
    return prepare(opened, options);
  } catch (error) {
    await opened.records?.return();
    throw error;
  }
}

function prepare(opened: OpenedMessage, options: ConvertOptions): Conversion {
  const { from, messageType, head, records } = opened;
  const { to } = options;
  const { schema, byType } = bindingsOf(to);
  const rootName = schema.rootNames.get(messageType);
  // Message 0203 had no code of its own before 4.0, so that no header can name it.
  const isNameless = messageType === '0203' && to !== '4.0.0';
  if (rootName === undefined || isNameless) throw refused('no-message', to);
  const binding = byType[schema.typeByName.get(rootName)!.id]!;
  const renames = new Map<string, string>();
  const files: ConvertedFile[] = [];
  const { signal, onFile, onHashes, applicationTimeout } = options;
  const notify = isolate(options.observer, { name: 'observer of convertMessage', logger: options.logger });
  const journal = new Journal(options.maxPlaces ?? 10, (event, effect) => {
    if (effect?.rename) renames.set(...effect.rename);
    if (effect?.file) files.push(effect.file);
    notify(event);
  });
  const setting: Setting = {
    from,
    to,
    fromFamily: familyOf(from),
    toFamily: familyOf(to),
    messageType,
    policy: options,
    journal,
    sourceLists: sourceListsOf(from),
    filesWanted: onFile !== undefined,
    hashOf: options.hashOf,
    makeUuid: options.randomUuid ?? (() => crypto.randomUUID()),
    messageId: options.messageId,
    originMessageId: options.originMessageId,
  };
  const fitter = new Fitter(setting);
  const { lineOf } = opened;
  const hashes: StatedHash[] = [];
  const dropsHashes = setting.fromFamily === 'v4' && setting.toFamily !== 'v4';
  /** What is fitted next: places are looked up in it, and its hashes must not get lost. */
  const begin = (value: ModelObject, part: unknown = value, at: At = { parent: undefined, step: '' }) => {
    journal.read({ value, lineOf });
    if (!dropsHashes) return;
    for (const { at: hashAt, stated } of statedHashes(part, at, lineOf)) {
      if (!onHashes) throw refused('hash-unverified', to, hashAt);
      hashes.push(stated);
    }
  };
  const elsewhere = new Set(['messageType', ...(records ? ['schriftgutobjekt', 'aktenplan'] : [])]);
  begin(head);
  const fitted = fitter.message(binding, head, elsewhere);
  const message: ModelObject = { ...fitted, messageType };
  const boundOf = (field: string) =>
    [...binding.elements.values()].find(({ target }) => target.path[0] === field);
  const settle = async () => {
    journal.commit();
    for (const file of files.splice(0))
      await callApplication(
        'The function for files of signatures',
        (both) => onFile?.(file, { signal: both }),
        { signal, timeout: applicationTimeout },
      );
    const found = hashes.splice(0);
    if (found.length === 0) return;
    await callApplication('The function for hashes of files', (both) => onHashes?.(found, { signal: both }), {
      signal,
      timeout: applicationTimeout,
    });
  };
  const reportFaults = () => addFaults(opened, journal);
  if (records) {
    // Behind the records comes what is known only when they have been read. The writer looks at a list when
    // it gets there; the one item it has until then only says that something may come.
    const plans: unknown[] = [{}];
    if (boundOf('aktenplan')) message.aktenplan = plans;
    message.schriftgutobjekt = (async function* () {
      let index = 0;
      for await (const record of records) {
        const place = below(undefined, ['schriftgutobjekt', index]);
        begin({ schriftgutobjekt: { [index]: record } }, record, place);
        index += 1;
        const one = fitter.part(boundOf('schriftgutobjekt')!, record, place, false, head);
        reportFaults();
        await settle();
        yield one;
      }
      plans.length = 0;
      begin({ aktenplan: opened.plans() });
      plans.push(...fitter.list(boundOf('aktenplan'), 'aktenplan', opened.plans()));
      reportFaults();
      await settle();
    })();
  }
  const kopf = fitted.kopf as { prozessId: string; lfdNrNachrichtProTyp?: number };
  const part = to === '4.0.0' ? kopf.lfdNrNachrichtProTyp : undefined;
  const finish = async () => {
    reportFaults();
    await settle();
    return journal.report(from, to, messageType);
  };
  async function* content(): AsyncGenerator<Uint8Array, LossReport, void> {
    await settle();
    yield* writeMessage(message as unknown as Nachricht, {
      version: to,
      signal,
    });
    return finish();
  }
  return {
    from,
    to,
    messageType,
    naming: {
      version: to,
      prozessId: kopf.prozessId,
      message: rootName,
      part,
    },
    renames,
    ...asStream(content(), async () => {
      const closed = records?.return();
      // A source that hangs does not hold up whoever has gone.
      if (signal?.aborted) closed?.catch(() => undefined);
      else await closed;
    }),
  };
}

/** Faults of the source are part of the report: what could not be read is not in the result. */
function addFaults(opened: OpenedMessage, journal: Journal): void {
  for (const { finding, mark } of opened.faults()) {
    // Elements from the message, as in the file: one entry of the report for all places of an element.
    const steps = mark.path.split(/[/[\]]/).filter((step) => step !== '');
    const place = steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    journal.add(below(undefined, place.length > 0 ? place : ['']), 'unreadable', { finding });
  }
}
