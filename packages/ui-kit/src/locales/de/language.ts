/** German texts of `<rathaus-language>`. What is only in German is called by its German name in every language. */
export const languageDe = {
  label: 'Sprache',
  simple: 'Leichte Sprache',
  signs: 'Gebärdensprache',
};
