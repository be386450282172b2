/** German texts of `<rathaus-timeline>`. */
export const timelineDe = {
  label: '',
};
