/** German texts of `<rathaus-mailbox>`. */
export const mailboxDe = {
  label: '',
};
