import { viewReport } from '@rathaus/client-core/texts';
import { writeContainer } from '../../src/package/index.ts';
import { checkFile, type FileReport } from '../../src/report/index.ts';
import { sampleMessage } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import {
  type KnownMessage,
  type MessageDirection,
  messageKind,
  type ProcedureFacts,
  procedureProfile,
  writeMessageText,
  type XdomeaVersion,
} from '../../src/xdomea/index.ts';

/** What of a message is there, and what it says. Every word is one of these. */
export type Given =
  /** The package with its files; without it the message alone. */
  | 'Paket'
  /** The message that is answered. */
  | 'Original'
  /** The appraisal of the archive. */
  | 'Bewertung'
  /** What a reply says. */
  | 'Erfolg'
  | 'Teilerfolg'
  | 'Misserfolg'
  /** Broken on purpose. */
  | 'ohne-Ergebnis'
  | 'widersprüchlich'
  | 'abgebrochen'
  | 'Schemafehler'
  | 'Datei-fehlt'
  | 'Test'
  /** Part 1 of 3 of a split message. */
  | 'Teil'
  /** The other parts. */
  | 'alle-Teile'
  | 'ohne-Bewertung';

const outcomes = { Erfolg: 'success', Teilerfolg: 'partial', Misserfolg: 'failure' } as const;
const prefix = 'xdomea:';

/** Edits of the text of a message, by what is given. */
function edited(xml: string, given: ReadonlySet<Given>): string {
  let text = xml;
  const change = (from: RegExp, to: string) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to change: ${from}`);
    text = changed;
  };
  if (given.has('ohne-Ergebnis'))
    change(new RegExp(`<${prefix}(Erfolgreich>)[^<]*</${prefix}Erfolgreich>`, 'g'), '');
  // The whole is a success, the last record is none.
  if (given.has('widersprüchlich')) change(new RegExp(`(.*<${prefix}Erfolgreich>)(?:1|true)<`, 's'), '$10<');
  if (given.has('Schemafehler'))
    change(new RegExp(`(</${prefix}[A-Za-z.]+\\d{4}>\\s*)$`), `<${prefix}Zusatz/>$1`);
  if (given.has('Test')) change(/ produkt=/, ' test="ja" produkt=');
  if (given.has('ohne-Bewertung')) {
    const inner =
      '<xdomea:Aussonderungsart[^>]*>\\s*<code>A</code>(?:(?!</xdomea:Auss).)*</xdomea:Aussonderungsart>';
    change(new RegExp(`<xdomea:Aussonderungsart>\\s*${inner}\\s*</xdomea:Aussonderungsart>`, 'gs'), '');
  }
  if (given.has('Teil')) change(/(GesamtanzahlNachrichtenProTyp>)1</, '$13<');
  if (given.has('abgebrochen')) text = text.slice(0, -60);
  return text;
}

/** The facts of a procedure in which the message that is answered, or the appraisal, was there. */
function factsFor(
  messageType: string,
  given: ReadonlySet<Given>,
  original: string | undefined,
): ProcedureFacts {
  const answered = messageKind(messageType)?.answers[0];
  const messages: KnownMessage[] =
    given.has('Original') && answered ? [{ messageType: answered, nachrichtenUuid: original }] : [];
  if (given.has('alle-Teile'))
    for (const lfdNr of [2, 3])
      messages.push({ messageType, lfdNr, gesamtanzahl: 3, nachrichtenUuid: `${lfdNr}` });
  return {
    messages: messages.length > 0 ? messages : undefined,
    appraised: given.has('Bewertung') ? [] : undefined,
  };
}

/** Checks a sample message as a clerk would meet it. */
export async function checked(
  messageType: string,
  version: XdomeaVersion,
  words: readonly Given[],
  {
    documents = 12,
    direction,
  }: { documents?: number | undefined; direction?: MessageDirection | undefined } = {},
): Promise<FileReport> {
  const given = new Set(words);
  const outcome = (Object.keys(outcomes) as (keyof typeof outcomes)[]).find((word) => given.has(word));
  const options = { version, messageType, documents, outcome: outcome && outcomes[outcome] };
  const { message, names } = sampleMessage(options);
  const plain = await writeMessageText(message, { version });
  const xml = edited(plain, given);
  const profile = procedureProfile(factsFor(messageType, given, message.kopf.uuidUrsprungsnachricht));
  const check = { profile, direction, clock: () => Date.parse('2032-06-01T12:00:00Z') };
  if (!given.has('Paket')) return checkFile(Buffer.from(xml), { ...check, fileName: names.message });
  const all = [...sampleMessage(options).files];
  const { stream } = writeContainer({
    message: { name: names.message, content: () => [Buffer.from(xml)] },
    files: given.has('Datei-fehlt') ? all.slice(3) : all,
  });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return checkFile(bytes, { ...check, fileName: names.container });
}

/** What a person reads first: verdict, lead, next step. */
export function read(report: FileReport, mask = false) {
  const { verdict, verdictText, lead, next, tone } = viewReport(report, catalogue, { mask });
  return {
    verdict,
    tone,
    says: verdictText.de,
    lead: lead?.de ?? '',
    next: next?.de ?? '',
    en: [verdictText.en, lead?.en ?? '', next?.en ?? ''],
  };
}
