import { escapeHtml, page } from '../page/page.ts';
import type { Catalogue, Dataset } from './model.ts';
import { showDataset } from './show.ts';

/** List of the public datasets. */
export function cataloguePage(catalogue: Catalogue, datasets: readonly Dataset[]): string {
  const items = datasets.map((dataset) => {
    const organization =
      dataset.ownerOrg === null ? undefined : catalogue.organizations.get(dataset.ownerOrg);
    return `<li><a href="/dataset/${escapeHtml(dataset.name)}">${escapeHtml(titleOf(dataset))}</a><br>${escapeHtml(organization?.title ?? 'ohne Organisation')}, ${dataset.resources.length} ${dataset.resources.length === 1 ? 'Datei' : 'Dateien'}, geändert ${escapeHtml(dateOf(dataset.modified))}</li>`;
  });
  return page(
    'Offene Daten: Katalog',
    items.length === 0
      ? '<p>Noch kein Datensatz veröffentlicht.</p>'
      : `<p>${items.length} ${items.length === 1 ? 'Datensatz' : 'Datensätze'}</p><ul>${items.join('')}</ul>`,
  );
}

/** One dataset with its files and metadata. */
export function datasetPage(catalogue: Catalogue, origin: string, dataset: Dataset): string {
  const shown = showDataset(catalogue, origin, dataset);
  const resources = shown.resources as Record<string, unknown>[];
  const organization = shown.organization as { title?: string } | null;
  const rows: [string, unknown][] = [
    ['Herausgeber', organization?.title],
    ['Lizenz', shown.license_title],
    ['Ansprechstelle', shown.maintainer ?? shown.author],
    ['Schlagwörter', dataset.tags.join(', ')],
    ['Themen', dataset.groups.map((name) => catalogue.groups[name] ?? name).join(', ')],
    ['Veröffentlicht', dateOf(dataset.created)],
    ['Geändert', dateOf(dataset.modified)],
    ...dataset.extras.map(({ key, value }): [string, unknown] => [key, value]),
  ];
  const facts = rows
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(
      ([name, value]) =>
        `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(String(value))}</td></tr>`,
    );
  const files = resources.map((resource) => {
    const name = String(resource.name || resource.url);
    const size = typeof resource.size === 'number' ? `, ${resource.size} Byte` : '';
    const address = String(resource.url);
    const target = /^https?:\/\//.test(address)
      ? `<a href="${escapeHtml(address)}">${escapeHtml(name)}</a>`
      : escapeHtml(name);
    return `<li>${target} (${escapeHtml(String(resource.format || 'Format unbekannt'))}${size})</li>`;
  });
  return page(
    titleOf(dataset),
    `<p><a href="/dataset">Zum Katalog</a></p>
<p>${escapeHtml(String(shown.notes ?? ''))}</p>
<h2>Dateien</h2>
${files.length === 0 ? '<p>Keine.</p>' : `<ul>${files.join('')}</ul>`}
<h2>Angaben zum Datensatz</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Angaben zum Datensatz"><table><tbody>${facts.join('')}</tbody></table></div>`,
  );
}

export function notFoundPage(): string {
  return page('Nicht gefunden', '<p>Diese Seite gibt es hier nicht. <a href="/dataset">Zum Katalog</a></p>');
}

function titleOf(dataset: Dataset): string {
  return String(dataset.fields.title || dataset.name);
}

/** CKAN's timestamp is UTC without offset. */
function dateOf(timestamp: string): string {
  return new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(new Date(`${timestamp.slice(0, 23)}Z`));
}
