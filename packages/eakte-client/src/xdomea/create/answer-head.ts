import type { Clock } from '@rathaus/client-core/observe';
import { eakteError } from '../../errors.ts';
import { messageKind } from '../messages/roles.ts';
import type { Kontakt, Kopf, MessageType, System } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';

/** What is answered: the type and the header of a message, as `readMessage()` and `readItems()` give them. */
export interface AnsweredMessage {
  /** Four digits. */
  messageType: string;
  kopf: Kopf;
}

/** How an answer is made. */
export interface AnswerOptions {
  /** Version of the original: an answer is of the same one. */
  version: XdomeaVersion;
  /**
   * The sending software. 4.0 needs it with `produktname` and `produkthersteller`, and throws
   * `eakte.xdomea.invalid-model` without; before 4.0 it may be left out, and `produkthersteller` is.
   */
  system?: System | undefined;
  /** Who answers. Default: whom the original was for. */
  autor?: Kontakt | undefined;
  /** Default `Date.now`. */
  clock?: Clock | undefined;
  /** Default `crypto.randomUUID`. */
  randomUuid?: (() => string) | undefined;
}

/** Messages that exist since 3.0. */
const isSince30 = (messageType: string) => /^(0403|0507|051\d|07\d\d)$/.test(messageType);

/** The type of the answer with a role. Throws `eakte.xdomea.no-reply` where the version has none. */
export function answerType<Type extends MessageType>(
  candidates: readonly Type[],
  { messageType }: AnsweredMessage,
  { version }: AnswerOptions,
): Type {
  const found = candidates.find((type) => messageKind(type)?.answers.includes(messageType));
  if (found === undefined || (version.startsWith('2.') && isSince30(found)))
    throw eakteError('eakte.xdomea.no-reply', { details: { messageType, version } });
  return found;
}

/** The header of an answer: the same procedure the other way round. */
export function answerHead({ messageType, kopf }: AnsweredMessage, options: AnswerOptions): Kopf {
  const { version, system, autor = kopf.leser, clock = Date.now } = options;
  const uuid = options.randomUuid ?? (() => crypto.randomUUID());
  // In 06xx the headers name both systems.
  const isOfSystems = messageType.startsWith('06');
  const sender = system ?? kopf.empfangendesSystem?.[0];
  const head: Kopf = {
    prozessId: kopf.prozessId,
    erstellungszeitpunkt: new Date(clock()).toISOString(),
    autor,
    leser: kopf.autor,
    sendendesSystem: sender && { ...sender, produkthersteller: undefined },
    empfangendesSystem: isOfSystems && kopf.sendendesSystem ? [kopf.sendendesSystem] : undefined,
  };
  if (version !== '4.0.0') return head;
  // The schema asks for both; said here, where the caller can name the option.
  if (!sender?.produktname || !sender.produkthersteller)
    throw eakteError('eakte.xdomea.invalid-model', {
      message: '4.0 needs options.system with produktname and produkthersteller',
      details: { path: 'options.system', messageType },
    });
  return {
    ...head,
    sendendesSystem: sender,
    nachrichtenUuid: uuid(),
    uuidUrsprungsnachricht: kopf.nachrichtenUuid,
    // A part of a split transfer is answered by a message with the same number.
    lfdNrNachrichtProTyp: kopf.lfdNrNachrichtProTyp,
    gesamtanzahlNachrichtenProTyp: kopf.gesamtanzahlNachrichtenProTyp,
  };
}
