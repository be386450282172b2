/** A field of HTML inside a `<rathaus-field>`. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether it is chosen and not written. */
export const isChoice = (control: Control): control is HTMLInputElement =>
  /^(radio|checkbox)$/.test(control.type);
