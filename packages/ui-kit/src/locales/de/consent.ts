/** German texts of `<rathaus-consent>`. */
export const consentDe = {
  legend: 'Daten an {recipient} übermitteln',
  purpose: 'Zweck: {purpose}',
  required: 'Erforderlich',
  optional: 'Freiwillig',
  privacy: 'Hinweise zum Datenschutz',
  accept: 'Zustimmen und weiter',
  deny: 'Nicht zustimmen',
};
