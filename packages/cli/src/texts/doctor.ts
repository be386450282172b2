import type { Finding } from '@rathaus/client-core/findings';
import {
  type Catalogue,
  createMask,
  explain,
  explainUnchecked,
  type LocalText,
  type ReportFact,
  type RuleTexts,
  text,
} from '@rathaus/client-core/texts';
import type { DoctorReport, DoctorValues } from '../areas/doctor/doctor-report.ts';
import { againText, type ReadinessLine, readyVerdicts } from '../readiness/readiness-texts.ts';
import { configurationTexts, source } from './doctor-configuration.ts';

const list = (words: readonly string[]) => words.join(', ');
const room = text(
  'Platz schaffen oder mit TMPDIR einen anderen Ordner nennen.',
  'Make room or name another folder with TMPDIR.',
);
const uploads = text(
  'Hochgeladenes und Entpacktes liegt dort, bis es geprüft ist.',
  'What is uploaded or unpacked lies there until it is checked.',
);
const setClock = text('Die Uhr des Rechners stellen (NTP).', 'Set the clock of the machine (NTP).');
const asked = text('Mit --sandbox wurde verlangt, dass sie antwortet.', 'It was asked for with --sandbox.');

/** What each rule of the examination says. */
export const doctorTexts: RuleTexts<DoctorValues> = {
  'cli.doctor.node': {
    title: text('Node.js ist zu alt', 'Node.js is too old'),
    message: ({ found, needed }) =>
      text(`gefunden ${found}, nötig ${needed}`, `found ${found}, needed ${needed}`),
    reason: text(
      'Die Pakete sind für ältere Versionen nicht gebaut und nicht geprüft.',
      'The packages are neither built for older versions nor tested with them.',
    ),
    repair: ({ needed }) =>
      text(`Node.js ${needed} oder neuer installieren.`, `Install Node.js ${needed} or newer.`),
    source,
  },
  'cli.doctor.clock': {
    title: text('Die Uhr geht falsch', 'The clock is wrong'),
    message: ({ now }) => text(`sie zeigt ${now}`, `it shows ${now}`),
    reason: text(
      'Zertifikate, Anmeldungen und signierte Ereignisse hängen an der Zeit.',
      'Certificates, logins and signed events depend on the time.',
    ),
    repair: setClock,
    source,
  },
  'cli.doctor.clock-differs': {
    title: text('Die Uhr weicht von der Sandbox ab', 'The clock differs from that of the sandbox'),
    message: ({ seconds }) => text(`Abweichung ${seconds} s`, `difference ${seconds} s`),
    reason: text(
      'Anmeldungen und signierte Ereignisse werden sonst abgelehnt.',
      'Logins and signed events are refused otherwise.',
    ),
    repair: setClock,
    source,
  },
  'cli.doctor.temporary-full': {
    title: text('Der temporäre Ordner ist fast voll', 'The temporary folder is nearly full'),
    message: ({ gigabytes }) =>
      text(
        `${gigabytes.toLocaleString('de-DE')} GB frei, nötig 1 GB`,
        `${gigabytes.toLocaleString('en-GB')} GB free, needed 1 GB`,
      ),
    reason: uploads,
    repair: room,
    source,
  },
  'cli.doctor.temporary-closed': {
    title: text('Der temporäre Ordner ist nicht beschreibbar', 'The temporary folder is not writable'),
    reason: uploads,
    repair: text(
      'Rechte geben oder mit TMPDIR einen anderen Ordner nennen.',
      'Grant permissions or name another folder with TMPDIR.',
    ),
    source,
  },
  'cli.doctor.ports-taken': {
    title: text('Übliche Ports sind belegt', 'Usual ports are taken'),
    message: ({ ports }) => text(`belegt: ${list(ports)}`, `taken: ${list(ports)}`),
    reason: text(
      'Vielleicht läuft dort schon eine Sandbox; eine weitere nimmt freie und nennt sie beim Start.',
      'Perhaps a sandbox runs there already; another one takes free ones and names them when it starts.',
    ),
    repair: text(
      'Nichts, oder mit rathaus sandbox --port andere Ports wählen.',
      'Nothing, or choose other ports with rathaus sandbox --port.',
    ),
    source,
  },
  'cli.doctor.sandbox-absent': {
    title: text('Die Sandbox antwortet nicht', 'The sandbox does not answer'),
    message: ({ origin }) => text(`unter ${origin} antwortet keine`, `none answers at ${origin}`),
    reason: asked,
    repair: text('Sandbox starten: rathaus sandbox', 'Start the sandbox: rathaus sandbox'),
    source,
  },
  'cli.doctor.sandbox-other': {
    title: text('Dort antwortet keine Sandbox', 'What answers there is no sandbox'),
    message: ({ origin }) =>
      text(`unter ${origin} antwortet etwas anderes`, `something else answers at ${origin}`),
    reason: asked,
    repair: text(
      'Die Adresse prüfen; rathaus sandbox nennt die richtige beim Start.',
      'Check the address; rathaus sandbox names the right one when it starts.',
    ),
    source,
  },
  'cli.doctor.sandbox-silent': {
    title: text('Dienste der Sandbox antworten nicht', 'Services of the sandbox do not answer'),
    message: ({ services }) => text(`ohne Antwort: ${list(services)}`, `no answer: ${list(services)}`),
    reason: text('Was diese Dienste braucht, scheitert.', 'Whatever needs these services fails.'),
    repair: text('Sandbox neu starten.', 'Restart the sandbox.'),
    source,
  },
  ...configurationTexts,
};

