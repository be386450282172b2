import { access, constants, readFile } from 'node:fs/promises';
import { isLoopback } from '@rathaus/client-core';
import { type Finding, pointer, term } from '@rathaus/client-core/findings';
import { type LocalText, text } from '@rathaus/client-core/texts';
import type { Terminal } from '../../program/terminal.ts';
import { isLogin, loginFindings } from './config-login.ts';
import { doctorRules, type Examined, found } from './doctor-report.ts';

const secretName = /secret|password|passwort|token$|privatekey|apikey/i;

/**
 * Looks at a JSON configuration: readable, valid JSON, addresses over TLS, no secret written in clear; those of
 * `rathaus exchange` and `rathaus servicekonto` also as their commands do. Names places, never values. `now`: milliseconds
 * since 1970.
 */
export async function checkConfiguration(
  file: string,
  env: Terminal['env'] = {},
  now: number = Date.now(),
): Promise<Examined> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch {
    return found('cli.doctor.config-unreadable', 'config', {});
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return found('cli.doctor.config-json', 'config', {});
  }
  const findings: Finding[] = [];
  walk(value, [], (path, name, found) => {
    const place = pointer('config', ...path, name);
    if (secretName.test(name) && found !== '')
      findings.push(doctorRules.finding('cli.doctor.config-secret', place, {}));
    if (/^http:/i.test(found) && URL.canParse(found) && !isLoopback(found))
      findings.push(doctorRules.finding('cli.doctor.config-http', place, {}));
  });
  if (isExchange(value)) findings.push(...(await exchangeFindings(file, env, findings)));
  const login = isLogin(value) ? true : undefined;
  const seen = login && (await loginFindings(file, env, now));
  if (seen) findings.push(...unsaid(seen.findings, findings));
  const certificates = seen && seen.certificates.length > 0 ? seen.certificates : undefined;
  // What ends soon is still in order today.
  const isInOrder = findings.every(({ severity }) => severity !== 'error');
  return {
    findings,
    facts: isInOrder ? { config: true, login, ...(certificates && { certificates }) } : undefined,
  };
}

/** What was found already is not said twice. */
function unsaid(found: readonly Finding[], known: readonly Finding[]): Finding[] {
  const said = new Set(known.map(({ place }) => JSON.stringify(place)));
  return found.filter(({ place }) => !said.has(JSON.stringify(place)));
}

/** Settings of `rathaus exchange` have these two; a stranger's file that happens to have them as well is one of theirs. */
const isExchange = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'store' in value && 'tenants' in value;

/** What its commands refuse: asked by the same reader. What was found already is not said twice. */
async function exchangeFindings(
  file: string,
  env: Terminal['env'],
  known: readonly Finding[],
): Promise<Finding[]> {
  const { ConfigurationFaults } = await import('../../configuration/members.ts');
  const { readSettings } = await import('../exchange/configuration/read-settings.ts');
  const said = new Set(known.map(({ place }) => JSON.stringify(place)));
  const told = (where: string, { de, en }: LocalText): Finding[] => {
    const place = pointer('config', ...where.split(/[.[\]]+/).filter(Boolean));
    if (said.has(JSON.stringify(place))) return [];
    return [doctorRules.finding('cli.doctor.config-exchange', place, { where, de: term(de), en: term(en) })];
  };
  try {
    const { tenants } = await readSettings(file, env);
    const roots = [...tenants.values()].flatMap(({ id, fitConnect }) =>
      (fitConnect?.roots ?? []).map((path, at) => ({ where: `tenants.${id}.fitConnect.roots[${at}]`, path })),
    );
    const readable = await Promise.all(
      roots.map(async ({ where, path }) => {
        const isThere = await access(path, constants.R_OK).then(
          () => true,
          () => false,
        );
        return isThere ? [] : told(where, text('die Datei ist nicht lesbar', 'the file cannot be read'));
      }),
    );
    return readable.flat();
  } catch (error) {
    if (error instanceof ConfigurationFaults)
      return error.faults.flatMap((fault) => told(fault.place, fault.text));
    throw error;
  }
}

function walk(
  value: unknown,
  path: readonly string[],
  visit: (path: readonly string[], name: string, content: string) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, content] of Object.entries(value)) {
    if (typeof content === 'string') visit(path, name, content);
    else walk(content, [...path, name], visit);
  }
}
