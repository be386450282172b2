import { ar } from '../../src/locales/ar.ts';
import { de } from '../../src/locales/de.ts';
import { deSimple } from '../../src/locales/de-simple.ts';
import { en } from '../../src/locales/en.ts';
import { tr } from '../../src/locales/tr.ts';
import { uk } from '../../src/locales/uk.ts';
import { renderLevel } from '../../src/server.ts';
import type { DocsPage } from '../site/layout.ts';
import { code, type Lang, rich } from '../site/text.ts';

const SPACES = [4, 8, 12, 16, 24, 32, 48];
const SIZES = [
  ['1.125rem', '18', { de: 'Text', en: 'Text' }],
  ['1rem', '16', { de: 'Leise: Hinweise, Zeiten', en: 'Quiet: hints, times' }],
  ['1.3125rem', '21', { de: 'Überschrift in einer Karte', en: 'Heading in a card' }],
] as const;

/** One scale of spaces, few sizes of type. */
export function spacingPage(lang: Lang): DocsPage {
  const german = lang === 'de';
  const sections = [
    ['spaces', german ? 'Abstände' : 'Spaces'],
    ['type', german ? 'Schrift' : 'Type'],
    ['targets', german ? 'Ziele' : 'Targets'],
  ] as const;
  return {
    file: 'spacing.html',
    title: german ? 'Abstände und Schrift' : 'Spacing and type',
    sections,
    html: `<h1>${german ? 'Abstände und Schrift' : 'Spacing and type'}</h1>
<p class="lead">${german ? 'Sieben Abstände, drei Größen. Was es nicht gibt, kann nicht danebenstehen.' : 'Seven spaces, three sizes. What is not there cannot be out of place.'}</p>
<section><h2 id="spaces">${sections[0][1]}</h2><ul class="scale">${SPACES.map((px) => `<li><span><strong>${px} px</strong> <code>${px / 16}rem</code></span><svg class="bar" width="${px * 4}" height="16" aria-hidden="true" focusable="false"></svg></li>`).join('')}</ul><p class="small muted">${german ? 'Balken vierfach vergrößert.' : 'Bars four times as long.'}</p></section>
<section><h2 id="type">${sections[1][1]}</h2><p>${rich(german ? 'Das Kit bringt keine Schrift mit: es erbt die der Seite. Wo die Seite nichts sagt, gelten 18 Pixel auf 28.' : 'The kit brings no typeface: it inherits that of the page. Where the page says nothing, 18 pixels on 28 count.')}</p><ul class="scale type">${SIZES.map(([rem, px, what]) => `<li><span><strong>${px} px</strong> <code>${rem}</code></span><span>${what[lang]}</span></li>`).join('')}</ul></section>
<section><h2 id="targets">${sections[2][1]}</h2><ul><li>${rich(german ? 'Knöpfe sind 48 Pixel hoch und wachsen, wenn ihr Text umbricht.' : 'Buttons are 48 pixels high and grow when their text wraps.')}</li><li>${rich(german ? 'Links in Listen und ganze Zeilen mit Häkchen sind 44 Pixel hoch.' : 'Links in lists and whole rows with check boxes are 44 pixels high.')}</li><li>${rich(german ? 'Kein Text bricht nicht um: die längsten deutschen Wörter passen in 320 Pixel.' : 'No text refuses to wrap: the longest German words fit into 320 pixels.')}</li></ul></section>`,
  };
}

/** Pairs of sentences: what is said and what is not. */
const SENTENCES = [
  {
    de: ['Bitte prüfen Sie zwei Angaben.', 'Fehler! Ungültige Eingabe.'],
    en: ['Please check two answers.', 'Error! Invalid input.'],
    why: { de: 'Wie viel es ist. Niemand ist schuld.', en: 'How much it is. Nobody is to blame.' },
  },
  {
    de: ['Noch nicht geschehen: Der Bescheid kommt in Ihr Postfach.', 'Status: ausstehend'],
    en: ['Not yet happened: the decision comes to your mailbox.', 'Status: pending'],
    why: { de: 'Ein Satz mit Mensch oder Amt darin.', en: 'A sentence with a person or an office in it.' },
  },
  {
    de: ['Ihre Sitzung endet in 2 Minuten, um 14:05 Uhr.', 'Session timeout!'],
    en: ['Your session ends in 2 minutes, at 14:05.', 'Session timeout!'],
    why: {
      de: 'Wahr: die Uhr des Servers zählt, nicht die des Geräts.',
      en: 'True: the clock of the server counts, not that of the device.',
    },
  },
  {
    de: ['Zurzeit nicht möglich.', '(ausgegrauter Knopf)'],
    en: ['Not possible at present.', '(greyed-out button)'],
    why: {
      de: 'Was nicht geht, sagt es. Nichts verschwindet.',
      en: 'What is not possible says so. Nothing vanishes.',
    },
  },
] as const;

