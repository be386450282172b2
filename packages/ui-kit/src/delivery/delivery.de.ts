/** German texts of `<rathaus-delivery>`. */
export const deliveryDe = {
  label: 'Stand Ihrer Sendung',
  reference: 'Vorgangsnummer: {reference}',
  prepared: 'Vorbereitet',
  sent: 'Verschlüsselt gesendet',
  received: 'Bei {recipient} eingegangen',
  accepted: 'Von {recipient} angenommen',
  rejected: 'Von {recipient} zurückgewiesen',
  failed: 'Nicht zugestellt',
  recipient: 'der Behörde',
  done: 'erledigt',
  current: 'als Nächstes',
  open: 'offen',
  error: 'Fehler',
};
