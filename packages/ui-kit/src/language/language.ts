import type { Definition } from '../element/definition.ts';
import { languageTag } from '../element/language-tag.ts';
import { link } from '../element/link.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, type Reader, text } from '../reader/reader.ts';
import type { Tree } from '../tree/tree.ts';

/** One language in which the page can be had. */
export interface LanguageLink {
  /** BCP 47 tag. `de-simple` is Leichte Sprache, `gsg` is Deutsche Gebärdensprache. */
  readonly lang: string;
  readonly href: string;
  /** How the language calls itself; known for most tags. */
  readonly name?: string | undefined;
}

/** What `<rathaus-language>` shows. */
export interface LanguageData {
  readonly languages: readonly LanguageLink[];
  /** Tag of the language of this page. */
  readonly current?: string | undefined;
}

/** What a language calls itself, with the capital letter that a list asks for. */
function ownName(lang: string): string | undefined {
  try {
    const name = new Intl.DisplayNames(lang, { type: 'language', fallback: 'none' }).of(lang);
    return name && name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
  } catch {
    // Private parts (`de-x-leicht`) are no language to it.
    return undefined;
  }
}

function languageTree(
  { languages, current }: LanguageData,
  { h, texts, warn }: TemplateContext<'language'>,
): Tree {
  const one = ({ lang, href, name }: LanguageLink): Tree => {
    const german = lang === 'de-simple' ? texts.simple : lang === 'gsg' ? texts.signs : undefined;
    const own = name ?? german ?? ownName(lang);
    if (!own) warn('name', lang);
    return h(
      'li',
      {},
      link(
        h,
        {
          href,
          hreflang: lang,
          // The name of the page with signs is a German word, and it is read as one.
          lang: german ? 'de' : lang,
          'aria-current': lang === current ? 'true' : undefined,
        },
        h('bdi', {}, own ?? lang),
      ),
    );
  };
  return (
    languages[0] && h('nav', { 'aria-label': texts.label }, h('ul', { role: 'list' }, languages.map(one)))
  );
}

const tag: Reader<string> = (value, report, path) =>
  languageTag(value) ?? report(path, 'a language tag of BCP 47');

/** `<rathaus-language>`, for server, browser and frameworks. */
export const language: Definition<'language', LanguageData> = {
  name: 'language',
  read: object<LanguageData>({
    languages: needed(
      list(object<LanguageLink>({ lang: needed(tag, 'und'), href: needed(address, ''), name: text })),
      [],
    ),
    current: tag,
  }),
  tree: languageTree,
};
