import { define } from '../element/define.ts';
import { RathausLanguage } from '../language/language-element.ts';

define('rathaus-language', RathausLanguage);
