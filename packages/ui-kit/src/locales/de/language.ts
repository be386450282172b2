/** German texts of `<rathaus-language>`. */
export const languageDe = {
  label: '',
};
