import type { DocsPage } from '../site/layout.ts';
import type { Lang } from '../site/text.ts';
import { accessibilityPage } from './accessibility-page.ts';
import { contentPage, cspPage, languagesPage, spacingPage } from './basics-pages.ts';
import { coloursPage } from './colours-page.ts';
import { elementPage } from './element-page.ts';
import { homePage } from './home-page.ts';
import type { Sizes } from './sizes.ts';
import { NAMES } from './specimen.ts';

/** All pages of the documentation in one language. */
export const pages = (lang: Lang, sizes: Sizes): readonly DocsPage[] => [
  homePage(lang, sizes),
  ...NAMES.map((name) => elementPage(name, lang, sizes)),
  coloursPage(lang),
  spacingPage(lang),
  contentPage(lang),
  languagesPage(lang),
  cspPage(lang),
  accessibilityPage(lang),
];
