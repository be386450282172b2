// A field hides what its form has of the same name: `<input name="action">`, `elements`, `matches`, `requestSubmit`. Here
// the form itself is asked.

/** What a form says of itself. */
export const ownOf = <K extends 'action' | 'enctype' | 'elements'>(
  form: HTMLFormElement,
  name: K,
): HTMLFormElement[K] => Reflect.get(HTMLFormElement.prototype, name, form) as HTMLFormElement[K];

/** The fields of a form. */
export const fieldsOf = (form: HTMLFormElement | null): Iterable<Element> =>
  form ? ownOf(form, 'elements') : [];

/** Sends a form as a press of its button does, with checks and events. */
export const submitForm = (form: HTMLFormElement | null, submitter: HTMLElement | null = null): void => {
  if (form) HTMLFormElement.prototype.requestSubmit.call(form, submitter);
};
