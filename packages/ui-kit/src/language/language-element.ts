import { DisplayElement } from '../element/display.ts';
import type { LanguageData } from './language.ts';

export type { LanguageData } from './language.ts';

/** The languages of a page as links, Leichte Sprache and Gebärdensprache among them. */
export class RathausLanguage extends DisplayElement<'language', LanguageData> {
  protected readonly kind = 'language';
  protected readonly shown = () => import('./language-shown.ts');
}
