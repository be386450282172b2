import { PROPERTIES } from '../../manifest/elements.ts';
import {
  checkTheme,
  contrast,
  DARK,
  LIGHT,
  type ThemeColour,
  type ThemeColours,
} from '../../src/theme/check-theme.ts';
import type { DocsPage } from '../site/layout.ts';
import { code, type Lang, rich, said, table } from '../site/text.ts';

const property = (name: string): string =>
  `--rathaus-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** All pairs that `checkTheme()` looks at: where every colour is the same, each of them fails. */
const pairs = checkTheme(
  Object.fromEntries(Object.keys(LIGHT).map((name) => [name, '#808080'])) as unknown as ThemeColours,
).findings.flatMap((one) =>
  one.rule === 'ui.theme.contrast'
    ? [[one.values.foreground.term, one.values.background.term, one.values.needed] as const]
    : [],
);

/** A rectangle of a colour: an SVG attribute, since pages have no inline style. */
const swatch = (colour: string): string =>
  `<svg class="swatch" width="48" height="32" aria-hidden="true" focusable="false"><rect width="100%" height="100%" fill="${colour}"/></svg> <code>${colour}</code>`;

export const THEME_CSS = `:root {
  --rathaus-action: #00543c;
  --rathaus-on-action: #ffffff;
  --rathaus-radius: 1.5rem;
}
`;
export const THEME_CHECK = `import { checkTheme } from '@rathaus/ui-kit/theme';

const { verdict, findings } = checkTheme({ action: '#00543c', onAction: '#ffffff' });
console.log(verdict, findings);
`;

/** Tokens, contrast, and how a town brings its own colours. */
export function coloursPage(lang: Lang): DocsPage {
  const german = lang === 'de';
  const ratio = (colours: ThemeColours, front: ThemeColour, back: ThemeColour): string =>
    `${contrast(colours[front], colours[back]).toLocaleString(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 })} : 1`;
  const sections = [
    ['tokens', german ? 'Farben des Kits' : 'Colours of the kit'],
    ['contrast', german ? 'Kontrast' : 'Contrast'],
    ['town', german ? 'Farben einer Stadt' : 'Colours of a town'],
    ['states', german ? 'Zustände' : 'States'],
  ] as const;
  const [tokens, contrasts, town, states] = sections.map(([id, title]) => `<h2 id="${id}">${title}</h2>`);
  const own = Object.keys(PROPERTIES).filter((name) =>
    Object.keys(LIGHT).some((one) => property(one) === name),
  );
  return {
    file: 'colours.html',
    title: german ? 'Farben' : 'Colours',
    sections,
    html: `<h1>${german ? 'Farben' : 'Colours'}</h1>
<p class="lead">${german ? 'Eine Farbe zum Handeln. Alles andere ist Text, Linie und Grund.' : 'One colour to act. Everything else is text, line and ground.'}</p>
<section>${tokens}${table(
      german ? 'Farben, hell und dunkel' : 'Colours, light and dark',
      [
        german ? 'Eigenschaft' : 'Property',
        german ? 'Wofür' : 'What for',
        german ? 'Hell' : 'Light',
        german ? 'Dunkel' : 'Dark',
      ],
      own.map((name) => {
        const key = (Object.keys(LIGHT) as ThemeColour[]).find(
          (one) => property(one) === name,
        ) as ThemeColour;
        return [
          `<code>${name}</code>`,
          rich(PROPERTIES[name]?.[lang] ?? ''),
          swatch(LIGHT[key]),
          swatch(DARK[key]),
        ];
      }),
    )}${table(
      german ? 'Weitere Eigenschaften' : 'Further properties',
      [german ? 'Eigenschaft' : 'Property', german ? 'Wofür' : 'What for'],
      Object.entries(PROPERTIES)
        .filter(([name]) => !own.includes(name))
        .map(([name, about]) => [`<code>${name}</code>`, said(about, lang)]),
    )}<p>${rich(
      german
        ? 'Fehlt eine Eigenschaft, gilt die von KERN (`--kern-…`), sonst die des Kits. Dunkel folgt dem `color-scheme` der Seite, nie allein dem Gerät.'
        : 'Where a property is missing, that of KERN counts (`--kern-…`), else that of the kit. Dark follows the `color-scheme` of the page, never the device alone.',
    )}</p></section>
<section>${contrasts}<p>${rich(german ? 'Gerechnet mit `checkTheme()`: Text braucht 4,5, Kanten brauchen 3 (WCAG 1.4.3, 1.4.11).' : 'Computed by `checkTheme()`: text needs 4.5, edges need 3 (WCAG 1.4.3, 1.4.11).')}</p>${table(
      german ? 'Alle Paare, die vorkommen' : 'All pairs that occur',
      [
        german ? 'Vorn auf hinten' : 'Front on back',
        german ? 'Nötig' : 'Needed',
        german ? 'Hell' : 'Light',
        german ? 'Dunkel' : 'Dark',
      ],
      pairs.map(([front, back, needed]) => [
        `<code>${front}</code> ${german ? 'auf' : 'on'} <code>${back}</code>`,
        `${needed.toLocaleString(lang)} : 1`,
        ratio(LIGHT, front, back),
        ratio(DARK, front, back),
      ]),
    )}</section>
<section>${town}<p>${rich(german ? 'Zwei Farben genügen. Prüfen Sie sie, bevor sie in den Betrieb gehen:' : 'Two colours are enough. Check them before they go live:')}</p>${code(THEME_CSS, german ? 'stadt.css' : 'town.css')}${code(THEME_CHECK, german ? 'farben.ts' : 'colours.ts')}</section>
<section>${states}<ul><li>${rich(german ? '**Form, Wort, Farbe**, in dieser Reihenfolge. Ein Haken, „erledigt“, dann Grün.' : '**Form, word, colour**, in this order. A tick, "done", then green.')}</li><li>${rich(german ? 'Der Fokus ist überall derselbe Ring: drei Pixel, Farbe der Schrift, mit Abstand.' : 'The focus is the same ring everywhere: three pixels, the colour of the text, with a gap.')}</li><li>${rich(german ? 'Nichts sieht „ausgegraut“ aus. Was nicht geht, sagt warum.' : 'Nothing looks greyed out. What is not possible says why.')}</li></ul></section>`,
  };
}
