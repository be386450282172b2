/** German texts of `<rathaus-level>`. */
export const levelDe = {
  _basisregistrierung: 'Basisregistrierung',
  _niedrig: 'niedrig',
  _substanziell: 'substanziell',
  _hoch: 'hoch',
  label: 'Vertrauensniveau',
  step: '{n} von 4',
  signedOut: 'Sie sind nicht angemeldet.',
  unknown: 'nicht bekannt',
  unknownNeed: 'Welches Vertrauensniveau Sie brauchen, ist nicht bekannt.',
  enough: 'Das reicht für diesen Schritt.',
  needs: 'Sie brauchen mindestens das Vertrauensniveau „{need}“.',
  howSubstanziell: 'Melden Sie sich zum Beispiel mit einem ELSTER-Zertifikat oder dem Online-Ausweis an.',
  howHoch: 'Melden Sie sich zum Beispiel mit dem Online-Ausweis an.',
  stepUp: 'Mit höherem Vertrauensniveau anmelden',
};
