import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { isUuid } from '@rathaus/client-core/text';
import type { Address, DeliveryRequest } from '@rathaus/exchange';
import { UsageFault } from '../../program/usage-fault.ts';
import { placeOfFault } from './configuration/json-place.ts';
import type { MailboxSettings, SendDefaults } from './configuration/settings.ts';

/** What a person says about a delivery. */
export interface RequestOptions {
  to?: string;
  service?: string;
  serviceName?: string;
  region?: string;
  data?: string;
  schema?: string;
  attachment?: string[];
  key?: string;
  reference?: string;
  date?: string;
}

/** A file of a delivery, by its place on the disk. */
interface GivenFile {
  readonly path: string;
  readonly size: number;
  readonly mimeType: string;
}

/** What has been read of the files so far. */
export type OnBytes = (done: number, total: number) => void;

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
};

const typeOf = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/**
 * The request that the options describe. Without `--key` the key is made of recipient, service and content, so that the
 * same command sends once, however often it is called. Files are streamed. Errors: faults of use, those of the file system.
 */
export async function requestOf(
  options: RequestOptions,
  usual: SendDefaults | undefined,
  {
    mailboxes,
    onBytes,
    signal,
  }: { mailboxes: readonly MailboxSettings[]; onBytes: OnBytes; signal: AbortSignal },
): Promise<DeliveryRequest> {
  const { to = usual?.to, data, schema = usual?.schema, region, reference, date } = options;
  demand('--to', to);
  demand('--data', data);
  demand('--schema', schema);
  const service = serviceOf(options, usual);
  const address = addressOf(to, mailboxes);
  if (date !== undefined) demandDay(date);
  demandFew(options.attachment ?? []);
  const files = await Promise.all([data, ...(options.attachment ?? [])].map(fileOf));
  const [first, ...attached] = files as [GivenFile, ...GivenFile[]];
  if (!['application/json', 'application/xml'].includes(first.mimeType))
    throw new UsageFault(
      '--data nimmt eine Datei .json oder .xml; alles andere ist eine Anlage (--attachment).',
      '--data takes a file .json or .xml; everything else is an attachment (--attachment).',
    );
  if (first.mimeType === 'application/json') await demandJson(first, signal);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const open = ({ path }: GivenFile) =>
    (async function* () {
      for await (const chunk of createReadStream(path, { signal })) {
        done += (chunk as Uint8Array).length;
        onBytes(done, total);
        yield chunk as Uint8Array;
      }
    })();
  const about = [to, service.identifier, schema, region, reference, date];
  return {
    key: options.key ?? (await contentKey(about, files, signal)),
    to: address,
    service,
    region:
      region === undefined || region.startsWith('urn:')
        ? region
        : `urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags:${region}`,
    data: { content: () => open(first), mimeType: first.mimeType, schemaUri: schema },
    attachments: attached.map((file) => ({
      content: () => open(file),
      mimeType: file.mimeType,
      fileName: basename(file.path).normalize('NFC'),
    })),
    senderReference: reference,
    applicationDate: date,
  };
}

/** A destination by its UUID, a mailbox by its name in the settings. */
function addressOf(to: string, mailboxes: readonly MailboxSettings[]): Address {
  const mailbox = mailboxes.find(({ name }) => name === to);
  if (mailbox) return { transport: mailbox.type, mailbox: mailbox.name };
  if (isUuid(to)) return { transport: 'fit-connect', destinationId: to };
  const names = mailboxes.map(({ name }) => name).join(', ');
  throw new UsageFault(
    `--to braucht die UUID eines Zustellpunkts${names === '' ? '' : ` oder eines der Postfächer: ${names}`}.`,
    `--to needs the UUID of a destination${names === '' ? '' : ` or one of the mailboxes: ${names}`}.`,
  );
}

function demand(option: string, value: string | undefined): asserts value is string {
  if (value !== undefined && value !== '') return;
  throw new UsageFault(`die Option ${option} fehlt.`, `the option ${option} is missing.`);
}

/** What the metadata take as a day. */
function demandDay(date: string): void {
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true;
  if (isDay) return;
  throw new UsageFault(
    `--date braucht einen Tag in der Form JJJJ-MM-TT, zum Beispiel 2026-12-31; ${date} ist keiner.`,
    `--date needs a day in the form YYYY-MM-DD, for example 2026-12-31; ${date} is none.`,
  );
}

/** Attachments that FIT-Connect takes; mailboxes take no more here, so that a delivery can change its way. */
const mostAttachments = 100;

function demandFew(attachments: readonly string[]): void {
  if (attachments.length <= mostAttachments) return;
  throw new UsageFault(
    `Das sind ${attachments.length} Anlagen; eine Sendung hat höchstens ${mostAttachments}. Auf mehrere Sendungen verteilen oder zu einer ZIP-Datei packen.`,
    `These are ${attachments.length} attachments; a delivery has ${mostAttachments} at most. Send several deliveries or pack them into a ZIP file.`,
  );
}

/** Bytes up to which data are read as a whole before they are sent. */
const readAtOnce = 20_000_000;

/** Data that the recipient could not read are not sent. What the parser says quotes them: only the place is taken. */
async function demandJson({ path, size }: GivenFile, signal: AbortSignal): Promise<void> {
  if (size > readAtOnce) return;
  const content = await readFile(path, { encoding: 'utf8', signal });
  try {
    JSON.parse(content);
  } catch {
    const place = placeOfFault(content);
    throw new UsageFault(
      `${path} ist kein gültiges JSON${place ? ` (Zeile ${place.line}, Spalte ${place.column})` : ''}. Gespeichert und gesendet wurde nichts.`,
      `${path} is not valid JSON${place ? ` (line ${place.line}, column ${place.column})` : ''}. Nothing was stored or sent.`,
    );
  }
}

/** A key of the catalogue may be given as its fourteen digits. */
function serviceOf(
  { service, serviceName }: RequestOptions,
  usual: SendDefaults | undefined,
): DeliveryRequest['service'] {
  if (service === undefined && usual) return usual.service;
  demand('--service', service);
  const identifier = /^\d{14}$/.test(service) ? `urn:de:fim:leika:leistung:${service}` : service;
  if (!identifier.startsWith('urn:'))
    throw new UsageFault(
      '--service braucht einen LeiKa-Schlüssel (14 Ziffern) oder eine URN.',
      '--service needs a LeiKa key (14 digits) or a URN.',
    );
  return { identifier, name: serviceName ?? identifier };
}

async function fileOf(path: string): Promise<GivenFile> {
  const found = await stat(path);
  if (found.isFile()) return { path, size: found.size, mimeType: typeOf(path) };
  throw new UsageFault(`${path} ist keine Datei.`, `${path} is no file.`);
}

async function contentKey(
  about: readonly (string | undefined)[],
  files: readonly GivenFile[],
  signal: AbortSignal,
): Promise<string> {
  const hashes: string[][] = [];
  for (const { path } of files) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Uint8Array);
    hashes.push([basename(path).normalize('NFC'), hash.digest('hex')]);
  }
  const all = JSON.stringify([about.map((one) => one ?? null), hashes]);
  return `inhalt-${createHash('sha256').update(all).digest('hex')}`;
}