/** Rules for what the kit says and what pages say with it. */
export function contentPage(lang: Lang): DocsPage {
  const german = lang === 'de';
  const [good, bad] = german ? ['So', 'So nicht'] : ['Do', 'Don’t'];
  const rules = german
    ? [
        '**Nur wahre Sätze.** „Abgeholt“ steht erst da, wenn es gewiss ist. Ein unbekanntes Wort heißt „nicht bekannt“, nie „erledigt“.',
        '**Erst der Stand, dann was er bedeutet, dann was zu tun ist.**',
        '**Knöpfe sind Verben mit einem Gegenstand**: „Frage beantworten“, nicht „Weiter“.',
        '**Derselbe Satz** in der Zusammenfassung und am Feld.',
        '**Sie**, kurze Sätze, keine Abkürzungen, kein „bzw.“.',
        '**Was Menschen schreiben, bleibt, wie es ist**: eigene Schreibrichtung, eigene Zeilen, keine Kürzung.',
      ]
    : [
        '**Only true sentences.** "Collected" stands there only when it is certain. An unknown word is called "not known", never "done".',
        '**First the state, then what it means, then what to do.**',
        '**Buttons are verbs with an object**: "Answer the question", not "Continue".',
        '**The same sentence** in the summary and at the field.',
        '**Short sentences**, no abbreviations.',
        '**What people write stays as it is**: its own direction, its own lines, nothing cut.',
      ];
  const sections = [
    ['rules', german ? 'Regeln' : 'Rules'],
    ['sentences', german ? 'Sätze' : 'Sentences'],
    ['own', german ? 'Eigene Texte' : 'Texts of your own'],
  ] as const;
  return {
    file: 'content.html',
    title: german ? 'Texte' : 'Content',
    sections,
    html: `<h1>${german ? 'Texte' : 'Content'}</h1>
<p class="lead">${german ? 'Wahre Sätze, in der Sprache derer, die sie brauchen.' : 'True sentences, in the language of those who need them.'}</p>
<section><h2 id="rules">${sections[0][1]}</h2><ul>${rules.map((rule) => `<li>${rich(rule)}</li>`).join('')}</ul></section>
<section><h2 id="sentences">${sections[1][1]}</h2>${SENTENCES.map((one) => `<div class="sentence"><p class="do"><small>${good}</small>${one[lang][0]}</p><p class="dont"><small>${bad}</small>${one[lang][1]}</p></div><p class="small muted">${one.why[lang]}</p>`).join('')}</section>
<section><h2 id="own">${sections[2][1]}</h2><p>${rich(german ? 'Jeder Text lässt sich einzeln ersetzen. Namen, die es nicht gibt, weist TypeScript zurück.' : 'Every text can be replaced by itself. TypeScript refuses names that do not exist.')}</p>${code(TEXTS_CODE, 'login.ts')}</section>`,
  };
}

/** Own texts, compiled by the tests of the types. */
export const TEXTS_CODE = `import { renderLogin } from '@rathaus/ui-kit/server';

export const html = renderLogin(
  { providers: [{ id: 'bundid', href: '/login/bundid' }] },
  { texts: { signIn: 'Weiter mit {name}' } },
);
`;

const LOCALES = [de, en, deSimple, tr, uk, ar];
const NAMES: Readonly<Record<string, string>> = {
  de: 'Deutsch',
  en: 'English',
  'de-simple': 'Leichte Sprache',
  tr: 'Türkçe',
  uk: 'Українська',
  ar: 'العربية',
};

