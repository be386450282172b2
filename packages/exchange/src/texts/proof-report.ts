import type { Finding } from '@rathaus/client-core/findings';
import {
  type LocalText,
  type Mask,
  type ReportAspect,
  type ReportFact,
  type ReportText,
  text,
} from '@rathaus/client-core/texts';
import { certificateUnchecked, revocationUnchecked } from '../keys/rules.ts';
import type { DeliveryProofReport, ProofReservation, ProofSigner } from '../proof/report.ts';
import {
  destinationUnchecked,
  hashesUnchecked,
  oldVersionUnchecked,
  serviceUnchecked,
} from '../proof/rules.ts';
import { zonedInstant } from './zoned-instant.ts';

/** One thing that was looked at: its findings, what of it may be unchecked, and what to say when it held. */
interface Aspect {
  id: string;
  label: LocalText;
  /** Rules without `exchange.proof.`, or the start of a place. */
  rules?: readonly string[];
  place?: string;
  unchecked?: readonly string[];
  held: LocalText;
}

const aspects: readonly Aspect[] = [
  {
    id: 'file',
    label: text('Nachweisdatei', 'Proof file'),
    rules: ['format', 'member'],
    held: text('Vollständig, nichts Fremdes darin.', 'Complete, nothing foreign in it.'),
  },
  {
    id: 'events',
    label: text('Signaturen der Ereignisse', 'Signatures of the events'),
    rules: ['token', 'issuer', 'key-missing', 'signature', 'subject', 'author', 'duplicate-jti'],
    held: text('Alle richtig, alle zu dieser Sendung.', 'All right, all about this submission.'),
  },
  {
    id: 'course',
    label: text('Ablauf', 'Course'),
    rules: ['event-missing', 'event-repeated', 'rejected', 'order', 'future'],
    held: text(
      'Angelegt, eingereicht, angenommen, in dieser Reihenfolge und genau einmal.',
      'Created, submitted, accepted, in this order and exactly once.',
    ),
  },
  {
    id: 'service',
    label: text('Zustelldienst', 'Delivery service'),
    place: '/keys/service',
    unchecked: [serviceUnchecked, revocationUnchecked, certificateUnchecked],
    held: text('Der Schlüssel ist der erwartete.', 'The key is the expected one.'),
  },
  {
    id: 'destination',
    label: text('Empfänger', 'Recipient'),
    rules: ['destination'],
    place: '/keys/destination',
    unchecked: [destinationUnchecked, revocationUnchecked, certificateUnchecked],
    held: text(
      'Der Schlüssel ist der erwartete und galt bei der Annahme.',
      'The key is the expected one and was valid when it accepted.',
    ),
  },
  {
    id: 'parts',
    label: text('Angenommene Teile', 'Accepted parts'),
    rules: ['tags'],
    held: text(
      'Absender, Dienst und Empfänger nennen dieselben.',
      'Sender, service and recipient name the same ones.',
    ),
  },
  {
    id: 'hashes',
    label: text('Prüfsummen', 'Digests'),
    rules: ['metadata-tag', 'encryption-key', 'hash'],
    unchecked: [hashesUnchecked],
    held: text('An das angenommene Kennzeichen gebunden.', 'Bound to the accepted tag.'),
  },
];

/** A key that everybody has is the expected one and says nothing. */
const emulated = text(
  'Schlüssel des Emulators: Jeder kann damit unterschreiben.',
  'Key of the emulator: anybody can sign with it.',
);
const open = text('Wurde nicht geprüft.', 'Was not checked.');
const pointerOf = ({ place }: Pick<Finding, 'place'>) => (place.kind === 'pointer' ? place.pointer : '');

