/** German texts of `<rathaus-timeline>`. */
export const timelineDe = {
  label: 'Verlauf',
  done: 'Erledigt',
  now: 'Läuft gerade',
  open: 'Noch nicht geschehen',
  todo: 'Das müssen Sie tun',
  declined: 'Abgelehnt',
  stopped: 'Angehalten',
  unknown: 'Stand nicht bekannt',
  planned: 'Geplant für {date}',
  since: 'seit {date}',
  due: 'Frist: {date}',
  overdue: 'Die Frist war am {date} zu Ende.',
};
