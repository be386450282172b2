/** German texts of `<rathaus-consent>`. */
export const consentDe = {
  legend: 'Daten an {recipient} übermitteln',
  unknown: 'Es ist nicht bekannt, wer Ihre Daten bekommt und wofür. Deshalb können Sie hier nicht zustimmen.',
  purpose: 'Zweck: {purpose}',
  required: 'Erforderlich',
  optional: 'Freiwillig',
  privacy: 'Hinweise zum Datenschutz',
  accept: 'Zustimmen und weiter',
  deny: 'Nicht zustimmen',
};
