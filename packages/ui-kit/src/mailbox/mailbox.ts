import { isDay, showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { filled } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import { link } from '../element/link.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text } from '../reader/reader.ts';
import { date, flag, heading as headingLevel, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** One message in the list. */
export interface MailboxEntry {
  readonly subject: string;
  /** Page of the message. */
  readonly href: string;
  readonly sender?: string | undefined;
  /** When it came, a day or an instant in ISO 8601. */
  readonly date?: string | undefined;
  readonly unread?: boolean | undefined;
  /** How many files come with it. */
  readonly attachments?: number | undefined;
  /** Until when the citizen has to do something. */
  readonly due?: string | undefined;
  /** Opening it counts as its delivery (Zustellung): said before it is opened. */
  readonly opening?: boolean | undefined;
}

/** A file that comes with a message. */
export interface MailboxFile {
  readonly href: string;
  readonly name: string;
  readonly bytes?: number | undefined;
}

/** A message that is open. */
export interface MailboxMessage {
  readonly subject: string;
  readonly sender?: string | undefined;
  readonly date?: string | undefined;
  /** Plain text; empty lines part paragraphs. Addresses in it are no links. */
  readonly text?: string | undefined;
  readonly links?: readonly { readonly href: string; readonly label: string }[] | undefined;
  readonly attachments?: readonly MailboxFile[] | undefined;
  readonly due?: string | undefined;
  /** When it was read first. */
  readonly read?: string | undefined;
  /** When it counts as delivered (Zustellung). */
  readonly delivered?: string | undefined;
  /** Where it can be answered. */
  readonly reply?: string | undefined;
}

/** What `<rathaus-mailbox>` shows: one message, else the list of them. */
export interface MailboxData {
  readonly messages?: readonly MailboxEntry[] | undefined;
  readonly message?: MailboxMessage | undefined;
  /** Level of the headings of messages, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

type Say = (sentence: string, at: string | undefined) => Tree;

function entries(data: MailboxData, { h, texts }: TemplateContext<'mailbox'>, time: Say): Tree {
  const { messages = [] } = data;
  if (!messages[0]) return h('p', { part: 'none' }, texts.none);
  return h(
    'ul',
    { role: 'list', 'aria-label': texts.label },
    messages.map(({ subject, href, sender, date, unread, attachments, due, opening }) => {
      // Whoever goes from link to link hears it there, in time: opening may start a period. Not by ids, of which a page
      // with two lists would have each twice.
      const about = [unread && texts.unread, opening && texts.opening].filter(Boolean).join('. ');
      return h(
        'li',
        { 'data-unread': unread ? '' : undefined },
        unread && h('p', { part: 'unread' }, texts.unread),
        heading({ title: subject, href, headingLevel: data.headingLevel, about }, h),
        h(
          'p',
          { part: 'meta' },
          sender && h('span', {}, filled(h, texts.from, sender)),
          ' ',
          date && h('span', {}, time('{date}', date)),
          ' ',
          !!attachments && h('span', {}, filled(h, texts.count, `${attachments}`, 'span')),
        ),
        due && h('p', { part: 'due' }, time(texts.due, due)),
        opening && h('p', { part: 'opening' }, texts.opening),
      );
    }),
  );
}

function opened(
  { subject, sender, date, text, links = [], attachments = [], due, read, delivered, reply }: MailboxMessage,
  { h, texts, lang }: TemplateContext<'mailbox'>,
  time: Say,
  level: MailboxData['headingLevel'],
): Tree {
  const found = (label: string, items: readonly Tree[]): Tree =>
    items[0] &&
    h(
      'ul',
      { role: 'list', 'aria-label': label },
      items.map((item) => h('li', {}, item)),
    );
  return h(
    'article',
    {},
    heading({ title: subject, headingLevel: level }, h),
    h(
      'p',
      { part: 'meta' },
      sender && h('span', {}, filled(h, texts.from, sender)),
      ' ',
      date && h('span', {}, time('{date}', date)),
      ' ',
      read && h('span', {}, time(texts.read, read)),
    ),
    delivered && h('p', { part: 'opening' }, time(texts.delivered, delivered)),
    due && h('p', { part: 'due' }, time(texts.due, due)),
    text
      ?.split(/\n\s*\n/)
      .filter((paragraph) => paragraph.trim())
      // What people wrote: a paragraph has the direction of its own first letter.
      .map((paragraph) => h('p', { part: 'text', dir: 'auto' }, paragraph)),
    found(
      texts.links,
      links.map(({ href, label }) => link(h, { href }, h('bdi', {}, label))),
    ),
    found(
      texts.attachments,
      attachments.map(({ href, name, bytes }) =>
        link(
          h,
          { part: 'file', href },
          // In one piece: what the row of a link parts is read as two links.
          h(
            'span',
            {},
            h('bdi', {}, name),
            bytes !== undefined && [' ', h('span', { part: 'size' }, `(${fileSize(bytes, lang)})`)],
          ),
        ),
      ),
    ),
    reply && h('a', { part: 'button', href: reply }, texts.reply),
  );
}

function mailboxTree(data: MailboxData, context: TemplateContext<'mailbox'>): Tree {
  const time: Say = (sentence, at) =>
    at && filled(context.h, sentence, dateOf(at, context.lang), 'time', { datetime: at });
  return data.message ? opened(data.message, context, time, data.headingLevel) : entries(data, context, time);
}

const dateOf = (at: string, lang: string): string =>
  `${showDate(at, lang, 'long', isDay(at) ? undefined : 'short')}`;

/** `<rathaus-mailbox>`, for server, browser and frameworks. */
export const mailbox: Definition<'mailbox', MailboxData> = {
  name: 'mailbox',
  read: object<MailboxData>({
    messages: list(
      object<MailboxEntry>({
        subject: needed(text, ''),
        href: needed(address, ''),
        sender: text,
        date,
        unread: flag,
        attachments: number,
        due: date,
        opening: flag,
      }),
    ),
    message: object<MailboxMessage>({
      subject: needed(text, ''),
      sender: text,
      date,
      text,
      links: list(
        object<{ href: string; label: string }>({ href: needed(address, ''), label: needed(text, '') }),
      ),
      attachments: list(
        object<MailboxFile>({ href: needed(address, ''), name: needed(text, ''), bytes: number }),
      ),
      due: date,
      read: date,
      delivered: date,
      reply: address,
    }),
    headingLevel,
  }),
  tree: mailboxTree,
};