function aspectOf(aspect: Aspect, { findings, unchecked, reservation }: DeliveryProofReport): ReportAspect {
  const { id, label, rules = [], place, held } = aspect;
  const about = (one: Pick<Finding, 'place'>) => place !== undefined && pointerOf(one).startsWith(place);
  const found = findings.filter(
    (one) =>
      one.severity === 'error' && (rules.includes(one.rule.replace('exchange.proof.', '')) || about(one)),
  );
  const unread =
    unchecked.some(({ what }) => what === oldVersionUnchecked) ||
    (id !== 'file' &&
      findings.some(({ rule }) => rule === 'exchange.proof.format' || rule === 'exchange.proof.member'));
  const left = unchecked.some(
    (one) => aspect.unchecked?.includes(one.what) && (place === undefined || about(one)),
  );
  if (found.length > 0)
    return {
      id,
      label,
      state: 'failed',
      reason: text(
        found.length === 1 ? 'Eine Abweichung.' : `${found.length} Abweichungen.`,
        found.length === 1 ? 'One deviation.' : `${found.length} deviations.`,
      ),
    };
  if (unread || left) return { id, label, state: 'not-judged', reason: open };
  return reservation === 'sandbox' && (id === 'service' || id === 'destination')
    ? { id, label, state: 'warning', reason: emulated }
    : { id, label, state: 'passed', reason: held };
}

const believed: Record<ProofSigner['believedBy'], LocalText> = {
  pin: text('durch den festgelegten Schlüssel', 'by the pinned key'),
  certificate: text('durch das Zertifikat', 'by the certificate'),
  nothing: text('nicht geprüft', 'not checked'),
};

/** Official names and ids only: certificates of authorities and what the service has assigned. */
function factsOf({ facts }: DeliveryProofReport): readonly ReportFact[] {
  if (!facts) return [];
  const { service, destination } = facts;
  const fact = (id: string, label: LocalText, value: ReportFact['value'], about?: 'proof'): ReportFact => ({
    id,
    label,
    value,
    about,
  });
  return [
    fact('accepted', text('Angenommen', 'Accepted'), zonedInstant(facts.acceptedAt)),
    fact('submitted', text('Eingereicht', 'Submitted'), zonedInstant(facts.submittedAt)),
    ...(facts.senderReference === undefined
      ? []
      : [
          fact(
            'sender-reference',
            text('Zeichen des Absenders', 'Sender’s reference'),
            facts.senderReference,
          ),
        ]),
    ...(destination.holder === undefined
      ? []
      : [fact('holder', text('Inhaber des Zertifikats', 'Holder of the certificate'), destination.holder)]),
    fact('destination', text('Zustellpunkt', 'Destination'), facts.destinationId),
    fact('submission', text('Sendung', 'Submission'), facts.submissionId),
    fact('case', text('Vorgang', 'Case'), facts.caseId),
    fact('issuer', text('Zustelldienst', 'Delivery service'), facts.issuer, 'proof'),
    fact('service-by', text('Dienst erkannt', 'Service known'), believed[service.believedBy], 'proof'),
    fact(
      'service-keys',
      text('Schlüssel des Dienstes', 'Keys of the service'),
      service.thumbprints.join(', '),
      'proof',
    ),
    fact(
      'destination-by',
      text('Empfänger erkannt', 'Recipient known'),
      believed[destination.believedBy],
      'proof',
    ),
    fact(
      'destination-keys',
      text('Schlüssel des Empfängers', 'Keys of the recipient'),
      destination.thumbprints.join(', '),
      'proof',
    ),
  ];
}

const verdicts = {
  passed: text('Zustellung belegt', 'Delivery proven'),
  failed: text('Zustellung nicht belegt', 'Delivery not proven'),
  'not-judged': text('Zustellung nicht abschließend geprüft', 'Delivery not fully checked'),
} as const;

/** What nobody may take for a proof says so in its first words: they are all that is read in a list. */
function verdictOf({ verdict, reservation }: DeliveryProofReport): LocalText {
  if (reservation === undefined) return verdicts[verdict];
  const { de, en } = reservations[reservation].verdict;
  const said =
    verdict === 'passed' && reservation === 'sandbox'
      ? text('Zustellung nur nachgestellt', 'Delivery only simulated')
      : verdicts[verdict];
  return text(`${de}: ${said.de}`, `${en}: ${said.en}`);
}

