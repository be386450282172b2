import { type AnatomyDoc, GLOBAL_ATTRIBUTES } from '../../manifest/element-doc.ts';
import { ELEMENTS } from '../../manifest/elements.ts';
import { attributeType } from '../../manifest/manifest.ts';
import type { ElementName } from '../../src/locales/locale.ts';
import { escapeHtml } from '../../src/tree/html.ts';
import { STATES } from '../../test/states.ts';
import { elementExamples } from '../examples/element-examples.ts';
import { literal } from '../examples/example.ts';
import { GUIDES } from '../guides/guides.ts';
import type { DocsPage } from '../site/layout.ts';
import { code, type Lang, rich, said, table } from '../site/text.ts';
import { accessibilityRows } from './accessibility-page.ts';
import { kilobytes, type Sizes } from './sizes.ts';
import { example, rendered, stateOf, withPins } from './specimen.ts';

const TEXT = {
  look: { de: 'So sieht es aus', en: 'What it looks like' },
  when: { de: 'Wann', en: 'When to use it' },
  use: { de: 'Gut für', en: 'Good for' },
  avoid: { de: 'Nicht für', en: 'Not for' },
  pairs: { de: 'So und so nicht', en: 'Do and don’t' },
  good: { de: 'So', en: 'Do' },
  bad: { de: 'So nicht', en: 'Don’t' },
  states: { de: 'Zustände', en: 'States' },
  data: { de: 'Angaben dazu', en: 'Data for it' },
  code: { de: 'Code', en: 'Code' },
  hand: { de: 'HTML, von Hand', en: 'HTML, by hand' },
  reference: { de: 'Nachschlagen', en: 'Reference' },
  attributes: { de: 'Attribute', en: 'Attributes' },
  events: { de: 'Ereignisse', en: 'Events' },
  parts: { de: 'Teile, für `::part()`', en: 'Parts, for `::part()`' },
  warnings: { de: 'Warnungen an Entwickler', en: 'Warnings for developers' },
  accessibility: { de: 'Barrierefreiheit', en: 'Accessibility' },
  size: { de: 'Skript, gezippt', en: 'script, gzip' },
  script: { de: 'ohne Skript', en: 'without script' },
  yes: { de: 'nutzbar', en: 'usable' },
  languages: { de: 'Sprachen', en: 'languages' },
  eventCount: { de: 'Ereignisse', en: 'events' },
} as const;

const anatomyItem = (name: ElementName, one: AnatomyDoc, lang: Lang): string =>
  typeof one === 'string'
    ? `<li>${rich(ELEMENTS[name].parts[one]?.[lang] ?? one)} <code>part="${one}"</code></li>`
    : `<li>${said(one.words, lang)} <code>&lt;${one.tag}&gt;</code></li>`;

function referenceTables(name: ElementName, lang: Lang): string {
  const doc = ELEMENTS[name];
  const german = lang === 'de';
  const attributes = Object.entries({ ...doc.attributes, ...GLOBAL_ATTRIBUTES }).map(([attribute, about]) => [
    `<code>${attribute}</code>`,
    said(about, lang),
    `<code>${escapeHtml(attribute === 'data' ? `${doc.className}Data` : attributeType(about))}</code>`,
  ]);
  const events = Object.entries(doc.events).map(([event, about]) => [
    `<code>${event}</code>`,
    `${said(about, lang)}${about.cancelable ? ` ${german ? 'Lässt sich verhindern.' : 'Can be prevented.'}` : ''}`,
    `<code>${escapeHtml(about.detail)}</code>`,
  ]);
  const parts = Object.entries(doc.parts).map(([part, about]) => [`<code>${part}</code>`, said(about, lang)]);
  const warnings = [
    [
      `<code>${name}.data</code>`,
      german
        ? 'kein JSON, ein falscher Typ, ein unbekanntes Wort; mit Stelle und dem, was dorthin gehört'
        : 'no JSON, a wrong type, an unknown word; with the place and what belongs there',
      german ? 'was sich lesen ließ' : 'what could be read',
    ],
    ...Object.entries(GUIDES[name].warnings).map(([warning, { wrong, shown }]) => [
      `<code>${warning}</code>`,
      said(wrong, lang),
      said(shown, lang),
    ]),
  ];
  const heads = german
    ? {
        name: 'Name',
        what: 'Was es ist',
        type: 'Typ',
        wrong: 'Was nicht stimmt',
        shown: 'Was Menschen sehen',
      }
    : { name: 'Name', what: 'What it is', type: 'Type', wrong: 'What is wrong', shown: 'What people get' };
  return [
    table(TEXT.attributes[lang], [heads.name, heads.what, heads.type], attributes),
    table(TEXT.events[lang], [heads.name, heads.what, '`detail`'.replaceAll('`', '')], events),
    table(rich(TEXT.parts[lang]), [heads.name, heads.what], parts),
    table(TEXT.warnings[lang], [heads.name, heads.wrong, heads.shown], warnings),
  ].join('\n');
}

