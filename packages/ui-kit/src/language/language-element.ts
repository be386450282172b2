import { RathausElement } from '../element/element.ts';
import { languageDe } from '../locales/de/language.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './language.css.ts';
import { type LanguageData, language } from './language.ts';

/** `<rathaus-language>`. */
export class RathausLanguage extends RathausElement<'language', LanguageData> {
  constructor() {
    super(language, base + surface + css, languageDe);
  }
}
