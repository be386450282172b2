/** German texts of `<rathaus-error-summary>`. */
export const errorSummaryDe = {
  label: '',
};
