/** Namespaces of the extension of AKDB (interface description 10.2, section 9). */
export const akdb = 'https://www.akdb.de/request/2018/09';
/** Of what the page of the account shows (section 9.5). */
export const classicUi = 'https://www.akdb.de/request/2018/09/classic-ui/v1';
