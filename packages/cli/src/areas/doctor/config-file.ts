import { readFile } from 'node:fs/promises';
import { isLoopback } from '@rathaus/client-core';
import { type Finding, pointer } from '@rathaus/client-core/findings';
import { doctorRules, type Examined, found } from './doctor-report.ts';

const secretName = /secret|password|passwort|token$|privatekey|apikey/i;

/**
 * Looks at a JSON configuration without knowing its application: readable, valid JSON, addresses over TLS, no secret
 * written in clear. Names places, never values.
 */
export async function checkConfiguration(file: string): Promise<Examined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return found('cli.doctor.config-unreadable', 'config', {});
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return found('cli.doctor.config-json', 'config', {});
  }
  const findings: Finding[] = [];
  walk(value, [], (path, name, content) => {
    const place = pointer('config', ...path, name);
    if (secretName.test(name) && content !== '')
      findings.push(doctorRules.finding('cli.doctor.config-secret', place, {}));
    if (/^http:/i.test(content) && URL.canParse(content) && !isLoopback(content))
      findings.push(doctorRules.finding('cli.doctor.config-http', place, {}));
  });
  return findings.length > 0 ? { findings } : { facts: { config: true } };
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
