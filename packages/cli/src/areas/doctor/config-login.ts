import { type Finding, pointer, term } from '@rathaus/client-core/findings';
import type { LocalText } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { SamlProvider } from '@rathaus/servicekonto-client/saml';
import type { Terminal } from '../../program/terminal.ts';
import { doctorRules, type OwnCertificate } from './doctor-report.ts';

/** A configuration of `rathaus servicekonto` has these two. */
export const isLogin = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'providers' in value && 'cookieKeys' in value;

/** What is wrong with the configuration of a login, and the certificates that it names. */
interface LoginLook {
  readonly findings: readonly Finding[];
  readonly certificates: readonly OwnCertificate[];
}

const placeOf = (where: string) => pointer('config', ...where.split(/[.[\]]+/).filter(Boolean));

/**
 * What the commands of a login refuse, asked by the same reader: keys, certificates and secrets are read from their files. And
 * how long our own certificates last. No address is called: that does `rathaus servicekonto doctor`.
 */
export async function loginFindings(file: string, env: Terminal['env'], now: number): Promise<LoginLook> {
  const { ConfigurationFaults } = await import('../../configuration/members.ts');
  const { readJson } = await import('../../configuration/login/read-json.ts');
  const { refusedBy } = await import('../../configuration/login/judge-login.ts');
  const told = (where: string, { de, en }: LocalText) =>
    doctorRules.finding('cli.doctor.config-login', placeOf(where), { de: term(de), en: term(en) });
  try {
    const { konto, gateway, store } = await readJson(file, env);
    await store.close();
    const refused = refusedBy(konto, gateway);
    if (refused.length > 0)
      return { findings: refused.map((fault) => told(fault.place, fault.text)), certificates: [] };
    return await certificatesOf(konto, now);
  } catch (error) {
    if (error instanceof ConfigurationFaults)
      return { findings: error.faults.map((fault) => told(fault.place, fault.text)), certificates: [] };
    throw error;
  }
}

/** How long our own certificates last; those that have ended, or end within 90 days, are findings. */
async function certificatesOf({ providers }: ServicekontoConfig, now: number): Promise<LoginLook> {
  const { certificateTime, readCertificate } = await import('@rathaus/servicekonto-client/metadata');
  const findings: Finding[] = [];
  const certificates: OwnCertificate[] = [];
  for (const [id, provider] of Object.entries(providers)) {
    if (provider.protocol !== 'saml') continue;
    const { keys } = (provider as SamlProvider).options;
    for (const use of ['signing', 'encryption'] as const)
      for (const [index, { certificate }] of keys[use].entries()) {
        const read = readCertificate(certificate);
        const { days, within, at } = certificateTime(read, now);
        certificates.push({ provider: id, use, days, until: at.slice(0, 10) });
        if (within === undefined) continue;
        const rule = days < 0 ? 'cli.doctor.certificate-expired' : 'cli.doctor.certificate-ends';
        const values = { days, until: term(at.slice(0, 10)), fingerprint: term(read.fingerprint) };
        const place = placeOf(`providers.${id}.keys.${use}[${index}].certificate`);
        findings.push(doctorRules.finding(rule, place, values));
      }
  }
  return { findings, certificates };
}
