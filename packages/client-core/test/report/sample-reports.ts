import { createCollector, defineRules, type Place, type Report, term } from '../../src/findings/index.ts';
import {
  type AspectState,
  type Catalogue,
  type ReportAspect,
  type ReportText,
  type RuleTexts,
  text,
} from '../../src/texts/index.ts';

// Five reports with the five looks of a verdict, on an invented hand-over of files; invented people only.

type Values = {
  'bag.file-missing': { name: string };
  'bag.wrong-kind': { name: string; kind: ReturnType<typeof term> };
  'bag.period': { until: ReturnType<typeof term> };
  'bag.refused': { said: string };
  'bag.note': Record<never, never>;
};

export const rules = defineRules<Values>({
  'bag.file-missing': { severity: 'error', who: 'authority' },
  'bag.wrong-kind': { severity: 'error', who: 'authority' },
  'bag.period': { severity: 'warning', who: 'authority' },
  'bag.refused': { severity: 'error', who: 'archive' },
  'bag.note': { severity: 'info', who: 'vendor' },
});

const texts: RuleTexts<Values> = {
  'bag.file-missing': {
    title: text('Dateien fehlen im Paket', 'Files are missing from the package'),
    reason: text(
      'Ein fehlendes Dokument ist verlorenes Schriftgut. Das Archiv nimmt das Paket nicht an.',
      'A missing document is a lost record. The archive does not accept the package.',
    ),
    repair: text(
      'Den Export wiederholen und im Protokoll nach übersprungenen Dateien sehen.',
      'Repeat the export and look for skipped files in its protocol.',
    ),
    source: text('Mustervorschrift, Abschnitt 3', 'Sample regulation, section 3'),
  },
  'bag.wrong-kind': {
    title: text('Eine Datei ist nicht, was ihr Name sagt', 'A file is not what its name says'),
    message: ({ name, kind }) =>
      text(`Die Datei „${name}“ ist ein ${kind}.`, `The file "${name}" is a ${kind}.`),
    reason: text('Ausführbare Dateien richten Schaden an.', 'Programs do harm.'),
    repair: text('Die Datei als PDF neu ablegen.', 'Store the file again as PDF.'),
    source: text('Mustervorschrift, Abschnitt 4', 'Sample regulation, section 4'),
  },
  'bag.period': {
    title: text('Die Aufbewahrungsfrist läuft noch', 'The retention period is still running'),
    message: ({ until }) => text(`Sie endet am ${until}.`, `It ends on ${until}.`),
    reason: text('Angeboten wird erst nach Ablauf der Frist.', 'Records are offered after the period.'),
    repair: text('Die Frist prüfen.', 'Check the period.'),
    source: text('Mustervorschrift, Abschnitt 5', 'Sample regulation, section 5'),
  },
  'bag.refused': {
    title: text('Das Archiv hat Objekte nicht übernommen', 'The archive did not take over records'),
    message: ({ said }) => text(`Grund laut Archiv: „${said}“.`, `Reason given by the archive: "${said}".`),
    reason: text('Sie gelten als nicht abgegeben.', 'They count as not handed over.'),
    repair: text('Die Objekte neu abgeben.', 'Hand the records over again.'),
    source: text('Mustervorschrift, Abschnitt 6', 'Sample regulation, section 6'),
  },
  'bag.note': {
    title: text('Ein Name wurde nach Gewohnheit gelesen', 'A name was read by custom'),
    reason: text('Andere Programme lesen ihn anders.', 'Other programs read it otherwise.'),
    repair: text('Nichts zu tun.', 'Nothing to do.'),
    source: text('Mustervorschrift, Abschnitt 7', 'Sample regulation, section 7'),
  },
};

const aspect = (
  id: string,
  de: string,
  en: string,
  state: AspectState,
  why: readonly [string, string],
): ReportAspect => ({ id, label: text(de, en), state, reason: text(...why) });

