/** German texts of `<rathaus-dataset>`. */
export const datasetDe = {
  publisher: 'Herausgeber: {publisher}',
  updated: 'Stand: {date}',
  overdue: 'Eine neuere Fassung war für den {date} angekündigt.',
  licence: 'Lizenz: {licence}',
  open: 'offene Lizenz',
  restricted: 'eingeschränkte Lizenz',
  downloads: 'Dateien zu „{title}“',
  download: '{format} herunterladen',
  none: 'Zu diesem Datensatz gibt es keine Datei.',
};
