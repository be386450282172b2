import { RathausError } from '@rathaus/client-core';
import { bindingsOf } from '../mapping/binding.ts';
import { familyOf } from '../mapping/fields.ts';
import type { Nachricht, Uuid } from '../model/index.ts';
import type { MessageSource } from '../read/feed.ts';
import type { XdomeaVersion } from '../version.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { writeMessage } from '../write/write-message.ts';
import { Fitter } from './fit.ts';
import { below, Journal } from './journal.ts';
import type { ConversionEvent, LossReport } from './loss-report.ts';
import { type OpenedMessage, openBytes, openModel } from './open-source.ts';
import { type ConversionPolicy, type Setting, sourceListsOf } from './settings.ts';
import { refused } from './unfit.ts';

export interface ConvertOptions extends ConversionPolicy {
  to: XdomeaVersion;
  /** Of a model: the version it is of (needed). Of bytes: the version they have to be of. */
  from?: XdomeaVersion;
  /** Told about everything that is not the same, while it happens. Events hold personal data: never log them. */
  onLoss?: (event: ConversionEvent) => void;
  /**
   * Takes the files that signatures inside a 2.x message become. Without it they are told as lost. Waited for
   * before the record that names them is written.
   */
  onFile?: (file: { name: string; content: Uint8Array }) => void | Promise<void>;
  /** Id of the new message (4.0). Default: made. */
  messageId?: Uuid;
  /** Id of the message that is answered, for replies of 4.0 made from older ones. Default: the UUID of zeros. */
  originMessageId?: Uuid;
  /** Default `crypto.randomUUID`. */
  randomUuid?: () => Uuid;
  /** Places kept of each entry of the report. Default 10. */
  maxPlaces?: number;
  signal?: AbortSignal;
}

/** A conversion under way. */
export interface Conversion {
  from: XdomeaVersion;
  to: XdomeaVersion;
  messageType: string;
  /** What the names of the container and the message are made of: the input of `containerName`. */
  naming: { version: XdomeaVersion; processId: string; message: string; part?: number };
  /** The message in the target version. To be read once. */
  stream: ReadableStream<Uint8Array>;
  /** The report, when the stream has been read to its end. Rejects with what broke the stream. */
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
    throw new RathausError({
      code: 'eakte.xdomea.other-version',
      origin: 'peer',
      message: `The message is of xdomea ${opened.from}, expected was ${from}.`,
      details: { version: opened.from, expected: from },
    });
  }
  if (from !== undefined) return openModel(source, from);
  throw new RathausError({
    code: 'eakte.xdomea.version-needed',
    origin: 'local',
    message: 'To convert a model its version has to be told (option from).',
  });
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
 * `.other-version`, `.version-needed`, `.invalid-model`. Source of the mapping: schemas of 2.3.0–4.0.0; the
 * policies are ours (ADR 0066).
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
  const files: { name: string; content: Uint8Array }[] = [];
  const journal = new Journal(options.maxPlaces ?? 10, (event, effect) => {
    if (effect?.rename) renames.set(...effect.rename);
    if (effect?.file) files.push(effect.file);
    options.onLoss?.(event);
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
    filesWanted: options.onFile !== undefined,
    makeUuid: options.randomUuid ?? (() => crypto.randomUUID()),
    messageId: options.messageId,
    originMessageId: options.originMessageId,
  };
  const fitter = new Fitter(setting);
  const elsewhere = new Set(['messageType', ...(records ? ['schriftgutobjekt', 'aktenplan'] : [])]);
  const fitted = fitter.message(binding, head, elsewhere);
  const message: ModelObject = { ...fitted, messageType };
  const boundOf = (field: string) =>
    [...binding.elements.values()].find(({ target }) => target.path[0] === field);
  const settle = async () => {
    journal.commit();
    for (const file of files.splice(0)) await options.onFile?.(file);
  };
  const tellFindings = () => tellFaults(opened, journal);
  if (records) {
    // Behind the records stands what is known only when they have been read. The writer looks at a list when
    // it gets there; the one item it has until then only says that something may come.
    const plans: unknown[] = [{}];
    if (boundOf('aktenplan')) message.aktenplan = plans;
    message.schriftgutobjekt = (async function* () {
      let index = 0;
      for await (const record of records) {
        const place = { parent: { parent: undefined, step: 'schriftgutobjekt' }, step: index++ };
        const one = fitter.part(boundOf('schriftgutobjekt')!, record, place, false, head);
        tellFindings();
        await settle();
        yield one;
      }
      plans.length = 0;
      plans.push(...fitter.list(boundOf('aktenplan'), 'aktenplan', opened.plans()));
      tellFindings();
      await settle();
    })();
  }
  const kopf = fitted.kopf as { prozessId: string; lfdNrNachrichtProTyp?: number };
  const part = to === '4.0.0' ? kopf.lfdNrNachrichtProTyp : undefined;
  const finish = async () => {
    tellFindings();
    await settle();
    return journal.report(from, to, messageType);
  };
  async function* content(): AsyncGenerator<Uint8Array, LossReport, void> {
    await settle();
    yield* writeMessage(message as unknown as Nachricht, {
      version: to,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return finish();
  }
  return {
    from,
    to,
    messageType,
    naming: {
      version: to,
      processId: kopf.prozessId,
      message: rootName,
      ...(part === undefined ? {} : { part }),
    },
    renames,
    ...asStream(content(), async () => {
      await records?.return();
    }),
  };
}

/** Faults of the source are part of the report: what could not be read is not in the result. */
function tellFaults(opened: OpenedMessage, journal: Journal): void {
  for (const { message, mark } of opened.faults()) {
    // Elements from the message, as in the file: one entry of the report for all places of an element.
    const steps = mark.path.split(/[/[\]]/).filter((step) => step !== '');
    const place = steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    journal.add(below(undefined, place.length > 0 ? place : ['']), 'unreadable', { message });
  }
}

function asStream(content: AsyncGenerator<Uint8Array, LossReport, void>, release: () => Promise<void>) {
  let resolve!: (report: LossReport) => void;
  let reject!: (reason: unknown) => void;
  const report = new Promise<LossReport>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever only reads the stream learns of the failure there.
  report.catch(() => undefined);
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await content.next();
          if (!next.done) {
            controller.enqueue(next.value);
            return;
          }
          resolve(next.value);
          controller.close();
        } catch (error) {
          reject(error);
          await release();
          controller.error(error);
        }
      },
      async cancel(reason) {
        reject(reason ?? new DOMException('The conversion was cancelled', 'AbortError'));
        await release();
        await content.return(undefined as never);
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, report };
}
