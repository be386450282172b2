import { DisplayElement } from '../element/display.ts';
import type { LanguageData } from './language.ts';

/** `<rathaus-language>`. */
export class RathausLanguage extends DisplayElement<'language', LanguageData> {
  protected readonly kind = 'language';
  protected readonly shown = () => import('./language-shown.ts');
}
