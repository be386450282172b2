import { createHash } from 'node:crypto';
import type { LocalText, ObjectKind } from '../xdomea/check/finding.ts';
import { type FileReport, nextStep } from './file-report.ts';
import { type FindingGroup, type FindingPlace, sortGroups } from './finding-groups.ts';
import { escapeHtml as e } from './html.ts';
import { maskReport } from './mask.ts';
import type { OutlineFact, OutlineNode } from './outline.ts';
import { reportStyle } from './report-style.ts';
import { type ReportLanguage, type ReportTexts, reportTexts } from './report-texts.ts';

export interface RenderReportOptions {
  /** Default `de`. */
  language?: ReportLanguage;
  /** Hide names, subjects, references and file names. */
  mask?: boolean;
  /** Instant of the check. */
  checkedAt: Date;
  /** Places listed of one rule; the rest is counted. Default 50. */
  maxPlaces?: number;
}

interface Page {
  t: ReportTexts;
  language: ReportLanguage;
  number: (value: number) => string;
  maxPlaces: number;
}

/**
 * The report as one HTML page: no script, no request, printable, readable from 320 px and by screen reader.
 * Its content security policy allows nothing but its own style sheet, because it shows foreign text.
 * Yields the page in pieces, so that it can be written to a file as it grows.
 */
