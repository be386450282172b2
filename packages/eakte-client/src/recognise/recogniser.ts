import { untilAborted } from '@rathaus/client-core/abort';
import type {
  CandidateFile,
  Certainty,
  FileCheckOptions,
  Recogniser,
  Recognition,
} from '@rathaus/client-core/recognise';
import { eakteError } from '../errors.ts';
import { parseContainerName } from '../package/container-name.ts';
import { isBareMessage } from '../package/open-transfer.ts';
import { type MessageHead, peekMessage } from '../package/peek-message.ts';
import { readContainer } from '../package/read-container.ts';
import type { MessageDirection } from '../xdomea/messages/roles.ts';
import type { CheckProfile } from '../xdomea/rules/profile.ts';
import { isXdomeaNamespace } from '../xdomea/version.ts';

type Kind = 'eakte.container' | 'eakte.message';

const titles = {
  'eakte.container': { de: 'ein xdomea-Container', en: 'an xdomea container' },
  'eakte.message': { de: 'eine xdomea-Nachricht', en: 'an xdomea message' },
} as const;

/** Most bytes of a file without a path: a container is read at any place, so it has to fit into memory then. */
const largestInMemory = 32 * 2 ** 20;

/** How a recogniser of e-files checks what it recognises. */
export interface EakteRecogniserOptions {
  /** What an authority, a partner or an archive expects otherwise than the rules. */
  readonly profile?: CheckProfile | undefined;
  /** Whether the files are to be sent or were received. Default: by what each message is for. */
  readonly direction?: MessageDirection | undefined;
}

/**
 * Makes a recogniser of e-files: containers (ZIP) and messages (XML) of xdomea, also damaged ones, because their check says
 * what is missing. Office documents and other archives with a purpose of their own are none of them.
 *
 * @example
 * const recogniser = createEakteRecogniser({ profile: profiles['x-man'] });
 * const { recognition } = await recognise(file, [recogniser, opendataRecogniser]);
 * const report = await recognition?.check?.({ signal });
 */
export function createEakteRecogniser(options: EakteRecogniserOptions = {}): Recogniser {
  const found = (kind: Kind, certainty: Certainty, file: CandidateFile) =>
    recognition(kind, certainty, file, options);
  return {
    area: 'eakte',
    async recognise(file, { signal }) {
      const { head, name, size } = file;
      if (size === 0)
        return /\.(zip|xdomea)$/i.test(name) ? found('eakte.container', 'likely', file) : undefined;
      if (isBareMessage(head)) {
        const certainty = await judgeXml(file, signal);
        return certainty && found('eakte.message', certainty, file);
      }
      const isZip = head[0] === 0x50 && head[1] === 0x4b;
      if (isZip || /\.(zip|xdomea)$/i.test(name)) {
        const certainty = await judgeZip(file, signal);
        // Foreign bytes in front, or no container at all: then only a message inside speaks for it.
        if (isZip || certainty === 'certain') return certainty && found('eakte.container', certainty, file);
      }
      // Cut or overwritten at its beginning: only the name speaks for it.
      return /\.xdomea$/i.test(name) ? found('eakte.container', 'guess', file) : undefined;
    },
    catalogue: async () => (await import('../texts/index.ts')).catalogue,
  };
}

/** Recognises e-files and checks them by the general rules. */
export const eakteRecogniser: Recogniser = /* @__PURE__ */ createEakteRecogniser();

function recognition(
  kind: Kind,
  certainty: Certainty,
  file: CandidateFile,
  { profile, direction }: EakteRecogniserOptions,
): Recognition {
  const title = titles[kind];
  const { path, name, size } = file;
  if (path === undefined && size > largestInMemory) return { kind, title, certainty };
  return {
    kind,
    title,
    certainty,
    async check({ signal, clock, onProgress, allowTest }: FileCheckOptions = {}) {
      const { checkFile } = await import('../report/check-file.ts');
      const source = path ?? (await bytesOf(file, signal));
      const options = { fileName: name, profile, direction, signal, clock, onProgress, allowTest };
      return checkFile(source, options);
    },
  };
}

async function bytesOf(file: CandidateFile, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of untilAborted(file.open(), signal, 'Reading a file')) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Archives with another purpose, by their names: Office Open XML (ECMA-376), OpenDocument and EPUB (`mimetype` first). */
function isForeign(names: readonly string[]): boolean {
  if (names[0] === 'mimetype') return true;
  return names.includes('[Content_Types].xml') && names.some((name) => /^(word|xl|ppt|visio)\//.test(name));
}

async function judgeZip(
  file: CandidateFile,
  signal: AbortSignal | undefined,
): Promise<Certainty | undefined> {
  // Without a path only the first entry is known.
  if (file.path === undefined && file.size > largestInMemory) {
    return isForeign([firstName(file.head)]) ? undefined : 'likely';
  }
  const source = file.path ?? (await bytesOf(file, signal));
  const container = await readContainer(source, { fileName: file.name, findings: 'collect', signal });
  try {
    if (isForeign(container.entries.map(({ name }) => name))) return undefined;
    const { message } = container;
    if (!message || !container.canOpen(message)) return 'likely';
    let head: MessageHead | undefined;
    try {
      head = await peekMessage(container.open(message, { signal }));
    } catch (error) {
      // A damaged message: the check names the damage.
      if (!eakteError.is(error)) throw error;
    }
    if (head && isXdomeaNamespace(head.namespace)) return 'certain';
    return head && parseContainerName(message.name) === undefined ? 'guess' : 'likely';
  } finally {
    await container.close();
  }
}

/** Name in the first local header (APPNOTE 4.3.7). */
function firstName(head: Uint8Array): string {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 30) return '';
  return new TextDecoder().decode(head.subarray(30, 30 + view.getUint16(26, true)));
}

/** The beginning of a file as text, whatever its encoding: enough to find ASCII words in it. */
const plainText = (head: Uint8Array) =>
  new TextDecoder('latin1')
    .decode(head)
    .replaceAll('\0', '')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');

async function judgeXml(
  file: CandidateFile,
  signal: AbortSignal | undefined,
): Promise<Certainty | undefined> {
  const head = await peekMessage(untilAborted(file.open(), signal, 'Reading a file'));
  if (head && isXdomeaNamespace(head.namespace)) return 'certain';
  const named = parseContainerName(file.name) !== undefined;
  // A message whose namespace was lost, and XML that breaks: what is left of it speaks for itself.
  if (head) return head.namespace === '' && (named || head.messageType !== undefined) ? 'likely' : undefined;
  return named || /xdomea/i.test(plainText(file.head)) ? 'likely' : undefined;
}
