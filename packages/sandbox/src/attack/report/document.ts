import type { JudgedAttempt } from '../judge.ts';
import type { Block, Row } from './block.ts';
import { countAttacks } from './count.ts';
import { furtherTable, isLogoutTested, requirementRow } from './requirement-rows.ts';
import { chapters, sources } from './requirements.ts';
import type { AttackReport, AttackResult } from './result.ts';
import { seenWords } from './seen.ts';
import {
  attackWords,
  definitions,
  evidenceWords,
  groupWords,
  overallWords,
  partialWords,
  providerWords,
  reasonWords,
  severityWords,
  wayWords,
} from './words.ts';

/** The German report for somebody responsible for information security. */
export function reportBlocks(report: AttackReport): readonly Block[] {
  const { provider, attacks } = report;
  return [
    { kind: 'heading', level: 1, text: `Angriffe auf die Anmeldung mit ${providerWords[provider]}: Bericht` },
    headBlock(report),
    whatItIs(report),
    { kind: 'heading', level: 2, text: 'Ergebnis' },
    ...resultBlocks(report),
    { kind: 'heading', level: 2, text: 'Was die Wörter heißen' },
    { kind: 'list', items: definitions },
    { kind: 'heading', level: 2, text: 'Was angenommen wurde' },
    ...acceptedBlocks(attacks),
    { kind: 'heading', level: 2, text: 'Anforderungen der BSI TR-03172-3 „Onlinedienst“' },
    {
      kind: 'paragraph',
      text: 'Jede Anforderung der öffentlichen Fassung 1.0 in unserer Kurzform. „Kein Angriff gelungen“ heißt: soweit mit diesen Angriffen prüfbar. „Nur teilweise geprüft“ heißt: Die Angriffe berühren nur, was in der Klammer steht; sie können einen Verstoß zeigen, nicht die Einhaltung. Stehen Zahlen dabei („3 von 8 Angriffen“), wurden die übrigen nicht gespielt oder nicht beurteilt; über sie ist nichts gesagt. Die übrigen Teile einer Anforderung und alles, was „nicht geprüft“ ist, müssen Sie auf anderem Weg nachweisen.',
    },
    ...chapters.map(
      ({ number, title, requirements }): Block => ({
        kind: 'table',
        caption: `${number} ${title}`,
        head: ['Nummer', 'Wort', 'Anforderung (Kurzform)', 'Geprüft mit', 'Ergebnis'],
        rows: requirements.map((requirement) => requirementRow(requirement, report)),
      }),
    ),
    { kind: 'heading', level: 2, text: 'Weitere Vorgaben' },
    furtherTable(report),
    { kind: 'heading', level: 2, text: 'Alle Angriffe' },
    ...attackTables(attacks),
    { kind: 'heading', level: 2, text: 'Quellen' },
    { kind: 'list', items: sources },
  ];
}

/** What is named before anything is said. The line for a name is left to people. */
function headBlock({ login, acs, serviceProvider, startedAt, set }: AttackReport): Block {
  return {
    kind: 'list',
    items: [
      `Anwendung (Adresse der Anmeldung): ${login}`,
      `Name der Anwendung beim Anmeldedienst (Entity-ID): ${serviceProvider ?? 'unbekannt'}`,
      'Version der Anwendung: ____________________',
      `Adresse für Antworten: ${acs}`,
      `Geprüft am: ${moment(startedAt, 'long')}`,
      `Sandbox (@rathaus/sandbox): Version ${set.sandbox}; Angriffe: ${set.attacks}, Kennung der Sammlung ${set.mark}`,
      'verantwortlich: ____________________',
    ],
  };
}

const whatItIs = (report: AttackReport): Block => ({
  kind: 'notice',
  title: 'Was dieser Bericht ist und was nicht',
  lines: [
    'Er hält fest, wie eine Anwendung auf einem Entwicklungsrechner auf gefälschte Nachrichten eines nachgestellten Anmeldedienstes reagiert hat. Erzeugt hat ihn ein Programm, ohne dass jemand das Ergebnis geprüft hat.',
    'Er ist kein Zertifikat, keine Konformitätserklärung, kein Penetrationstest und kein Webcheck. Er ersetzt weder die Bestätigung zur IT-Sicherheit, die die BundID vor dem Produktivbetrieb verlangt, noch eine Prüfung der Anwendung und ihres Betriebs.',
    `Dass ein Angriff abgewiesen wurde, heißt nicht, dass es keinen anderen gibt. ${isLogoutTested(report) ? 'Geprüft sind nur An- und Abmeldung' : 'Geprüft ist nur die Anmeldung'}, und nur, was die Tabellen nennen.`,
    'Es kamen keine Daten echter Menschen und keine geheimen Schlüssel vor.',
  ],
});

