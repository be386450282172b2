import type { Reader } from '../reader/reader.ts';

/** Autofill of the HTML standard, whose words WCAG 1.3.5 asks for; those of payment by their common beginning. */
const WORDS = new RegExp(
  `^(off|on|(section-\\S+ )?((shipping|billing) )?(${[
    'name|honorific-(pre|suf)fix|(given|additional|family)-name|nickname|username|(new|current)-password|one-time-code',
    'organization(-title)?|street-address|address-(line[1-3]|level[1-4])|country(-name)?|postal-code|language|sex|url|photo',
    'bday(-(day|month|year))?|cc-[a-z-]+|transaction-(currency|amount)',
    '((home|work|mobile|fax|pager) )?(email|impp|tel(-(country-code|national|area-code|local(-(pre|suf)fix)?|extension))?)',
  ].join('|')})( webauthn)?)$`,
);

/** What a browser may fill in, in the words of HTML. */
export const autocomplete: Reader<string> = (value, report, path) =>
  typeof value === 'string' && WORDS.test(value) ? value : report(path, 'words of HTML for autocomplete');
