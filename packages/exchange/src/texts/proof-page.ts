import { type ReportSection, renderReportPage } from '@rathaus/client-core/report';
import { escapeHtml as e } from '@rathaus/client-core/text';
import { type Language, type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import type { DeliveryProofFacts, DeliveryProofReport } from '../proof/report.ts';
import { catalogue } from './catalogue.ts';
import { eventText } from './proof-words.ts';
import { zonedInstant } from './zoned-instant.ts';

/** What the caller knows and the proof does not contain. Shown as the caller's word. */
export interface ProofPageNames {
  /** Who sent it: FIT-Connect does not tell. */
  sender?: string | undefined;
  recipient?: string | undefined;
  subject?: string | undefined;
  /** File names by part: `data`, `attachment:<uuid>`. */
  parts?: Readonly<Record<string, string>> | undefined;
}

/** How the page is written. */
export interface ProofPageOptions {
  /** When the proof was verified. */
  checkedAt: Date;
  tool: { readonly name: string; readonly version: string };
  /** Name of the proof file. */
  fileName?: string | undefined;
  /** Command that checks again. Default `rathaus exchange verify <fileName> --trust DATEI`. */
  again?: string | undefined;
  names?: ProofPageNames | undefined;
  /** Hides everything that could name a person or an office. */
  mask?: boolean | undefined;
}

const t = {
  parts: text('Was zugestellt wurde', 'What was delivered'),
  partsBound: text(
    'Die Prüfsummen sind an die Annahme gebunden. Eine Datei ist die zugestellte, wenn ihre SHA-512 hier steht.',
    'The digests are bound to the acceptance. A file is the delivered one if its SHA-512 is listed here.',
  ),
  partsOpen: text(
    'Die Prüfsummen sind eine Angabe des Absenders; die Annahme bestätigt nur die Kennzeichen.',
    'The digests are the word of the sender; the acceptance confirms the tags only.',
  ),
  plain: text('SHA-512 der Datei', 'SHA-512 of the file'),
  encrypted: text('SHA-512 verschlüsselt', 'SHA-512 encrypted'),
  tag: text('Kennzeichen (angenommen)', 'Tag (accepted)'),
  events: text('Was das Protokoll sagt', 'What the log says'),
  eventsLead: text(
    'Jede Zeile ist signiert. Die Zeit ist die, die der Unterzeichner nennt.',
    'Each line is signed. The time is the one that the signer states.',
  ),
  stated: text('Angaben der Stelle, die diese Seite erstellt hat', 'Statements of whoever made this page'),
  statedLead: text('Nicht Teil des Nachweises und nicht geprüft.', 'Not part of the proof and not checked.'),
  shows: text('Was der Nachweis zeigt', 'What the proof shows'),
  showsOnce: text(
    'Sobald auch das geprüft ist, was oben offen steht:',
    'As soon as what is open above is checked, too:',
  ),
  showsEmulated: text(
    'Käme er von einem echten Dienst, zeigte er:',
    'Were it from a real service, it would show:',
  ),
  showsNot: text('Was er nicht zeigt', 'What it does not show'),
  again: text('So wird nachgeprüft', 'How to check again'),
  file: text('SHA-512 der Nachweisdatei', 'SHA-512 of the proof file'),
  sender: text('Absender', 'Sender'),
  recipient: text('Empfänger', 'Recipient'),
  subject: text('Betreff', 'Subject'),
  service: text('Zustelldienst', 'Delivery service'),
  destination: text('Zustellpunkt', 'Destination'),
  unknown: text('unbekanntes Ereignis', 'unknown event'),
} as const;

const shows: readonly LocalText[] = [
  text(
    'Der Zustelldienst hat diese Sendung angelegt und als eingereicht protokolliert.',
    'The delivery service created this submission and logged it as submitted.',
  ),
  text(
    'Die Stelle mit dem genannten Schlüssel hat sie danach angenommen; der Schlüssel galt zu dieser Zeit.',
    'The office with the named key accepted it afterwards; the key was valid at that time.',
  ),
];
const showsParts = text(
  'Angenommen wurden genau diese Teile mit diesen Prüfsummen.',
  'Exactly these parts with these digests were accepted.',
);
const showsTags = text(
  'Angenommen wurden Teile mit diesen Kennzeichen; dass es diese Dateien waren, sagt der Absender.',
  'Parts with these tags were accepted; that these were the files is the word of the sender.',
);
const showsNot: readonly LocalText[] = [
  text('Wer abgesendet hat: das Protokoll nennt keinen Absender.', 'Who sent it: the log names no sender.'),
  text(
    'Dass ein Mensch den Inhalt gelesen hat, oder dass er richtig ist.',
    'That a person has read the content, or that it is right.',
  ),
  text(
    'Dass das Protokoll vollständig ist: niemand unterschreibt es als Ganzes.',
    'That the log is complete: nobody signs it as a whole.',
  ),
  text(
    'Die Zeit aus unabhängiger Quelle: es sind die Uhren von Dienst und Empfänger.',
    'The time from an independent source: these are the clocks of service and recipient.',
  ),
  text(
    'Dass der Zugang rechtlich wirksam war. Das entscheidet, wer den Nachweis würdigt.',
    'That the delivery has legal effect. That is for whoever judges the proof.',
  ),
];
const steps: readonly LocalText[] = [
  text(
    'Die Nachweisdatei gegen die SHA-512 unten vergleichen (sha512sum).',
    'Compare the proof file with the SHA-512 below (sha512sum).',
  ),
  text(
    'Sie ohne Netz prüfen: mit eigenen Wurzelzertifikaten, dem Schlüssel des Zustelldienstes und dem erwarteten Empfänger. Nichts davon kommt aus der Datei.',
    'Verify it offline: with your own root certificates, the key of the delivery service and the expected recipient. Nothing of it comes from the file.',
  ),
  text(
    'Die SHA-512 jeder Datei der Akte mit der Liste vergleichen.',
    'Compare the SHA-512 of each file of the e-file with the list.',
  ),
];

const digest = (hex: string) => `<span class="hash">${(hex.match(/.{1,8}/g) ?? []).join(' ')}</span>`;
/** A line does not end inside of the name of a digest. */
const unbroken = (content: string) => e(content).replaceAll('SHA-512', '<span class="word">SHA-512</span>');
const code = (content: string) => `<code>${e(content)}</code>`;
const list = (texts: readonly LocalText[], language: Language, tag: 'ul' | 'ol') =>
  `<${tag}>${texts.map((one) => `<li>${unbroken(one[language])}</li>`).join('')}</${tag}>\n`;
const entries = (pairs: readonly (readonly [label: string, html: string])[]) =>
  `<dl class="facts">\n${pairs.map(([label, html]) => `<div><dt>${e(label)}</dt><dd>${html}</dd></div>`).join('\n')}\n</dl>\n`;

/**
 * A verified proof as one printable page for the e-file: the verdict, when and by whom it was accepted, each part with its
 * digests, the log, what the proof shows and what it does not, and how to check again. No script, no request; foreign text
 * is escaped. Names of people and files only if the caller passes them.
 *
 * @example
 * const page = renderDeliveryProof(report, 'de', {
 *   checkedAt: new Date(),
 *   tool: { name: 'fachverfahren', version: '3.2' },
 *   names: { sender: 'Stadt Musterstadt', subject: '32-17/2026' },
 * });
 * return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
 */
export function renderDeliveryProof(
  report: DeliveryProofReport,
  language: Language,
  { names = {}, fileName, mask, checkedAt, tool, again }: ProofPageOptions,
): string {
  const { facts } = report;
  const sections = [
    ...stated(names),
    ...(facts ? [partsSection(facts, names), eventsSection(facts)] : []),
    ...scopeSections(report),
    check(report),
  ];
  const page = renderReportPage({ ...report, name: fileName }, catalogue, {
    language,
    checkedAt,
    tool,
    mask,
    sections,
    again: again ?? checkAgain(mask ? undefined : fileName, language),
  });
  return [...page].join('');
}

/** What the verifier trusts comes from no proof: the command names a file of its own for it. */
function checkAgain(fileName: string | undefined, language: Language): string {
  const [proof, trust] = language === 'de' ? ['NACHWEIS', 'DATEI'] : ['PROOF', 'FILE'];
  // Only a name that no shell takes apart is printed to be copied.
  const name = fileName !== undefined && /^[\w.-]+$/.test(fileName) ? fileName : proof;
  return `rathaus exchange verify ${name} --trust ${trust}`;
}

function stated({ sender, recipient, subject }: ProofPageNames): ReportSection[] {
  const given = [
    [t.sender, sender],
    [t.recipient, recipient],
    [t.subject, subject],
  ].flatMap(([label, value]) =>
    value === undefined ? [] : [[label as LocalText, value as string] as const],
  );
  if (given.length === 0) return [];
  return [
    {
      id: 'angaben-der-stelle',
      title: t.stated,
      *render({ language, mask }) {
        yield `<p class="small muted">${e(t.statedLead[language])}</p>\n`;
        yield entries(given.map(([label, value]) => [label[language], e(mask.word(value))]));
      },
    },
  ];
}

function partTitle(part: string, { parts = {} }: ProofPageNames, language: Language, mask: Mask): string {
  const [kind = '', id] = part.split(':');
  const words: Readonly<Record<string, LocalText>> = {
    metadata: text('Metadaten', 'Metadata'),
    data: text('Daten', 'Data'),
    attachment: text('Anlage', 'Attachment'),
  };
  const word = words[kind]?.[language] ?? kind;
  const name = Object.hasOwn(parts, part) ? parts[part] : undefined;
  return [word, name === undefined ? undefined : mask.fileName(name), id].filter(Boolean).join(' · ');
}

function partsSection({ parts, hashesBound }: DeliveryProofFacts, names: ProofPageNames): ReportSection {
  return {
    id: 'teile',
    title: t.parts,
    *render({ language, mask }) {
      yield `<p>${unbroken((hashesBound ? t.partsBound : t.partsOpen)[language])}</p>\n`;
      for (const { part, sha512, encryptedSha512, tag } of parts) {
        yield `<article class="cause short"><header><h3>${e(partTitle(part, names, language, mask))}</h3></header>\n`;
        yield entries([
          [t.plain[language], digest(sha512)],
          ...(encryptedSha512 === undefined
            ? []
            : [[t.encrypted[language], digest(encryptedSha512)] as const]),
          [t.tag[language], code(tag)],
        ]);
        yield '</article>\n';
      }
    },
  };
}

function eventsSection({ events }: DeliveryProofFacts): ReportSection {
  return {
    id: 'ereignisse',
    title: t.events,
    *render({ language, mask }) {
      yield `<p>${e(t.eventsLead[language])}</p>\n`;
      yield entries(
        events.map(({ name, known, author, issuedAt, jti }) => {
          const word = known
            ? capital(eventText(name)[language])
            : `${capital(t.unknown[language])} (${mask.word(name)})`;
          const when = `${zonedInstant(issuedAt)[language]} (${issuedAt})`;
          const who = t[author === 'service' ? 'service' : 'destination'][language];
          return [word, `${e(when)}<small>${e(who)} · ${e(mask.word(jti))}</small>`] as const;
        }),
      );
    },
  };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A proof that failed shows nothing, and of one that is not judged this is still to be seen. */
function scopeSections({ verdict, facts, reservation }: DeliveryProofReport): ReportSection[] {
  if (!facts) return [];
  const bound = facts.hashesBound ? showsParts : showsTags;
  return [
    {
      id: 'zeigt',
      title: t.shows,
      *render({ language }) {
        if (reservation === 'sandbox') yield `<p>${e(t.showsEmulated[language])}</p>\n`;
        else if (verdict !== 'passed') yield `<p>${e(t.showsOnce[language])}</p>\n`;
        yield list([...shows, bound], language, 'ul');
      },
    },
    {
      id: 'zeigt-nicht',
      title: t.showsNot,
      *render({ language }) {
        yield list(showsNot, language, 'ul');
      },
    },
  ];
}

function check({ fileSha512 }: DeliveryProofReport): ReportSection {
  return {
    id: 'nachpruefen',
    title: t.again,
    *render({ language }) {
      yield list(steps, language, 'ol');
      yield entries([[t.file[language], digest(fileSha512)]]);
    },
  };
}