export function* renderReport(report: FileReport, options: RenderReportOptions): Generator<string> {
  const language = options.language ?? 'de';
  const t = reportTexts[language];
  const shown = options.mask ? maskReport(report) : report;
  const format = new Intl.NumberFormat(language);
  const page: Page = {
    t,
    language,
    number: (value) => format.format(value),
    maxPlaces: options.maxPlaces ?? 50,
  };
  const hash = createHash('sha256').update(reportStyle).digest('base64');
  const groups = sortGroups(shown.groups);
  const verdict = shown.acceptable ? t.verdict.yes : t.verdict.no;
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${e(t.title)}: ${e(t.verdict.label)} ${e(verdict)}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#befunde">${e(t.skip)}</a>
<header>
<h1>${e(t.title)}</h1>
<p class="soft">${e(t.checked(instant(options.checkedAt, language)))}</p>
<nav aria-label="${e(t.navigation)}"><ul><li><a href="#ueberblick">${e(t.summary)}</a></li>${shown.outline ? `<li><a href="#inhalt">${e(t.outline)}</a></li>` : ''}<li><a href="#befunde">${e(t.findings)}</a></li></ul></nav>
</header>
<main>
`;
  yield summary(shown, page, options.mask === true);
  if (shown.outline) {
    // Folded when it is long, so that nobody scrolls past thousands of records to learn what is wrong.
    const small = shown.outline.shown <= 60;
    yield `<section aria-labelledby="inhalt"><h2 id="inhalt">${e(t.outline)}</h2>\n<details${small ? ' open' : ''}><summary>${e(t.outlineNote)}</summary>\n<ul class="tree">\n`;
    for (const node of shown.outline.roots) yield renderNode(node, page, small);
    yield `${hiddenItem(shown.outline.hidden, page)}</ul></details></section>\n`;
  }
  yield `<section aria-labelledby="befunde"><h2 id="befunde">${e(t.findings)}</h2>\n`;
  if (groups.length === 0) yield `<p>${e(t.noFindings)}</p>\n`;
  for (const [index, group] of groups.entries()) yield renderGroup(group, index, page);
  yield '</section>\n';
  yield `</main>\n<footer><p>${e(t.generator)}</p></footer>\n</body>\n</html>\n`;
}

function summary(report: FileReport, { t, number }: Page, masked: boolean): string {
  const rows: [string, string | undefined][] = [
    [t.file, report.name],
    [t.size, `${number(report.size)} Byte`],
    [t.message, report.rootName],
    [t.version, report.version],
    [t.process, report.prozessId],
    [t.content, t.objects({ ...report.objects, files: report.files }, number)],
    [
      t.findings,
      (['error', 'warning', 'info'] as const)
        .map((severity) => {
          const count = report[`${severity}s`];
          return `${number(count)} ${t.severities[severity](count)}`;
        })
        .join(', '),
    ],
  ];
  const list = rows
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `<dt>${e(label)}</dt><dd>${e(value!)}</dd>`)
    .join('\n');
  const notes = [
    report.schemaBasis === 'derived' ? t.derived : undefined,
    report.rootName !== undefined && !report.complete ? t.incomplete : undefined,
    masked ? t.masked : undefined,
  ];
  const answer = report.acceptable ? t.verdict.yes : t.verdict.no;
  return `<section aria-labelledby="ueberblick"><h2 id="ueberblick">${e(t.summary)}</h2>
<div class="verdict ${report.acceptable ? 'yes' : 'no'}"><strong>${e(t.verdict.label)}: ${e(answer)}</strong>
<p>${e(t.nextLabel)}: ${e(t.next[nextStep(report)])}</p></div>
<dl>
${list}
</dl>
${notes.map((note) => (note ? `<p class="soft">${e(note)}</p>\n` : '')).join('')}</section>
`;
}

function renderGroup(group: FindingGroup, index: number, page: Page): string {
  const { t, language, number } = page;
  const say = (text: LocalText) => e(text[language]);
  const places = group.places.slice(0, page.maxPlaces);
  const rest = group.count - places.length;
  const items = places.map((place) => `<li>${renderPlace(place, page)}</li>`).join('\n');
  const more = rest > 0 ? `<p class="soft">${e(t.morePlaces(number(rest)))}</p>\n` : '';
  const list = `<ul class="places">\n${items}\n</ul>\n${more}`;
  return `<article class="${group.severity}" aria-labelledby="befund-${index}">
<p><span class="badge">${e(t.severity[group.severity])}</span> <span class="count">${number(group.count)}×</span> <span class="soft">${e(t.rule)} <code>${e(group.rule)}</code></span></p>
<h3 id="befund-${index}">${say(group.title)}</h3>
<dl>
<dt>${e(t.why)}</dt><dd>${say(group.reason)}</dd>
<dt>${e(t.repair)}</dt><dd>${e(t.who[group.repair.who])}: ${say(group.repair.how)}</dd>
<dt>${e(t.source)}</dt><dd lang="en">${e(group.source)}</dd>
</dl>
${places.length > 5 ? `<details><summary>${e(t.places(number(group.count)))}</summary>\n${list}</details>` : list}
</article>
`;
}

function renderPlace(place: FindingPlace, { t, language, number }: Page): string {
  const record = place.object
    ? `<span class="kind">${e(t.kinds[place.object.kind])}</span> ${e(nameOf(place.object, t))}`
    : undefined;
  const file = place.file === undefined ? undefined : `<code>${e(place.file)}</code>`;
  const line =
    place.line === undefined
      ? undefined
      : `${e(t.line)} ${number(place.line)}${place.column === undefined ? '' : `, ${e(t.column)} ${number(place.column)}`}`;
  const byte = place.offset === undefined ? undefined : `${e(t.byte)} ${number(place.offset)}`;
  const path =
    place.path === undefined || place.path === '' ? undefined : `<code>${e(clip(place.path))}</code>`;
  const where = [record, file, line, byte].filter((part) => part !== undefined).join(' · ');
  const what = place.message ? `${e(clip(place.message[language]))}<br>` : '';
  return `${what}${where}${path ? `<br><span class="soft">${path}</span>` : ''}`;
}

/** Foreign text may be of any length; a finding is recognised by its beginning. */
const clip = (text: string) => (text.length > 400 ? `${text.slice(0, 399)}…` : text);

function nameOf(object: { kind: ObjectKind; id?: string; title?: string }, t: ReportTexts): string {
  if (object.title !== undefined) return clip(object.title);
  return object.id ?? t.untitled;
}

function renderNode(node: OutlineNode, page: Page, open: boolean): string {
  const { t } = page;
  const title = node.title === undefined ? (node.id ?? t.untitled) : node.title;
  const head = `<span class="kind">${e(t.kinds[node.kind])}</span> ${e(title)}`;
  const facts = Object.entries(node.facts).map(
    ([key, value]) =>
      `<span>${e(t.facts[key as OutlineFact])}: ${e(factText(key as OutlineFact, value, page))}</span>`,
  );
  const files = node.files.map((file) => `<span><code>${e(file.name)}</code></span>`);
  const meta = facts.length + files.length > 0 ? `<p class="meta">${[...facts, ...files].join(' ')}</p>` : '';
  const hidden = hiddenItem(node.hidden, page);
  if (node.children.length === 0 && hidden === '') return `<li>${head}${meta}</li>\n`;
  const children = node.children.map((child) => renderNode(child, page, open)).join('');
  return `<li><details${open ? ' open' : ''}><summary>${head}</summary>${meta}\n<ul>\n${children}${hidden}</ul></details></li>\n`;
}

function hiddenItem(hidden: OutlineNode['hidden'], { t, number }: Page): string {
  return hidden.akten + hidden.vorgaenge + hidden.dokumente === 0
    ? ''
    : `<li class="soft">${e(t.hidden(hidden, number))}</li>\n`;
}

function factText(key: OutlineFact, value: string, { t, language }: Page): string {
  switch (key) {
    case 'laufzeit': {
      const [from, to] = value.split('/');
      return `${day(from, language)} – ${day(to, language)}`;
    }
    case 'aufbewahrung':
      return value === 'unbefristet' ? t.unlimited : t.years(value);
    case 'zda':
    case 'kontext':
      return value === '1' ? t.yes : day(value, language);
    case 'aufbewahrungsende':
    case 'datum':
      return day(value, language);
    case 'aussonderungsart':
    case 'bewertungsvorschlag':
    case 'geheimhaltung':
      return t.codes[key][value] ?? value;
    default:
      return value;
  }
}

/** `2026-11-23` as 23.11.2026 (German) or as it is; what is no date stays as it came. */
function day(value: string | undefined, language: ReportLanguage): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(value ?? '');
  if (!parts) return value ?? '';
  return language === 'de' ? `${parts[3]}.${parts[2]}.${parts[1]}` : parts[0];
}

function instant(date: Date, language: ReportLanguage): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(date);
}
