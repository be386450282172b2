/** German texts of `<rathaus-field>`. */
export const fieldDe = {
  optional: 'freiwillig',
  error: 'Fehler:',
  choose: 'Bitte auswählen',
  day: 'Tag',
  month: 'Monat',
  year: 'Jahr',
};
