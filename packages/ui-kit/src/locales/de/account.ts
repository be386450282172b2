/** German texts of `<rathaus-account>`. */
export const accountDe = {
  menu: 'Konto von {name}',
  signedIn: 'Angemeldet als {name}',
  level: 'Vertrauensniveau: {level}',
  ends: 'Ihre Sitzung endet um {time} Uhr.',
  soon: 'Ihre Sitzung endet in weniger als {minutes} Minuten. Nicht gespeicherte Angaben gehen verloren.',
  soonOne: 'Ihre Sitzung endet in weniger als einer Minute. Nicht gespeicherte Angaben gehen verloren.',
  last: 'Sie lässt sich nicht verlängern. Bitte speichern Sie jetzt und melden Sie sich danach neu an.',
  ended: 'Ihre Sitzung ist beendet. Bitte melden Sie sich neu an.',
  reloadNow:
    'Sie haben sich inzwischen neu angemeldet. Bitte sichern Sie, was Sie hier eingegeben haben, und laden Sie diese Seite neu.',
  reload: 'Seite neu laden',
  login: 'Neu anmelden',
  extend: 'Angemeldet bleiben',
  extended: 'Ihre Sitzung ist verlängert bis {time} Uhr.',
  failed: 'Die Sitzung konnte nicht verlängert werden. Bitte speichern Sie Ihre Angaben.',
  logout: 'Abmelden',
  _basisregistrierung: 'Basisregistrierung',
  _niedrig: 'niedrig',
  _substanziell: 'substanziell',
  _hoch: 'hoch',
};
