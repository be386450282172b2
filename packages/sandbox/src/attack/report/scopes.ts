/**
 * Requirements that attacks on a login can refute but only test in part. Without an accepted attack they are never marked
 * as good.
 */
export const scopes: Readonly<Record<string, string>> = {
  'A3.5.02': 'nur ob schwache Verfahren in Antworten abgewiesen werden',
  'A3.6.01': 'nur ob eine Nachricht die Anwendung fremde Adressen aufrufen lässt',
  'A3.6.02': 'nur Verfahren der SAML-Antwort, nicht TLS',
  'A3.9.09': 'nur Rücksprung der Anmeldung',
  'A3.9.12': 'nur Vertrauensniveau der Anmeldung',
  'A3.10.04': 'nur ob die Anwendung selbst das Ziel ist, nicht die Weitergabe',
  'A3.11.10': 'nur Anmeldung, nicht die übrigen Seiten',
  'A3.12.01': 'nur Antworten des Anmeldedienstes',
  'A3.12.02': 'nur RelayState',
  'A3.12.03': 'nur Antworten des Anmeldedienstes und RelayState',
  'A3.12.04': 'nur Ausgabe des RelayState',
  'A3.12.06': 'nur Antworten des Anmeldedienstes',
  'A3.13.01': 'nur Anmeldung nach zu großen und verstümmelten Nachrichten',
  'A3.13.02': 'nur Anmeldung',
};

/** What is touched more where logouts were attacked as well. */
export const scopesWithLogout: Readonly<Record<string, string>> = {
  'A3.5.02': 'nur ob schwache Verfahren in Nachrichten des Anmeldedienstes abgewiesen werden',
  'A3.6.02': 'nur Verfahren der SAML-Nachrichten, nicht TLS',
  'A3.9.09': 'nur Rücksprung der An- und Abmeldung',
  'A3.11.10': 'nur Nachrichten des Anmeldedienstes zur An- und Abmeldung, nicht die übrigen Seiten',
  'A3.12.01': 'nur Nachrichten des Anmeldedienstes',
  'A3.12.03': 'nur Nachrichten des Anmeldedienstes und RelayState',
  'A3.12.06': 'nur Nachrichten des Anmeldedienstes',
  'A3.13.01': 'nur An- und Abmeldung nach zu großen und verstümmelten Nachrichten',
};