function resultBlocks(report: AttackReport): readonly Block[] {
  const { verdict, control, set, login, acs, slo, issuer, startedAt, finishedAt } = report;
  const { played, attempts, refused, withoutEffect, accepted, notJudged, notApplicable } =
    countAttacks(report);
  const rows: Row[] = [
    { cells: ['Zeitpunkt', `${moment(startedAt)} bis ${moment(finishedAt)}`] },
    { cells: ['Beginn der Anmeldung', login] },
    { cells: ['Adresse für Antworten', acs] },
    {
      cells: ['Adresse für Abmeldungen', slo ?? 'nicht angegeben; Angriffe auf die Abmeldung nicht gespielt'],
    },
    { cells: ['Nachgestellter Anmeldedienst', issuer ?? 'unbekannt'] },
    { cells: ['Gespielte Angriffe', `${played} von ${set.attacks}, in ${attempts} Versuchen`] },
    { cells: ['Abgewiesen', String(refused)], tone: refused > 0 ? 'good' : undefined },
    { cells: ['Ganz oder teils ohne Wirkung', String(withoutEffect)] },
    { cells: ['Angenommen', String(accepted)], tone: accepted > 0 ? 'bad' : undefined },
    { cells: ['Nicht beurteilt', String(notJudged)], tone: notJudged > 0 ? 'open' : undefined },
    { cells: ['Nicht anwendbar', String(notApplicable)] },
  ];
  if (control !== undefined) {
    const { profile, by, page, passed } = control;
    rows.push(
      {
        cells: [
          'Richtige Antwort',
          `angenommen; danach noch ${passed}-mal zwischen den Angriffen. Signatur ${profile.signature}, Verschlüsselung ${profile.content === 'none' ? 'keine' : `${profile.content} mit ${profile.keyTransport}`}.`,
        ],
      },
      {
        cells: [
          'Anmeldung erkannt an',
          `${by.map((evidence) => evidenceWords[evidence]).join('; ')}${page === undefined ? '' : ` (${page})`}`,
        ],
      },
    );
  }
  rows.push(...logoutRows(report));
  return [
    {
      kind: 'paragraph',
      text: [overallWords[verdict], partialWords(report)?.de ?? '', reasonText(report)]
        .filter((sentence) => sentence !== '')
        .join(' '),
    },
    { kind: 'table', caption: 'Lauf', head: ['Was', 'Angabe'], rows },
  ];
}

/** Why there is no verdict. */
function reasonText({ verdict, reason }: AttackReport): string {
  if (reason !== undefined) return reasonWords[reason].de;
  return verdict === 'not-judged' ? 'Nicht jeder Angriff ließ sich beurteilen.' : '';
}

/** What was right about logouts; only what came over these ways was judged. */
function logoutRows({ slo, logoutControl, attacks }: AttackReport): readonly Row[] {
  if (logoutControl === undefined)
    return slo === undefined || !attacks.some(({ group }) => group.startsWith('logout'))
      ? []
      : [
          {
            cells: ['Richtige Abmeldung', 'nicht ausgeführt oder nicht zu sehen; nichts beurteilt'],
            tone: 'open',
          },
        ];
  const { ways, absent, by, passed } = logoutControl;
  const taken = ways.map(({ binding, signature }) => `${wayWords[binding]} mit ${signature}`).join('; ');
  const missing =
    absent.length === 0 ? '' : ` Nicht angeboten: ${absent.map((binding) => wayWords[binding]).join('; ')}.`;
  return [
    {
      cells: [
        'Richtige Abmeldung',
        `hat die Sitzung beendet; danach noch ${passed}-mal zwischen den Angriffen. ${taken}.${missing}`,
      ],
    },
    {
      cells: [
        'Abmeldung erkannt an',
        by.map((evidence) => `nicht mehr: ${evidenceWords[evidence]}`).join('; '),
      ],
    },
  ];
}

/** Time of Berlin, as people of a town hall read it. */
function moment(milliseconds: number, dateStyle: 'medium' | 'long' = 'medium'): string {
  const format = new Intl.DateTimeFormat('de-DE', {
    dateStyle,
    // With the zone: MEZ or MESZ.
    timeStyle: 'long',
    timeZone: 'Europe/Berlin',
  });
  return format.format(milliseconds);
}

function acceptedBlocks(attacks: readonly AttackResult[]): readonly Block[] {
  const accepted = attacks.filter(({ verdict }) => verdict === 'failed');
  if (accepted.length === 0) return [{ kind: 'paragraph', text: 'Nichts.' }];
  return accepted.flatMap(({ title, severity, harm, references, attempts, note }): Block[] => [
    { kind: 'heading', level: 3, text: `${title.de} (${severityWords[severity]})` },
    { kind: 'paragraph', text: `Was das bedeuten würde: ${harm.de}` },
    {
      kind: 'list',
      items: [
        ...attempts.filter(({ outcome }) => outcome === 'accepted').map(attemptLine),
        ...(note === undefined ? [] : [note.de]),
        ...(references.length === 0 ? [] : [`Mehr dazu: ${references.join('; ')}`]),
      ],
    },
  ]);
}

const attemptLine = ({ name, reason, visit }: JudgedAttempt): string =>
  `${name.de}: ${reason.de} (${seenWords(visit, 'de')})`;

const tones: Readonly<Record<AttackResult['verdict'], Row['tone']>> = {
  passed: 'good',
  failed: 'bad',
  'not-judged': 'open',
  'not-applicable': undefined,
};

function attackTables(attacks: readonly AttackResult[]): readonly Block[] {
  const groups = [...new Set(attacks.map(({ group }) => group))];
  return groups.map((group) => ({
    kind: 'table',
    caption: groupWords[group],
    head: ['Angriff', 'Kennung', 'Schwere', 'Quelle', 'Ergebnis', 'Gesehen'],
    rows: attacks
      .filter((attack) => attack.group === group)
      .map(
        ({ id, title, severity, references, verdict, note, attempts }): Row => ({
          cells: [
            title.de,
            id,
            severityWords[severity],
            references.join('; ') || '–',
            attackWords({ verdict, attempts }).de,
            note?.de ?? summaryOf(attempts),
          ],
          tone: tones[verdict],
        }),
      ),
  }));
}

/** What was seen, each once. */
function summaryOf(attempts: readonly JudgedAttempt[]): string {
  const lines = attempts.map(({ outcome, name, reason, visit }) => {
    const seen = seenWords(visit, 'de');
    if (outcome === 'refused') return seen;
    return outcome === 'without-effect' ? `${reason.de} (${seen})` : `${name.de}: ${reason.de} (${seen})`;
  });
  return [...new Set(lines)].join('; ');
}
