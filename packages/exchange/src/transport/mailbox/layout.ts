/** Folders of a mailbox, version 1. `docs/exchange/directory-format.md` describes them. */
export const folders = ['temporary', 'content', 'offered', 'taken', 'claims', 'receipts'] as const;

/** Marks a folder as a mailbox, so that a share that is not mounted is not taken for an empty one. */
export const markerFile = 'mailbox.json';

/** Lower case only: a file system that ignores case sees the same names. Eight characters at least: none is `con` or `nul`. */
const idForm = /^[a-z0-9](?:[a-z0-9-]{6,62})[a-z0-9]$/;
const readerForm = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const partFileForm = /^[0-9]{4}(?:\.[a-z0-9]{1,8})?$/;
const temporaryForm = /^t-[a-z0-9-]{8,64}$/;

/** Whether a text can be the id of a delivery, of a part or of what is received. */
export const isMailboxId = (text: unknown): text is string => typeof text === 'string' && idForm.test(text);

/** Whether a text can name a reader: 1 to 40 lower-case letters, digits and inner hyphens. */
export const isReaderName = (text: unknown): text is string =>
  typeof text === 'string' && readerForm.test(text);

/** Whether this is the name that a writer gives to the file of a part. */
export const isPartFile = (text: unknown): text is string =>
  typeof text === 'string' && partFileForm.test(text);

/** Whether this is the name of a file that is being written. Any other is not ours. */
export const isTemporaryName = (name: string): boolean => temporaryForm.test(name);

export const temporaryPath = (unique: string): string => `temporary/t-${unique}`;
export const contentFolder = (id: string): string => `content/${id}`;
export const contentPath = (id: string, file: string): string => `content/${id}/${file}`;
export const offeredPath = (id: string): string => `offered/${id}.json`;
export const takenPath = (id: string, reader: string): string => `taken/${id}~${reader}.json`;
export const claimPath = (id: string): string => `claims/${id}.json`;
export const receiptPath = (id: string): string => `receipts/${id}.json`;

/** The id in `<id>.json`; undefined for a name that is not ours. */
export function idOfFile(name: string): string | undefined {
  const id = name.endsWith('.json') ? name.slice(0, -5) : '';
  return isMailboxId(id) ? id : undefined;
}

/** Id and reader in `<id>~<reader>.json`; undefined for a name that is not ours. */
export function takenOfFile(name: string): { id: string; reader: string } | undefined {
  const [id, reader, ...more] = name.endsWith('.json') ? name.slice(0, -5).split('~') : [];
  return isMailboxId(id) && isReaderName(reader) && more.length === 0 ? { id, reader } : undefined;
}

/**
 * File of a part: its place in the delivery, and an extension when the sender's name has a harmless one, so that a person
 * who looks into the folder sees what it is.
 */
export function partFile(position: number, fileName: string | undefined): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName ?? '')?.[1]?.toLowerCase();
  const number = String(position + 1).padStart(4, '0');
  return extension === undefined ? number : `${number}.${extension}`;
}
