/** German texts of `<rathaus-summary-list>`. */
export const summaryListDe = {
  change: 'Ändern',
  empty: 'Keine Angabe',
};
