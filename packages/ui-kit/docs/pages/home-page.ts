import { ELEMENTS } from '../../manifest/elements.ts';
import { STARTS } from '../examples/start-examples.ts';
import { GUIDES } from '../guides/guides.ts';
import type { DocsPage } from '../site/layout.ts';
import { code, type Lang, said } from '../site/text.ts';
import { kilobytes, type Sizes } from './sizes.ts';
import { NAMES, rendered, still } from './specimen.ts';

/** The start page: what it is, five minutes in each framework, all elements. */
export function homePage(lang: Lang, sizes: Sizes): DocsPage {
  const german = lang === 'de';
  const fact = (value: string, says: string): string => `<div><dt>${says}</dt><dd>${value}</dd></div>`;
  const hero = rendered(
    'login',
    {
      level: 'substanziell',
      providers: [
        { id: 'bundid', href: '#login' },
        { id: 'unternehmenskonto', href: '#login' },
      ],
    },
    lang,
  );
  const starts = STARTS.map(
    (start, index) =>
      `<details name="start"${index === 0 ? ' open' : ''}><summary>${start.title}</summary><p>${said(start.steps, lang)}</p>${start.examples.map((one) => code(one.code, one.file)).join('')}</details>`,
  ).join('\n');
  const cards = NAMES.map(
    (name) =>
      `<li><div class="thumb" inert aria-hidden="true"><div>${still(name, GUIDES[name].typical, lang)}</div></div><h3><a href="${name}.html">${said(GUIDES[name].title, lang)}</a></h3><p>${said(ELEMENTS[name].summary, lang)}</p></li>`,
  ).join('');
  return {
    file: 'index.html',
    title: german ? 'Bausteine fürs Rathaus' : 'Parts for town halls',
    wide: true,
    sections: [],
    html: `<div class="hero"><div>
<h1>${german ? 'Vom Anmelden bis zum Bescheid' : 'From the login to the decision'}</h1>
<p class="lead">${german ? '14 Elemente für kommunale Seiten. Sie wirken ohne Skript, passen in jede Seite und sprechen sechs Sprachen.' : '14 elements for municipal pages. They work without script, fit into any page and speak six languages.'}</p>
<div class="actions"><a class="call" href="#start">${german ? 'Start in fünf Minuten' : 'Start in five minutes'}</a><a href="#elements">${german ? 'Alle Elemente' : 'All elements'}</a></div>
</div><div class="stage" id="login">${hero}</div></div>
<dl class="facts">${fact(kilobytes(sizes.login, lang), german ? 'Skript der Anmeldung, gezippt' : 'script of the login, gzip')}${fact('0', german ? 'Abhängigkeiten' : 'dependencies')}${fact('0', german ? 'axe-Befunde, in allen Zuständen' : 'axe findings, in all states')}${fact('6', german ? 'Sprachen, auch Leichte Sprache' : 'languages, Leichte Sprache among them')}${fact('<code>trusted-types &#39;none&#39;</code>', german ? 'strengste Richtlinie' : 'strictest policy')}</dl>
<section><h2 id="start">${german ? 'Start in fünf Minuten' : 'Start in five minutes'}</h2><div class="choices">${starts}</div></section>
<section><h2 id="elements">${german ? 'Elemente' : 'Elements'}</h2><ul class="grid">${cards}</ul></section>`,
  };
}
