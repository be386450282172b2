/** German texts of `<rathaus-login>`. The labels follow the form "Mit … anmelden" seen at the providers. */
// The other levels are called in German what the code calls them.
export const loginDe = {
  signIn: 'Mit {name} anmelden',
  generic: 'Anmelden',
  needs: 'Sie brauchen mindestens das Vertrauensniveau „{level}“.',
  tooLow: 'Reicht für dieses Niveau nicht.',
  deprecated: 'Wird abgeschaltet. Nutzen Sie die BundID.',
  unavailable: 'Zurzeit nicht möglich.',
  help: 'Was ist {name}?',
  _bundid: 'BundID',
  _unternehmenskonto: 'Mein Unternehmenskonto',
  _eid: 'Online-Ausweis',
  _wallet: 'EUDI-Wallet',
  '_servicekonto-nrw': 'Servicekonto.NRW',
  _basisregistrierung: 'Basisregistrierung',
};
