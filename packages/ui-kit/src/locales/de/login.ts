/** German texts of `<rathaus-login>`. The labels follow the form "Mit … anmelden" seen at the providers. */
// The other levels are called in German what the code calls them.
export const loginDe = {
  signIn: 'Mit {name} anmelden',
  generic: 'Anmelden',
  needs: 'Sie brauchen mindestens das Vertrauensniveau „{level}“.',
  unknown: 'Welches Vertrauensniveau Sie brauchen, ist nicht bekannt.',
  tooLow: 'Reicht für dieses Niveau nicht.',
  deprecated: 'Wird abgeschaltet. Nutzen Sie die BundID.',
  unavailable: 'Zurzeit nicht möglich.',
  soon: 'bald',
  help: 'Was ist {name}?',
  more: 'Mehr dazu',
  _bundid: 'BundID',
  _unternehmenskonto: 'Mein Unternehmenskonto',
  _eid: 'Online-Ausweis',
  _wallet: 'EUDI-Wallet',
  '_servicekonto-nrw': 'Servicekonto.NRW',
  _basisregistrierung: 'Basisregistrierung',
};

/**
 * What known providers say of themselves. Not in the script of the login, which has to stay small: servers write them,
 * and in a browser the page gives its own.
 */
export const loginAboutDe = {
  bundid_for: 'Für Privatpersonen',
  bundid_what: 'Was ist die BundID?',
  bundid_about:
    'Die BundID ist das kostenlose Konto des Bundes für Anträge bei Behörden. Sie können sie beim Anmelden einrichten.',
  unternehmenskonto_for: 'Für Firmen und Vereine',
  unternehmenskonto_what: 'Was ist „Mein Unternehmenskonto“?',
  unternehmenskonto_about:
    'Das Konto für Firmen, Vereine und andere Organisationen. Sie brauchen dafür ein ELSTER-Zertifikat Ihrer Organisation.',
  eid_for: 'Für Privatpersonen',
  eid_what: 'Was ist der Online-Ausweis?',
  eid_about:
    'Sie halten Ihren Personalausweis an Ihr Handy und geben Ihre PIN ein. Das geht auch mit dem elektronischen Aufenthaltstitel.',
  wallet_for: 'Für Privatpersonen',
  wallet_what: 'Was ist die EUDI-Wallet?',
  wallet_about: 'Die digitale Brieftasche auf dem Handy, in der Sie Ihre Nachweise bei sich haben.',
};