const aspectsOf: Readonly<Record<string, readonly ReportAspect[]>> = {
  failed: [
    aspect('structure', 'Aufbau der Nachricht', 'Structure of the message', 'passed', [
      '1.284 Elemente gegen das amtliche Schema',
      '1,284 elements against the official schema',
    ]),
    aspect('files', 'Dateien vollständig', 'Files complete', 'failed', [
      '3 von 41 genannten Dateien fehlen',
      '3 of 41 named files are missing',
    ]),
    aspect('fitness', 'Reif für das Archiv', 'Fit for the archive', 'warning', [
      '2 Akten: Frist läuft noch',
      '2 Akten: period still running',
    ]),
    aspect('procedure', 'Frühere Nachrichten', 'Earlier messages', 'not-judged', [
      'lagen nicht vor; bitte mitgeben',
      'were not there; please hand them in',
    ]),
    aspect('integrity', 'Prüfsummen', 'Digests', 'not-applicable', [
      'die Nachricht nennt keine',
      'the message states none',
    ]),
  ],
};

export const digest = '3c5f9d1e0b7a442891e6c3d05f2a8b17'.repeat(4);
/** What must not be in a masked page. Letters of DIN 91379, also such that Unicode has no single character for. */
export const people = [
  'Zoë Ó Briain-Weiß',
  'Łódź',
  'Ǎna Jürǧensön',
  'J̌áni',
  '32.12/2010',
  'Sammelakte Müller',
];

const kind = (
  title: ReturnType<typeof text>,
  verdict: ReturnType<typeof text>,
  more: Partial<ReportText>,
): ReportText => ({
  title,
  verdicts: () => verdict,
  factsTitle: text('Übergabe', 'Hand-over'),
  facts: () => [
    {
      id: 'size',
      label: text('Größe', 'Size'),
      value: text('18.442.107 Byte', '18,442,107 bytes'),
      about: 'proof',
    },
    { id: 'sha512', label: text('SHA-512', 'SHA-512'), value: term(digest), about: 'proof' },
    { id: 'profile', label: text('Profil', 'Profile'), value: term('landesarchiv-nrw'), about: 'proof' },
    {
      id: 'message',
      label: text('Nachricht', 'Message'),
      value: text('Aussonderung (0503)', 'Aussonderung (0503)'),
    },
    { id: 'sender', label: text('Absender', 'Sender'), value: people[0]! },
    { id: 'receiver', label: text('Empfänger', 'Receiver'), value: `Stadtarchiv ${people[1]}` },
    { id: 'process', label: text('Prozess-ID', 'Process id'), value: '0d91d573-655c-4896-a001-ade500000000' },
  ],
  ...more,
});

