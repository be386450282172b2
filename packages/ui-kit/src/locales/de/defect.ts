/** German texts of `<rathaus-defect>`. */
export const defectDe = {
  number: 'Meldung {id}',
  status: 'Stand: {status}',
  received: 'eingegangen',
  progress: 'in Bearbeitung',
  done: 'erledigt',
  declined: 'nicht zuständig oder abgelehnt',
  place: 'Ort: {place}',
  history: 'Verlauf der Meldung {id}',
};
