import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Ids } from '../seed/ids.ts';
import type { StateStore } from '../state/state-store.ts';
import type { MessageContent, StateContent } from './read-content.ts';
import type { ReceivedFile } from './receive-form.ts';
import { Refusal } from './refusal.ts';

/** A mailbox of an invented person. */
export interface Mailbox {
  /** `legacyPostkorbHandle`, a UUID. */
  readonly handle: string;
  /** Name shown on the page. */
  readonly name: string;
}

/** A message as it lies in a mailbox. */
export interface StoredMessage {
  readonly id: string;
  /** Counts all messages of this sandbox. */
  readonly serial: number;
  readonly content: MessageContent;
  /** In the order of `content.attachments`; `file` is a name in the folder. */
  readonly files: readonly { readonly file: string; readonly mediaType: string }[];
  /** Common name of the sender's certificate. */
  readonly sender: string;
  /** ISO 8601 in UTC. */
  readonly receivedAt: string;
  /** When the page showed it first. */
  openedAt?: string | undefined;
}

/** A state of an application, as it was reported. */
export interface StoredState {
  readonly id: string;
  readonly content: StateContent;
  readonly sender: string;
  readonly receivedAt: string;
}

export interface MailboxesOptions {
  readonly store: StateStore;
  /** Milliseconds since the epoch. */
  readonly time: () => number;
  readonly ids: Ids;
  readonly mailboxes: readonly Mailbox[];
}

/** A name as multipart/form-data writes it (WHATWG HTML): quotes and line ends are percent-encoded. */
const inForm = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

const kinds = ['postfach-message', 'postfach-state'] as const;

/** Mailboxes with their messages, and the status monitor. What was acknowledged is stored before. */
export async function createMailboxes({ store, time, ids, mailboxes }: MailboxesOptions) {
  const folder = join(store.folder, 'postfach');
  if (!existsSync(folder)) await mkdir(folder, { mode: 0o700 });
  const owners = new Map(mailboxes.map((one) => [one.handle.toLowerCase(), one]));
  const messages = new Map((store.all(kinds[0]) as StoredMessage[]).map((one) => [one.id, one]));
  const states = new Map((store.all(kinds[1]) as StoredState[]).map((one) => [one.id, one]));
  await sweep();

  /** Removes files of a call that was never answered. */
  async function sweep(): Promise<void> {
    const known = new Set([...messages.values()].flatMap(({ files }) => files.map(({ file }) => file)));
    for (const name of await readdir(folder))
      if (!known.has(name)) await rm(join(folder, name), { force: true });
  }

  /** Compares the files with what the signed content says of them. How the real one matches them is not known. */
  function requireFiles({ attachments }: MessageContent, files: readonly ReceivedFile[]): void {
    const described = attachments ?? [];
    if (described.length !== files.length)
      throw new Refusal(400, `${described.length} attachments are described, ${files.length} files came`);
    for (const [index, { filename, sha512sum, contentLength }] of described.entries()) {
      const { name, size, digest } = files[index]!;
      if (name !== filename && name !== inForm(filename))
        throw new Refusal(400, `files[${index}] has another name than attachments[${index}]`);
      if (size !== contentLength) throw new Refusal(400, `files[${index}] has another length`);
      if (digest !== sha512sum.toLowerCase()) throw new Refusal(400, `files[${index}] has another digest`);
    }
  }

  return {
    folder,
    all: () => mailboxes,
    find: (handle: string): Mailbox | undefined => owners.get(handle.toLowerCase()),
    /** Newest first. */
    messagesOf: (handle: string): StoredMessage[] =>
      [...messages.values()]
        .filter(({ content }) => content.mailboxUuid.toLowerCase() === handle.toLowerCase())
        .sort((one, other) => other.serial - one.serial),
    messages: (): StoredMessage[] => [...messages.values()],
    message: (id: string): StoredMessage | undefined => messages.get(id),
    /** In the order in which they were reached. */
    statesOf: (applicationId: string): StoredState[] =>
      [...states.values()]
        .filter(({ content }) => content.applicationId.toLowerCase() === applicationId.toLowerCase())
        .sort((one, other) => Date.parse(one.content.createdDate) - Date.parse(other.content.createdDate)),
    states: (): StoredState[] => [...states.values()],
    pathOf: (file: string): string => join(folder, basename(file)),

    /** Puts a message into its mailbox. Errors: 400, 404; the files are the caller's to remove then. */
    put(content: MessageContent, files: readonly ReceivedFile[], sender: string): StoredMessage {
      if (!owners.has(content.mailboxUuid.toLowerCase())) throw new Refusal(404, 'mailbox unknown');
      requireFiles(content, files);
      const message: StoredMessage = {
        id: ids.uuid(),
        serial: messages.size + 1,
        content,
        files: files.map(({ path, mediaType }) => ({ file: basename(path), mediaType })),
        sender,
        receivedAt: new Date(time()).toISOString(),
      };
      store.set(kinds[0], message.id, message);
      messages.set(message.id, message);
      return message;
    },

    /** Notes a state. */
    report(content: StateContent, sender: string): StoredState {
      const receivedAt = new Date(time()).toISOString();
      const state: StoredState = { id: ids.uuid(), content, sender, receivedAt };
      store.set(kinds[1], state.id, state);
      states.set(state.id, state);
      return state;
    },

    /** Notes that the page has shown a message. */
    open(message: StoredMessage): void {
      if (message.openedAt !== undefined) return;
      message.openedAt = new Date(time()).toISOString();
      store.set(kinds[0], message.id, message);
    },

    async clear(): Promise<void> {
      messages.clear();
      states.clear();
      store.clear(kinds);
      await sweep();
    },
  };
}

export type Mailboxes = Awaited<ReturnType<typeof createMailboxes>>;