const reservations: Readonly<Record<ProofReservation, Record<'verdict' | 'lead' | 'next', LocalText>>> = {
  sandbox: {
    verdict: text('Emulator – kein echter Dienst', 'Emulator – not a real service'),
    lead: text(
      'Das ist kein Beleg: Die Schlüssel des Emulators sind öffentlich, jeder kann einen solchen Nachweis herstellen.',
      'This is no evidence: the keys of the emulator are public, anybody can make such a proof.',
    ),
    next: text(
      'Nur zur Vorführung oder zum Test verwenden, nicht zur Akte nehmen.',
      'Use it for demonstration or test only, do not put it into the e-file.',
    ),
  },
  'insecure-keys': {
    verdict: text('Nur für Tests geprüft', 'Checked for tests only'),
    lead: text(
      'Das ist kein Beleg: Bei dieser Prüfung waren Schlüssel ohne Zertifikat der Verwaltung zugelassen.',
      'This is no evidence: this check allowed keys without a certificate of the administration.',
    ),
    next: text(
      'Ohne allowInsecurePublicKey noch einmal prüfen; erst dann zur Akte nehmen.',
      'Check again without allowInsecurePublicKey; only then put it into the e-file.',
    ),
  },
};

function leadOf({ verdict, facts }: DeliveryProofReport, mask: Mask): LocalText | undefined {
  if (!facts)
    return verdict === 'failed'
      ? text(
          'Diese Datei belegt nicht, dass die Sendung so angenommen wurde.',
          'This file does not prove that the submission was accepted like this.',
        )
      : undefined;
  const at = zonedInstant(facts.acceptedAt);
  const { holder, believedBy } = facts.destination;
  const certificate = holder === undefined || believedBy === 'nothing' ? undefined : mask.word(holder);
  const by =
    certificate === undefined
      ? text('vom genannten Zustellpunkt', 'by the named destination')
      : text(`Zertifikat: ${certificate}`, `certificate: ${certificate}`);
  return verdict === 'passed'
    ? text(`Angenommen am ${at.de}, ${by.de}.`, `Accepted on ${at.en}, ${by.en}.`)
    : text(
        `Laut Protokoll angenommen am ${at.de}, ${by.de}.`,
        `Accepted on ${at.en} according to the log, ${by.en}.`,
      );
}

function nextOf({ verdict, reservation }: DeliveryProofReport): LocalText {
  if (verdict === 'failed')
    return text(
      'Nicht als Beleg verwenden; die Ursachen klären.',
      'Do not use it as evidence; clear up the causes.',
    );
  if (reservation !== undefined) return reservations[reservation].next;
  return verdict === 'passed'
    ? text('Mit der Nachweisdatei zur Akte nehmen.', 'Put it into the e-file together with the proof file.')
    : text('Prüfen lassen, was offen ist.', 'Have the open points checked.');
}

/** What is said about the report of a proof. */
export const proofReportText: ReportText<DeliveryProofReport> = {
  title: text('Zustellnachweis', 'Proof of delivery'),
  verdicts: verdictOf,
  // Green is for what may be relied on.
  tone: ({ verdict, reservation }) =>
    verdict === 'passed' && reservation !== undefined ? 'open' : undefined,
  lead: (report, mask) => {
    const said = leadOf(report, mask);
    if (report.reservation === undefined) return said;
    const { de, en } = reservations[report.reservation].lead;
    return said ? text(`${de} ${said.de}`, `${en} ${said.en}`) : text(de, en);
  },
  next: nextOf,
  aspects: (report) => aspects.map((aspect) => aspectOf(aspect, report)),
  facts: factsOf,
  factsTitle: text('Zustellung', 'Delivery'),
};
