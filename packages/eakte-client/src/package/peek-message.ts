import { SaxesParser } from 'saxes';
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

const peekLimit = 256 * 1024;

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
  const decoder = new TextDecoder('utf-8');
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  let head: MessageHead | undefined;
  let text = '';
  let stop = false;
  parser.on('error', () => {
    stop = true;
  });
  parser.on('doctype', () => {
    stop = true;
  });
  parser.on('opentag', (tag) => {
    if (stop) return;
    if (head === undefined) {
      head = {
        namespace: tag.uri,
        version: versionOfNamespace(tag.uri),
        rootName: tag.local,
        messageType: /\.(\d{4})$/.exec(tag.local)?.[1],
      };
      return;
    }
    path.push(tag.local);
    text = '';
  });
  parser.on('text', (piece) => {
    if (text.length < 1000) text += piece;
  });
  parser.on('closetag', () => {
    if (stop || head === undefined) return;
    const at = path.join('/');
    const field = fields[at];
    if (field === 'part' || field === 'parts') head[field] = Number.parseInt(text.trim(), 10);
    else if (field) head[field] = text.trim();
    path.pop();
    text = '';
    if (at === 'Kopf' || at === 'GesamtanzahlNachrichtenProTyp') stop = true;
  });
  let size = 0;
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    size += chunk.length;
    if (stop || size > peekLimit) break;
  }
  return head;
}