function states(name: ElementName, lang: Lang): string {
  const guide = GUIDES[name];
  return STATES.filter((state) => state.element === name && state.name !== guide.typical)
    .map(
      (
        state,
      ) => `<div class="state"><h3>${said(guide.states[state.name] ?? { de: state.name, en: state.name }, lang)}</h3>
<div class="stage">${rendered(name, state.data, lang)}</div>
<details class="more"><summary>${TEXT.data[lang]}</summary>${code(literal(state.data))}</details></div>`,
    )
    .join('\n');
}

const figure = (name: ElementName, kind: 'good' | 'bad', index: number, lang: Lang): string => {
  const pair = GUIDES[name].pairs[index];
  const one = pair?.[kind];
  return one
    ? `<figure class="${kind === 'good' ? 'do' : 'dont'}"><div class="stage">${example(name, one, lang)}</div><figcaption><strong>${TEXT[kind][lang]}</strong> ${said(one.says, lang)}</figcaption></figure>`
    : '';
};

/** The page of one element. */
export function elementPage(name: ElementName, lang: Lang, sizes: Sizes): DocsPage {
  const doc = ELEMENTS[name];
  const guide = GUIDES[name];
  const german = lang === 'de';
  const typical = stateOf(name, guide.typical);
  const otherStates = states(name, lang);
  const events = Object.keys(doc.events).length;
  const fact = (value: string, says: string): string => `<div><dt>${says}</dt><dd>${value}</dd></div>`;
  const section = (id: string, title: string, html: string): string =>
    html && `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${html}</section>`;
  const examples = elementExamples(name, typical.data);
  const html = `<p class="tag"><code>&lt;rathaus-${name}&gt;</code></p>
<h1>${said(guide.title, lang)}</h1>
<p class="lead">${said(doc.summary, lang)}</p>
<dl class="facts">${fact(kilobytes(sizes[name], lang), TEXT.size[lang])}${fact(TEXT.yes[lang], TEXT.script[lang])}${fact('6', TEXT.languages[lang])}${events ? fact(`${events}`, TEXT.eventCount[lang]) : ''}</dl>
${section(
  'look',
  TEXT.look[lang],
  `<div class="anatomy"><div class="stage">${withPins(name, rendered(name, typical.data, lang))}</div><ol class="parts-list">${doc.anatomy.map((one) => anatomyItem(name, one, lang)).join('')}</ol></div>
<p class="small muted">${said(guide.states[guide.typical] ?? guide.title, lang)}</p>
<details class="more"><summary>${TEXT.data[lang]}</summary>${code(literal(typical.data))}</details>`,
)}
${section(
  'when',
  TEXT.when[lang],
  `<div class="when"><div><h3>${TEXT.use[lang]}</h3><ul>${guide.use.map((one) => `<li>${said(one, lang)}</li>`).join('')}</ul></div><div><h3>${TEXT.avoid[lang]}</h3><ul>${guide.avoid.map((one) => `<li>${said(one, lang)}</li>`).join('')}</ul></div></div>`,
)}
${section(
  'pairs',
  TEXT.pairs[lang],
  guide.pairs
    .map(
      (_, index) =>
        `<div class="pair">${figure(name, 'good', index, lang)}${figure(name, 'bad', index, lang)}</div>`,
    )
    .join(''),
)}
${section('states', TEXT.states[lang], otherStates)}
${section(
  'code',
  TEXT.code[lang],
  `<p>${german ? 'Was zwischen den Tags steht, gehört Ihnen und wirkt ohne Skript:' : 'What stands between the tags is yours and works without script:'} ${said(doc.children, lang)}</p>
<div class="choices"><details name="code" open><summary>${TEXT.hand[lang]}</summary>${code(guide.html, `${name}.html`)}</details>
${examples.map((one) => `<details name="code"><summary>${one.title}</summary>${code(one.code, one.file)}</details>`).join('\n')}</div>`,
)}
${section('reference', TEXT.reference[lang], `${referenceTables(name, lang)}<p>${german ? 'Farben und Rundung sind für alle Elemente gleich: <a href="colours.html">Farben</a>.' : 'Colours and radius are the same for all elements: <a href="colours.html">Colours</a>.'}</p>`)}
${section('accessibility', TEXT.accessibility[lang], `<p>${said(doc.accessibility, lang)}</p>${accessibilityRows(name, lang)}`)}`;
  return {
    file: `${name}.html`,
    title: guide.title[lang],
    html,
    sections: [
      ['look', TEXT.look[lang]],
      ['when', TEXT.when[lang]],
      ['pairs', TEXT.pairs[lang]],
      ...(otherStates ? ([['states', TEXT.states[lang]]] as const) : []),
      ['code', TEXT.code[lang]],
      ['reference', TEXT.reference[lang]],
      ['accessibility', TEXT.accessibility[lang]],
    ],
  };
}
