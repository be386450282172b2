import {
  defineRules,
  type Finding,
  type PointerPlace,
  pointer,
  type Report,
  type Term,
  type Unchecked,
} from '@rathaus/client-core/findings';

type None = Readonly<Record<never, never>>;

/** The values of each rule of the examination. */
export type DoctorValues = {
  'cli.doctor.node': { found: Term; needed: Term };
  'cli.doctor.clock': { now: Term };
  'cli.doctor.clock-differs': { seconds: number };
  'cli.doctor.temporary-full': { gigabytes: number };
  'cli.doctor.temporary-closed': None;
  'cli.doctor.ports-taken': { ports: readonly Term[] };
  'cli.doctor.sandbox-absent': { origin: string };
  'cli.doctor.sandbox-other': { origin: string };
  'cli.doctor.sandbox-silent': { services: readonly string[] };
  'cli.doctor.config-unreadable': None;
  'cli.doctor.config-json': None;
  'cli.doctor.config-secret': None;
  'cli.doctor.config-http': None;
  'cli.doctor.config-exchange': { where: string; de: Term; en: Term };
  'cli.doctor.config-login': { de: Term; en: Term };
  'cli.doctor.certificate-expired': { days: number; until: Term; fingerprint: Term };
  'cli.doctor.certificate-ends': { days: number; until: Term; fingerprint: Term };
};

const error = { severity: 'error', who: 'operator' } as const;

export const doctorRules = defineRules<DoctorValues>({
  'cli.doctor.node': error,
  'cli.doctor.clock': error,
  'cli.doctor.clock-differs': error,
  'cli.doctor.temporary-full': error,
  'cli.doctor.temporary-closed': error,
  // Perhaps by a sandbox that runs; another one takes free ones.
  'cli.doctor.ports-taken': { ...error, severity: 'info' },
  'cli.doctor.sandbox-absent': error,
  'cli.doctor.sandbox-other': error,
  'cli.doctor.sandbox-silent': error,
  'cli.doctor.config-unreadable': error,
  'cli.doctor.config-json': error,
  'cli.doctor.config-secret': error,
  'cli.doctor.config-http': error,
  'cli.doctor.config-exchange': error,
  'cli.doctor.config-login': error,
  'cli.doctor.certificate-expired': error,
  'cli.doctor.certificate-ends': { ...error, severity: 'warning' },
});

/** How long a certificate of our own lasts. */
export interface OwnCertificate {
  readonly provider: string;
  readonly use: 'signing' | 'encryption';
  readonly days: number;
  /** Its last day, ISO 8601. */
  readonly until: string;
}

/** What is as it should be; what is not is a finding instead. */
export interface DoctorFacts {
  /** Version of Node.js. */
  readonly node?: string | undefined;
  /** What the clock shows, ISO 8601. */
  readonly clock?: string | undefined;
  /** Seconds by which the clock is ahead of that of the sandbox. */
  readonly difference?: number | undefined;
  /** Free bytes for temporary files. */
  readonly temporary?: number | undefined;
  /** The usual ports, all of them free. */
  readonly ports?: { readonly first: number; readonly last: number } | undefined;
  /** The sandbox: `absent` where none was asked for. */
  readonly sandbox?: { readonly state: 'running' | 'absent' | 'other'; readonly origin: string } | undefined;
  /** The configuration was read, and nothing is wrong with it. */
  readonly config?: true | undefined;
  /** Our own certificates of a login; one that ended or ends within 90 days is a finding as well. */
  readonly certificates?: readonly OwnCertificate[] | undefined;
  /** It is that of a login: the services that it names are another command's. */
  readonly login?: true | undefined;
}

/** Whether a machine is ready. A place is a member of the facts: `/clock`, `/config/tenant/clientSecret`. */
export interface DoctorReport extends Report {
  readonly kind: 'cli.doctor';
  readonly facts: DoctorFacts;
}

/** What one look at the machine came to. */
export interface Examined {
  readonly facts?: DoctorFacts | undefined;
  readonly findings?: readonly Finding[] | undefined;
  readonly unchecked?: readonly Unchecked[] | undefined;
}

/** One finding about a fact. */
export function found<Rule extends keyof DoctorValues & string>(
  rule: Rule,
  place: keyof DoctorFacts | PointerPlace,
  values: DoctorValues[Rule],
): Examined {
  const at = typeof place === 'string' ? pointer(place) : place;
  return { findings: [doctorRules.finding(rule, at, values)] };
}
