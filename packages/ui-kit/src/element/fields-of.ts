/** The fields of a form, also where one of them is called `elements` or `length` and hides what the form itself has. */
export const fieldsOf = (form: HTMLFormElement | null): Iterable<Element> =>
  form ? (Reflect.get(HTMLFormElement.prototype, 'elements', form) as HTMLFormControlsCollection) : [];
