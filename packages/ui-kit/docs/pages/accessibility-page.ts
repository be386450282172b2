import { ELEMENTS } from '../../manifest/elements.ts';
import type { ElementName } from '../../src/locales/locale.ts';
import { escapeHtml } from '../../src/tree/html.ts';
import { rowsOf, testTitle } from '../en-301-549/assessment.ts';
import { VERDICTS, type Verdict } from '../en-301-549/requirement.ts';
import { GUIDES } from '../guides/guides.ts';
import type { DocsPage } from '../site/layout.ts';
import { type Lang, rich, said, table } from '../site/text.ts';
import { NAMES } from './specimen.ts';

const badge = (verdict: Verdict, lang: Lang): string =>
  `<span class="verdict ${verdict.replace(' ', '-')}">${VERDICTS[verdict][lang]}</span>`;

/** What was tested of one element, clause by clause. */
export function accessibilityRows(name: ElementName, lang: Lang): string {
  const german = lang === 'de';
  const rows = rowsOf(name)
    .filter(({ verdict }) => verdict !== 'not applicable')
    .map(({ requirement: { clause, title, remark }, verdict, evidence }) => [
      `${clause} ${said(title, lang)}`,
      badge(verdict, lang),
      [
        // Of a test of many cases the title has marks where their names go.
        ...evidence.map(
          (one) =>
            `<span lang="en">${escapeHtml(
              testTitle(one)
                .replace(/[:,]? *%\w/g, '')
                .trim(),
            )}</span>`,
        ),
        ...(remark ? [said(remark, lang)] : []),
      ].join('<br>'),
    ]);
  const caption = german ? 'EN 301 549, eigene Bewertung' : 'EN 301 549, self-assessment';
  const heads = german
    ? ['Anforderung', 'Ergebnis', 'Womit es gezeigt ist']
    : ['Requirement', 'Result', 'What shows it'];
  return `<details class="more"><summary>${caption}: ${rows.length} ${german ? 'Anforderungen' : 'requirements'}</summary>${table(caption, heads, rows)}</details>`;
}

/** How all elements do. */
export function accessibilityPage(lang: Lang): DocsPage {
  const german = lang === 'de';
  const verdicts: readonly Verdict[] = ['met', 'partly', 'not met', 'not tested', 'not applicable'];
  const rows = NAMES.map((name) => {
    const all = rowsOf(name);
    return [
      `<a href="${name}.html#accessibility">${said(GUIDES[name].title, lang)}</a>`,
      ...verdicts.map((verdict) => `${all.filter((row) => row.verdict === verdict).length}`),
    ];
  });
  const text = german
    ? [
        'Jedes Element wird in jedem Zustand geprüft: axe, 320 px, Text auf 200 %, Textabstand, dunkel, erzwungene Farben, Tastatur, ohne JavaScript, unter der strengen Richtlinie.',
        'Das ist eine **eigene Bewertung**, kein Bericht einer Prüfstelle. Kein Mensch mit Behinderung hat mitgeprüft. Was kein Test zeigt, heißt „nicht geprüft“.',
      ]
    : [
        'Every element is tested in every state: axe, 320 px, text of 200 %, text spacing, dark, forced colours, keyboard, without JavaScript, under the strict policy.',
        'This is a **self-assessment**, not the report of a test body. No person with a disability was part of it. What no test shows is called "not tested".',
      ];
  const sections = [
    ['summary', german ? 'Ergebnis je Element' : 'Result for each element'],
    ['thoughts', german ? 'Woran gedacht ist' : 'What was thought of'],
  ] as const;
  return {
    file: 'accessibility.html',
    title: german ? 'Barrierefreiheit' : 'Accessibility',
    sections,
    html: `<h1>${german ? 'Barrierefreiheit' : 'Accessibility'}</h1>
<p class="lead">${rich(text[0] ?? '')}</p><p>${rich(text[1] ?? '')}</p>
<section><h2 id="summary">${sections[0][1]}</h2>${table('EN 301 549 V3.2.1, WCAG 2.2', [german ? 'Element' : 'Element', ...verdicts.map((one) => VERDICTS[one][lang])], rows)}</section>
<section><h2 id="thoughts">${sections[1][1]}</h2>${NAMES.map((name) => `<h3>${said(GUIDES[name].title, lang)}</h3><p>${said(ELEMENTS[name].accessibility, lang)}</p>`).join('')}</section>`,
  };
}
