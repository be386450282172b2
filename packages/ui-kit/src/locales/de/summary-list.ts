/** German texts of `<rathaus-summary-list>`. */
export const summaryListDe = {
  label: '',
};
