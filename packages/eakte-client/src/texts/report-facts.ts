import { term } from '@rathaus/client-core/findings';
import { instantText, type LocalText, type ReportFact, text } from '@rathaus/client-core/texts';
import { schemaOf } from '../xdomea/schema/schema.ts';
import type { JudgedReport } from './judged-report.ts';
import { directionText, messageName } from './messages.ts';
import { count, figure, objectCount } from './numbers.ts';
import { contentText } from './outline.ts';
import { decidedText } from './verdicts.ts';

/** A fact, where there is a value. */
export const fact = (
  id: string,
  label: LocalText,
  value: ReportFact['value'] | undefined,
  about: 'proof' | 'content' = 'content',
): ReportFact[] => (value === undefined ? [] : [{ id, label, value, about }]);

const bytes = (size: number): LocalText =>
  text(`${size.toLocaleString('de-DE')} Byte`, `${size.toLocaleString('en-GB')} bytes`);

/** The time a message gives, in words; what is no time is shown as it is, and hidden by a mask. */
function created(given: string | undefined): ReportFact['value'] | undefined {
  if (given === undefined) return undefined;
  const instant = new Date(given);
  return Number.isNaN(instant.getTime()) ? given : instantText(instant);
}

/** `Aussonderung (0503)`; the name of a root that is none of the standard is foreign text. */
function messageText({ messageType, version, rootName }: JudgedReport): ReportFact['value'] | undefined {
  const isKnown =
    version !== undefined &&
    messageType !== undefined &&
    schemaOf(version).rootNames.get(messageType) === rootName;
  return isKnown ? messageName(messageType) : rootName;
}

function proofFacts({ size, sha512, rules, profile, version }: JudgedReport): ReportFact[] {
  const { de, en } = count(rules.count, text('Regel', 'rule'), text('Regeln', 'rules'));
  const named = version === undefined ? '' : `xdomea ${version}, `;
  return [
    ...fact('size', text('Größe', 'Size'), size === undefined ? undefined : bytes(size), 'proof'),
    ...fact('sha512', text('SHA-512', 'SHA-512'), sha512 === undefined ? undefined : term(sha512), 'proof'),
    ...fact(
      'rules',
      text('Regelwerk', 'Rules'),
      // Where no message was read, no rule was applied.
      rules.count === 0
        ? undefined
        : text(`${named}${de}, Fassung ${rules.edition}`, `${named}${en}, edition ${rules.edition}`),
      'proof',
    ),
    ...fact(
      'profile',
      text('Profil', 'Profile'),
      profile &&
        text(
          profile.edition ? `${profile.name}, Fassung ${profile.edition}` : profile.name,
          profile.edition ? `${profile.name}, edition ${profile.edition}` : profile.name,
        ),
      'proof',
    ),
  ];
}

/** The structure that was compared with, and how far. */
function basisFacts({ schemaBasis, rootName, complete, aspects }: JudgedReport): ReportFact[] {
  return [
    ...fact(
      'basis',
      text('Aufbau', 'Structure'),
      // Where there are aspects, that of the structure says it.
      aspects
        ? undefined
        : schemaBasis === 'derived'
          ? text(
              'gegen eine abgeleitete Beschreibung geprüft; ein amtliches Schema dieser Nachricht ist nicht öffentlich',
              'checked against a derived description; no official schema of this message is public',
            )
          : schemaBasis && text('gegen das amtliche Schema geprüft', 'checked against the official schema'),
    ),
    ...fact(
      'complete',
      text('Vollständigkeit', 'Completeness'),
      rootName !== undefined && !complete
        ? text('gelesen bis zum Abbruch der Nachricht', 'read up to where the message breaks off')
        : undefined,
    ),
  ];
}

/** What a reply, decision, request or receipt says, in figures. */
function outcomeFacts(report: JudgedReport): ReportFact[] {
  const { outcome } = report;
  const result = text('Ergebnis', 'Result');
  switch (outcome?.kind) {
    case 'import': {
      const { total, failed, unclear } = outcome.objects;
      const taken = figure(total - failed - unclear);
      const [not, open] = [figure(failed), figure(unclear)];
      return total === 0
        ? []
        : fact(
            'outcome',
            result,
            text(
              `${objectCount(total).de}: ${taken.de} übernommen, ${not.de} nicht übernommen${unclear > 0 ? `, ${open.de} unklar` : ''}`,
              `${objectCount(total).en}: ${taken.en} taken over, ${not.en} not taken over${unclear > 0 ? `, ${open.en} unclear` : ''}`,
            ),
          );
    }
    case 'decision':
      return fact('outcome', result, decidedText(report));
    case 'request':
      return fact('outcome', text('Angefordert', 'Requested'), objectCount(outcome.objects));
    case 'receipt': {
      const [first, ...more] = outcome.confirms.map(messageName);
      const one =
        first && more.length === 0 ? first : text('Auftrag (0601 bis 0632)', 'order (0601 to 0632)');
      return fact('confirms', text('Bestätigt den Empfang', 'Confirms the arrival'), one);
    }
    case 'route':
      return fact(
        'outcome',
        text('Geänderte Schritte', 'Changed steps'),
        text(
          `${figure(outcome.added).de} neu, ${figure(outcome.skipped).de} übersprungen`,
          `${figure(outcome.added).en} new, ${figure(outcome.skipped).en} skipped`,
        ),
      );
    default:
      return [];
  }
}

/** What the report says beside its verdict: what the message says of itself, and what proves the check. */
export function reportFacts(report: JudgedReport): ReportFact[] {
  const { version, messageType, rootName, prozessId, objects, header, role } = report;
  const { akten, vorgaenge, dokumente } = objects;
  const { lfdNr, gesamtanzahl } = header ?? {};
  const files = report.kind === 'eakte.container' ? report.files : undefined;
  return [
    ...fact('message', text('Nachricht', 'Message'), messageText(report)),
    ...fact('version', text('xdomea-Version', 'xdomea version'), version && term(version)),
    ...fact('direction', text('Richtung', 'Direction'), messageType && directionText(messageType)),
    ...fact('sender', text('Absender', 'Sender'), header?.autor),
    ...fact('receiver', text('Empfänger', 'Receiver'), header?.leser),
    ...fact('created', text('Erstellt', 'Created'), created(header?.erstellungszeitpunkt)),
    ...fact('process', text('Prozess-ID', 'Process id'), prozessId),
    ...fact('messageId', text('Nachrichten-ID', 'Message id'), header?.nachrichtenUuid),
    ...fact('original', text('Antwort auf', 'In reply to'), header?.uuidUrsprungsnachricht),
    ...fact(
      'part',
      text('Teil', 'Part'),
      lfdNr === undefined || gesamtanzahl === undefined || (lfdNr === 1 && gesamtanzahl === 1)
        ? undefined
        : text(
            `${figure(lfdNr).de} von ${figure(gesamtanzahl).de}`,
            `${figure(lfdNr).en} of ${figure(gesamtanzahl).en}`,
          ),
    ),
    ...fact(
      'test',
      text('Test', 'Test'),
      header?.test ? text('ja, nicht zu verarbeiten', 'yes, not to be processed') : undefined,
    ),
    // Nobody has counted what was not read; "0 Akten" would be a statement about it. Replies and receipts have no records.
    ...fact(
      'content',
      text('Inhalt', 'Content'),
      rootName === undefined || (role !== 'handover' && dokumente + akten + vorgaenge === 0)
        ? undefined
        : contentText(objects, { files }),
    ),
    ...outcomeFacts(report),
    ...basisFacts(report),
    ...proofFacts(report),
  ];
}
