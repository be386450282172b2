import { readFile } from 'node:fs/promises';
import { isLoopback } from '@rathaus/client-core';
import type { Result } from './check.ts';

const title = { de: 'Konfiguration', en: 'Configuration' };
const secretName = /secret|password|passwort|token$|privatekey|apikey/i;

/**
 * Looks at a JSON configuration without knowing its application: readable, valid JSON, addresses over TLS, no secret
 * written in clear. Names places, never values.
 */
export async function checkConfiguration(file: string): Promise<Result[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return [
      {
        id: 'config',
        title,
        status: 'failure',
        detail: { de: 'die Datei ist nicht lesbar', en: 'the file cannot be read' },
        repair: { de: 'Pfad und Rechte prüfen.', en: 'Check path and permissions.' },
      },
    ];
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [
      {
        id: 'config',
        title,
        status: 'finding',
        detail: { de: 'die Datei ist kein gültiges JSON', en: 'the file is not valid JSON' },
        repair: { de: 'Mit einem JSON-Editor berichtigen.', en: 'Repair it with a JSON editor.' },
      },
    ];
  }
  const results: Result[] = [];
  walk(value, [], (path, name, content) => {
    const place = [...path, name].join('.');
    if (secretName.test(name) && content !== '') {
      results.push({
        id: 'config-secret',
        title,
        status: 'finding',
        detail: { de: `${place}: ein Geheimnis im Klartext`, en: `${place}: a secret in clear` },
        repair: {
          de: 'Geheimnisse als eigene Datei oder Umgebungsvariable übergeben.',
          en: 'Hand secrets over as a file or environment variable.',
        },
      });
    }
    if (/^http:/i.test(content) && URL.canParse(content) && !isLoopback(content)) {
      results.push({
        id: 'config-http',
        title,
        status: 'finding',
        detail: { de: `${place}: Adresse ohne TLS`, en: `${place}: address without TLS` },
        repair: { de: 'https verwenden.', en: 'Use https.' },
      });
    }
  });
  if (results.length > 0) return results;
  return [{ id: 'config', title, status: 'ok', detail: { de: 'in Ordnung', en: 'in order' } }];
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