/** Six languages, and what each needs. */
export function languagesPage(lang: Lang): DocsPage {
  const german = lang === 'de';
  const sections = [
    ['all', german ? 'Sechs Sprachen' : 'Six languages'],
    ['simple', 'Leichte Sprache'],
    ['rtl', german ? 'Von rechts nach links' : 'Right to left'],
    ['limits', german ? 'Grenzen' : 'Limits'],
  ] as const;
  const samples = LOCALES.map(
    (locale) =>
      `<div class="state"><h3 lang="${locale.lang}" dir="${locale.dir}">${NAMES[locale.lang]} <code>${locale.lang}</code></h3><div class="stage" lang="${locale.lang}" dir="${locale.dir}">${renderLevel({ have: 'niedrig', need: 'substanziell', href: '/login/bundid' }, { lang: locale.lang })}</div></div>`,
  );
  return {
    file: 'languages.html',
    title: german ? 'Sprachen' : 'Languages',
    sections,
    html: `<h1>${german ? 'Sprachen' : 'Languages'}</h1>
<p class="lead">${rich(german ? 'Das nächste `lang` entscheidet. Andere Sprachen als Deutsch lädt der Browser, wenn eine Seite sie braucht.' : 'The nearest `lang` decides. Languages other than German are fetched when a page needs them.')}</p>
<section><h2 id="all">${sections[0][1]}</h2>${samples.join('')}</section>
<section><h2 id="simple" lang="de">${sections[1][1]}</h2><p>${rich(german ? 'Eine eigene Fassung mit dem Kürzel `de-simple`: kurze Hauptsätze, keine Verneinung, kein Passiv, Bindestriche in langen Wörtern, dasselbe Wort für dieselbe Sache.' : 'A version of its own with the tag `de-simple`: short main clauses, no negation, no passive, hyphens in long words, the same word for the same thing.')}</p></section>
<section><h2 id="rtl">${sections[2][1]}</h2><p>${rich(german ? 'Alle Abstände sind logisch. Namen und Texte von Menschen stehen in `<bdi>`: ein arabischer Name dreht keinen deutschen Satz um, und umgekehrt.' : 'All spaces are logical. Names and texts of people stand in `<bdi>`: an Arabic name turns no German sentence, and the other way round.')}</p></section>
<section><h2 id="limits">${sections[3][1]}</h2><p>${german ? 'Türkisch, Ukrainisch, Arabisch und Leichte Sprache haben noch keine Muttersprachler und keine Prüfgruppe gelesen.' : 'Turkish, Ukrainian, Arabic and Leichte Sprache were not yet read by native speakers or a test group.'}</p></section>`,
  };
}

/** The policy the kit is tested under; `test/site.ts` serves it for real. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** What a strict policy needs. */
export function cspPage(lang: Lang): DocsPage {
  const german = lang === 'de';
  const sections = [
    ['policy', german ? 'Die Richtlinie' : 'The policy'],
    ['more', german ? 'Was mehr braucht' : 'What needs more'],
    ['why', german ? 'Warum das geht' : 'Why it works'],
  ] as const;
  return {
    file: 'csp.html',
    title: german ? 'Sicherheitsrichtlinie' : 'Content security policy',
    sections,
    html: `<h1>${german ? 'Sicherheitsrichtlinie' : 'Content security policy'}</h1>
<p class="lead">${german ? 'Die strengste Richtlinie genügt. Jeder Test läuft unter ihr.' : 'The strictest policy is enough. Every test runs under it.'}</p>
<section><h2 id="policy">${sections[0][1]}</h2>${code(POLICY, 'Content-Security-Policy')}</section>
<section><h2 id="more">${sections[1][1]}</h2><ul><li>${rich(german ? "`connect-src 'self'`: Hochladen mit `action`, Sitzung verlängern" : "`connect-src 'self'`: upload with `action`, extending a session")}</li><li>${rich(german ? '`img-src`: Logos, die Sie freigegeben bekommen haben' : '`img-src`: logos that you got permission for')}</li><li>${rich(german ? "`form-action 'self'`: Abmelden, Einwilligung" : "`form-action 'self'`: logout, consent")}</li></ul></section>
<section><h2 id="why">${sections[2][1]}</h2><ul><li>${rich(german ? 'Kein `innerHTML`, kein `style`, kein Skript im HTML, keine `data:`-Bilder.' : 'No `innerHTML`, no `style`, no script in HTML, no `data:` pictures.')}</li><li>${rich(german ? 'Stile im Schattenbaum sind angenommene Stylesheets; Zeichen sind Pfade in CSS.' : 'Styles in shadow roots are adopted stylesheets; glyphs are paths in CSS.')}</li><li>${rich(german ? 'Adressen werden geprüft, bevor sie in die Seite kommen: relativ, `http:`, `https:`.' : 'Addresses are checked before they come into the page: relative, `http:`, `https:`.')}</li></ul></section>`,
  };
}
