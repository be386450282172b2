/** German texts of `<rathaus-field>`. */
export const fieldDe = {
  label: '',
};
