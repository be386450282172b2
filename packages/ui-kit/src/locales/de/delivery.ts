/** German texts of `<rathaus-delivery>`. */
export const deliveryDe = {
  label: 'Stand Ihrer Sendung',
  reference: 'Vorgangsnummer: {reference}',
  queued: 'Zum Versand vorgemerkt',
  sending: 'Wird versendet',
  sent: 'Versendet',
  collected: 'Von {recipient} abgeholt',
  accepted: 'Von {recipient} angenommen',
  rejected: 'Von {recipient} zurückgewiesen',
  stopped: 'Angehalten, muss geprüft werden',
  recipient: 'der Behörde',
  done: 'erledigt',
  running: 'läuft',
  current: 'als Nächstes',
  unknown: 'Stand nicht bekannt',
  open: 'offen',
  error: 'Fehler',
};