export const catalogue: Catalogue = {
  isTerm: (word) =>
    /^(Akte|Vorgang|Dokument|Akteninhalt|Schriftgutobjekt|Aussonderung\.Aussonderung\.0503)$/.test(word),
  rules: texts,
  unchecked: {
    'bag.files': {
      title: ({ files }) =>
        text(
          `Die ${files} Dateien, die die Nachricht nennt, lagen nicht vor.`,
          `The ${files} files that the message names were not there.`,
        ),
      remedy: text('Das ganze Paket (ZIP) prüfen.', 'Check the whole package (ZIP).'),
    },
  },
  reports: {
    'bag.passed': kind(text('Paket', 'Package'), text('Abgabefähig: ja', 'Ready to hand over: yes'), {
      next: () => text('Absenden.', 'Send it.'),
    }),
    'bag.failed': kind(text('Paket', 'Package'), text('Abgabefähig: nein', 'Ready to hand over: no'), {
      lead: () =>
        text(
          'Drei Dateien fehlen und eine ist ein Programm.',
          'Three files are missing and one is a program.',
        ),
      next: () => text('Den Export wiederholen.', 'Repeat the export.'),
      aspects: () => aspectsOf.failed!,
    }),
    'bag.open': kind(
      text('Nachricht', 'Message'),
      text('Abgabefähig: nicht beurteilbar', 'Ready to hand over: not judged'),
      {
        lead: () => text('Nur die Nachricht lag vor.', 'Only the message was there.'),
        next: () => text('Das ganze Paket prüfen.', 'Check the whole package.'),
        aspects: () => aspectsOf.failed!.slice(3),
      },
    ),
    'bag.reply': kind(
      text('Antwort', 'Reply'),
      text(
        'Import gescheitert: 3 von 12 Objekten nicht übernommen',
        'Import failed: 3 of 12 records not taken over',
      ),
      {
        next: () => text('Die drei Objekte neu abgeben.', 'Hand over the three records again.'),
      },
    ),
    'bag.receipt': kind(
      text('Quittung', 'Receipt'),
      text('Quittung: Empfang bestätigt', 'Receipt: arrival confirmed'),
      {
        tone: () => 'info',
        lead: () =>
          text('Über den Inhalt sagt die Quittung nichts.', 'A receipt says nothing about the content.'),
        next: () => text('Auf die Antwort warten.', 'Wait for the reply.'),
      },
    ),
  },
};

const recordPlace = (index: number, of = 'Dokument'): Place => ({
  kind: 'path',
  path: `/Aussonderung.Aussonderung.0503/Schriftgutobjekt[${index}]/Akte/Akteninhalt/Vorgang/Dokument`,
  line: 137 * index,
  column: 5698,
  record: {
    kind: of,
    id: `74b0aa5f-0000-4000-8000-${String(index).padStart(12, '0')}`,
    title: `Anhörung ${people[2]} Nr. ${index}, ${people[5]}`,
    reference: `${people[4]}-00001/${index}`,
  },
  file: `74b0aa5f-0000-4000-8000-${String(index).padStart(12, '0')}_${people[3]}_${people[1]}.pdf`,
});

/** The five reports by name. `many`: places of the first cause. */
export function sampleReports(many = 3) {
  const failed = createCollector();
  for (let index = 1; index <= many; index++)
    failed.add(rules.finding('bag.file-missing', recordPlace(index), { name: people[3]! }));
  for (const [index, word] of ['Windows-Programm', 'Skript'].entries())
    failed.add(
      rules.finding('bag.wrong-kind', recordPlace(index + 5), { name: people[2]!, kind: term(word) }),
    );
  failed.add(rules.finding('bag.period', recordPlace(7, 'Akte'), { until: term('31.12.2028') }));
  failed.add(rules.finding('bag.period', recordPlace(8, 'Vorgang'), { until: term('31.12.2029') }));
  failed.add(rules.finding('bag.note', { kind: 'entry', entry: 3, name: `${people[0]}.pdf` }, {}));
  const open = createCollector();
  open.skip('bag.files', { kind: 'path', path: '/Aussonderung.Aussonderung.0503' }, { files: 41 });
  const reply = createCollector();
  for (let index = 1; index <= 3; index++)
    reply.add(rules.finding('bag.refused', recordPlace(index, 'Akte'), { said: `Prüfsumme ${people[1]}` }));
  const none = createCollector().result();
  const name = `0d91d573-655c-4896-a001-ade500000000_${people[0]}.zip`;
  return {
    passed: { kind: 'bag.passed', name, ...none },
    failed: { kind: 'bag.failed', name, ...failed.result() },
    open: { kind: 'bag.open', name, ...open.result() },
    reply: { kind: 'bag.reply', name, ...reply.result() },
    receipt: { kind: 'bag.receipt', name, ...none },
  } satisfies Record<string, Report>;
}

export const options = {
  checkedAt: new Date('2026-11-27T14:43:00Z'),
  tool: { name: 'rathaus', version: '1.4.0' },
  again: 'rathaus check DATEI --profile landesarchiv-nrw',
};