const sandboxStates = {
  running: text('läuft', 'runs'),
  absent: text('läuft nicht', 'is not running'),
  other: text('läuft nicht; etwas anderes antwortet dort', 'is not running; something else answers there'),
} as const;

function lasting(days: number, until: string): LocalText {
  if (days < 0) return text(`abgelaufen am ${until}`, `expired on ${until}`);
  return text(
    `noch ${days === 1 ? 'ein Tag' : `${days} Tage`}, bis ${until}`,
    `${days === 1 ? 'one day' : `${days} days`} left, until ${until}`,
  );
}

function factsOf({ facts }: DoctorReport): ReportFact[] {
  const { node, clock, difference, temporary, ports, sandbox, config, certificates } = facts;
  const shown: ReportFact[] = [];
  const fact = (id: string, label: ReportFact['label'], value: ReportFact['value']) =>
    shown.push({ id, label, value });
  if (node !== undefined) fact('node', text('Node.js', 'Node.js'), text(node, node));
  if (clock !== undefined) fact('clock', text('Uhr', 'Clock'), text(clock, clock));
  if (difference !== undefined)
    fact(
      'difference',
      text('Abweichung von der Sandbox', 'Difference from the sandbox'),
      text(`${difference} s`, `${difference} s`),
    );
  if (temporary !== undefined) {
    const free = Math.floor(temporary / 1e8) / 10;
    fact(
      'temporary',
      text('Temporärer Ordner', 'Temporary folder'),
      text(`${free.toLocaleString('de-DE')} GB frei`, `${free.toLocaleString('en-GB')} GB free`),
    );
  }
  if (ports)
    fact(
      'ports',
      text('Übliche Ports', 'Usual ports'),
      text(`${ports.first} bis ${ports.last} frei`, `${ports.first} to ${ports.last} free`),
    );
  if (sandbox) {
    fact('sandbox', text('Sandbox', 'Sandbox'), sandboxStates[sandbox.state]);
    fact('sandboxOrigin', text('Adresse der Sandbox', 'Address of the sandbox'), sandbox.origin);
  }
  if (config) fact('config', text('Konfiguration', 'Configuration'), text('in Ordnung', 'in order'));
  for (const [index, { provider, use, days, until }] of (certificates ?? []).entries())
    fact(
      `certificate${index}`,
      text(
        `Eigenes Zertifikat · ${provider} · ${use === 'signing' ? 'Unterschriften' : 'Verschlüsselung'}`,
        `Own certificate · ${provider} · ${use}`,
      ),
      lasting(days, until),
    );
  return shown;
}

/** All that `rathaus doctor` says. */
export const doctorCatalogue: Catalogue = {
  rules: doctorTexts,
  unchecked: {
    'cli.unchecked.clock': {
      title: text(
        'Die Uhr im Vergleich: die Sandbox nennt keine Zeit.',
        'The clock compared: the sandbox names no time.',
      ),
      remedy: text('Sandbox neu starten.', 'Restart the sandbox.'),
    },
  },
  reports: {
    'cli.doctor': {
      title: text('Dieser Rechner', 'This machine'),
      verdicts: readyVerdicts,
      next: ({ verdict, facts }: DoctorReport) =>
        verdict !== 'passed'
          ? againText('rathaus doctor')
          : facts.login
            ? text(
                'rathaus servicekonto doctor: Anmeldedienste, Speicher und eigene Adressen',
                'rathaus servicekonto doctor: providers, store and own addresses',
              )
            : facts.sandbox?.state === 'running'
              ? text('rathaus eakte new', 'rathaus eakte new')
              : text('rathaus sandbox', 'rathaus sandbox'),
      facts: factsOf,
    },
  },
};

/** A machine is ready without a sandbox; that none runs is no merit either. */
const neutral = (id: string, { facts }: DoctorReport): boolean =>
  id.startsWith('sandbox') && facts.sandbox?.state !== 'running';

const asText = (value: ReportFact['value']): LocalText =>
  typeof value === 'object' && 'de' in value ? value : text(String(value), String(value));

/** A fault somewhere in a file is told with its place. */
const placed = ({ place }: Finding, { de, en }: LocalText): LocalText =>
  place.kind === 'pointer' && place.pointer.indexOf('/', 1) > 0
    ? text(`${place.pointer}: ${de}`, `${place.pointer}: ${en}`)
    : text(de, en);

const states = {
  error: 'failed',
  warning: 'weak',
  // A note asks for nothing.
  info: 'not-applicable',
} as const satisfies Record<Finding['severity'], ReadinessLine['state']>;

/** The looks at a machine, as every command says them that looks whether something is ready. */
export function doctorLines(report: DoctorReport): ReadinessLine[] {
  const facts = factsOf(report).map(
    ({ id, label, value }): ReadinessLine => ({
      thing: id,
      state: neutral(id, report) ? 'not-applicable' : 'passed',
      label,
      reason: asText(value),
    }),
  );
  const findings = report.findings.map((finding): ReadinessLine => {
    const { title, message, reason, repair } = explain(finding, doctorCatalogue);
    const thing = finding.place.kind === 'pointer' ? finding.place.pointer.slice(1) : finding.rule;
    return {
      thing,
      state: states[finding.severity],
      code: finding.rule,
      label: title,
      reason: placed(finding, message === title ? reason : message),
      remedy: repair,
    };
  });
  const unchecked = report.unchecked.map((one): ReadinessLine => {
    const { title, remedy } = explainUnchecked(one, doctorCatalogue, createMask({}));
    return {
      thing: one.what,
      state: 'not-judged',
      code: one.what,
      label: text('Uhr', 'Clock'),
      reason: title,
      remedy,
    };
  });
  return [...facts, ...findings, ...unchecked];
}
