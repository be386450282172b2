import type { JudgedAttempt } from '../judge.ts';
import type { Block, Row } from './block.ts';
import { countAttacks } from './count.ts';
import { chapters, furtherDemands, type Requirement, sources } from './requirements.ts';
import type { AttackReport, AttackResult } from './result.ts';
import { seenWords } from './seen.ts';
import {
  attackWords,
  definitions,
  evidenceWords,
  groupWords,
  overallWords,
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
      text: 'Jede Anforderung der öffentlichen Fassung 1.0 in unserer Kurzform. „Kein Angriff gelungen“ heißt: soweit mit diesen Angriffen prüfbar. „Nur teilweise geprüft“ heißt: Die Angriffe berühren nur, was in der Klammer steht; sie können einen Verstoß zeigen, nicht die Einhaltung. Die übrigen Teile einer Anforderung und alles, was „nicht geprüft“ ist, müssen Sie auf anderem Weg nachweisen.',
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
    furtherTable(attacks),
    { kind: 'heading', level: 2, text: 'Alle Angriffe' },
    ...attackTables(attacks),
    { kind: 'heading', level: 2, text: 'Quellen' },
    { kind: 'list', items: sources },
  ];
}

/** What is named before anything is said. The line for a name is left to people. */
function headBlock({ login, startedAt, set }: AttackReport): Block {
  return {
    kind: 'list',
    items: [
      `Anwendung (Adresse der Anmeldung): ${login}`,
      `Datum: ${new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(startedAt)}`,
      `Sandbox: Version ${set.sandbox}; Angriffe: ${set.attacks}, Kennung der Sammlung ${set.mark}`,
      'verantwortlich: ____________________',
    ],
  };
}

/** Whether anything was judged about logouts. */
const isLogoutTested = ({ logoutControl }: AttackReport): boolean => logoutControl !== undefined;

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
  const { verdict, reason, control, set, login, acs, slo, issuer, startedAt, finishedAt } = report;
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
      text: overallWords[verdict] + (reason === undefined ? '' : ` ${reasonWords[reason].de}`),
    },
    { kind: 'table', caption: 'Lauf', head: ['Was', 'Angabe'], rows },
  ];
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
function moment(milliseconds: number): string {
  const format = new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Berlin',
  });
  return `${format.format(milliseconds)} Uhr`;
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

/** What the attacks say about one requirement. */
function judged(
  results: readonly AttackResult[],
  scope?: string,
): { readonly result: string; readonly tone: Row['tone'] } {
  const of = (wanted: AttackResult['verdict']) => results.filter(({ verdict }) => verdict === wanted);
  if (results.length === 0) return { result: 'nicht geprüft', tone: undefined };
  const failed = of('failed');
  if (failed.length > 0)
    return { result: `VERLETZT: ${failed.map(({ title }) => title.de).join('; ')}`, tone: 'bad' };
  const open = of('not-judged');
  if (open.length > 0)
    return { result: `nicht beurteilt: ${open.map(({ title }) => title.de).join('; ')}`, tone: 'open' };
  const passed = of('passed');
  if (passed.length === 0) return { result: 'nicht anwendbar', tone: undefined };
  const attempts = passed.reduce((sum, result) => sum + result.attempts.length, 0);
  const none = `kein Angriff gelungen (${attempts} ${attempts === 1 ? 'Versuch' : 'Versuche'})`;
  return scope === undefined
    ? { result: none, tone: 'good' }
    : { result: `nur teilweise geprüft (${scope}): ${none}`, tone: undefined };
}

function requirementRow(requirement: Requirement, report: AttackReport): Row {
  const { id, binding, text } = requirement;
  const scope = isLogoutTested(report) ? requirement.scopeWithLogout : requirement.scope;
  const results = report.attacks.filter(({ requirements }) => requirements.includes(id));
  const { result, tone } = judged(results, scope);
  const tested = results.length === 0 ? '–' : results.map((one) => one.id).join(', ');
  return { cells: [id, binding, text, tested, result], tone };
}

function furtherTable(attacks: readonly AttackResult[]): Block {
  return {
    kind: 'table',
    caption: 'Was andere Unterlagen von der Anmeldung verlangen',
    head: ['Quelle', 'Vorgabe', 'Geprüft mit', 'Ergebnis'],
    rows: furtherDemands.map(({ source, text, attacks: ids, scope, note }): Row => {
      const results = attacks.filter(({ id }) => ids.includes(id));
      const { result, tone } = judged(results, scope);
      const tested = results.length === 0 ? '–' : results.map(({ id }) => id).join(', ');
      return { cells: [source, text, tested, note === undefined ? result : `nicht geprüft. ${note}`], tone };
    }),
  };
}

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
