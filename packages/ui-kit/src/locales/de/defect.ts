/** German texts of `<rathaus-defect>`. */
export const defectDe = {
  number: 'Meldung {id}',
  status: 'Stand: {status}',
  received: 'eingegangen',
  progress: 'in Bearbeitung',
  done: 'erledigt',
  declined: 'nicht zuständig oder abgelehnt',
  unknown: 'nicht bekannt',
  place: 'Ort: {place}',
  history: 'Verlauf der Meldung {id}',
};
