import { words } from '../../manifest/element-doc.ts';
import type { Guide } from './guide.ts';

/** `<rathaus-language>` */
export const language: Guide = {
  title: words('Sprache wählen', 'Choose a language'),
  use: [
    words(
      'im Kopf der Seite, wenn es sie in mehreren Sprachen gibt',
      'in the head of a page that exists in several languages',
    ),
    words(
      'für Leichte Sprache und Gebärdensprache (BITV 2.0 § 4)',
      'for Leichte Sprache and sign language (BITV 2.0 § 4)',
    ),
  ],
  avoid: [
    words(
      'wenn der Link nur auf eine Startseite führt: er führt auf dieselbe Seite',
      'when the link leads only to a home page: it leads to the same page',
    ),
    words('für eine Übersetzung, die niemand gelesen hat', 'for a translation that nobody has read'),
  ],
  pairs: [
    {
      good: {
        // A second one on a page needs a name of its own.
        html: '<rathaus-language><nav aria-label="Sprache, Beispiel"><ul role="list"><li><a href="/" lang="de" hreflang="de" aria-current="true">Deutsch</a></li><li><a href="/tr/" lang="tr" hreflang="tr">Türkçe</a></li><li><a href="/ar/" lang="ar" hreflang="ar"><bdi>العربية</bdi></a></li></ul></nav></rathaus-language>',
        says: words('Jede Sprache nennt sich selbst.', 'Every language names itself.'),
      },
      bad: {
        data: {
          current: 'de',
          languages: [
            { lang: 'de', href: '/', name: 'Deutsch' },
            { lang: 'tr', href: '/tr/', name: 'Türkisch' },
            { lang: 'ar', href: '/ar/', name: 'Arabisch' },
          ],
        },
        says: words(
          'Wer „Türkisch“ lesen kann, braucht den Link nicht.',
          'Who can read "Türkisch" does not need the link.',
        ),
      },
    },
  ],
  typical: 'all',
  states: { all: words('Sieben Sprachen', 'Seven languages') },
  html: `<rathaus-language>
  <nav aria-label="Sprache">
    <ul role="list">
      <li><a href="/" lang="de" hreflang="de" aria-current="true">Deutsch</a></li>
      <li><a href="/en/" lang="en" hreflang="en">English</a></li>
      <li><a href="/leicht/" lang="de" hreflang="de-simple">Leichte Sprache</a></li>
    </ul>
  </nav>
</rathaus-language>
`,
  warnings: {
    'language.name': {
      wrong: words(
        'eine Sprache, deren Namen niemand kennt, ohne `name`',
        'a language whose name nobody knows, without `name`',
      ),
      shown: words('ihr Kürzel', 'its tag'),
    },
  },
};
