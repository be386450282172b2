import { type ScanHandler, scanSource, textMode, XmlScanner } from '@rathaus/client-core/xml';
import { versionOfNamespace, type XdomeaVersion } from '../xdomea/version.ts';

/** What the head of a message says, for naming, assigning and joining. Nothing of it is checked. */
export interface MessageHead {
  namespace: string;
  /** Undefined for other namespaces than those of known versions. */
  version: XdomeaVersion | undefined;
  /** Local name of the root element, `Abgabe.Abgabe.0401`. */
  rootName: string;
  /** Four digits; undefined when the root element is none of a message. */
  messageType: string | undefined;
  prozessId?: string | undefined;
  /** From 4.0. */
  nachrichtenUuid?: string | undefined;
  /** From 4.0: part of a split transfer, from 1. */
  part?: number | undefined;
  /** From 4.0: parts in all. */
  parts?: number | undefined;
}

/** Bytes read at most, and characters of one value. */
const peekLimit = 256 * 1024;
const valueLimit = 1000;

const fieldDepth = 3;
const fields: Readonly<Record<string, 'prozessId' | 'nachrichtenUuid' | 'part' | 'parts'>> = {
  'Kopf/ProzessID': 'prozessId',
  'nachrichtenkopf/ProzessID': 'prozessId',
  'nachrichtenkopf/identifikation.nachricht/nachrichtenUUID': 'nachrichtenUuid',
  LfdNrNachrichtProTyp: 'part',
  GesamtanzahlNachrichtenProTyp: 'parts',
};

/**
 * Reads the head of a message, at most 256 KiB of it, and closes the source. Undefined when the bytes are no XML
 * with a root element. Never throws for what the message contains; refuses to look behind a DOCTYPE.
 *
 * @example
 * const head = await peekMessage(container.open(container.message));
 * console.log(head?.version, head?.messageType, head?.prozessId);
 */
export async function peekMessage(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<MessageHead | undefined> {
  const path: string[] = [];
  let head: MessageHead | undefined;
  let text = '';
  let stop = false;
  const here = () => (path.length <= fieldDepth ? path.join('/') : '');
  const handler: ScanHandler = {
    mode: textMode.ignore,
    open({ prefix, local }) {
      if (stop) return;
      if (head) {
        path.push(local);
        text = '';
        handler.mode = Object.hasOwn(fields, here()) ? textMode.collect : textMode.ignore;
        return;
      }
      const namespace = declaredNamespace(scanner, prefix);
      head = {
        namespace,
        version: versionOfNamespace(namespace),
        rootName: local,
        messageType: /\.(\d{4})$/.exec(local)?.[1],
      };
    },
    text(piece) {
      if (text.length < valueLimit) text += piece;
    },
    close() {
      if (stop || !head) return;
      const at = here();
      const field = Object.hasOwn(fields, at) ? fields[at] : undefined;
      if (field === 'part' || field === 'parts') head[field] = Number.parseInt(text.trim(), 10);
      else if (field) head[field] = text.trim();
      handler.mode = textMode.ignore;
      stop = path.length === 0 || at === 'Kopf' || at === 'GesamtanzahlNachrichtenProTyp';
      path.pop();
    },
    stray: () => undefined,
  };
  const scanner = new XmlScanner(handler);
  let read = 0;
  const pieces = scanSource(chunks, scanner, {
    what: 'Reading a message',
    onRead: (bytes) => {
      read = bytes;
    },
    onFault: () => {
      stop = true;
    },
  });
  for await (const _ of pieces) if (stop || read > peekLimit) break;
  return head;
}

/** The namespace that the root element declares for its prefix; '' when it declares none. */
function declaredNamespace(scanner: XmlScanner, prefix: string): string {
  for (let index = 0; index < scanner.attributeCount; index++) {
    const name = scanner.attributeNames[index]!;
    const declares = prefix === '' ? name.text === 'xmlns' : name.prefix === 'xmlns' && name.local === prefix;
    if (declares) return scanner.attributeValues[index]!;
  }
  return '';
}
