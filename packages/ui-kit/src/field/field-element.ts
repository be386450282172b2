import { DisplayElement } from '../element/display.ts';
import { fieldsOf, submitForm } from '../element/form-own.ts';
import { labelOf } from '../element/label-of.ts';
import type { FieldData } from './field.ts';

export type { FieldData } from './field.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const CONTROLS = 'input:not([type=hidden]), select, textarea';
const isChoice = (control: Control): control is HTMLInputElement => /^(radio|checkbox)$/.test(control.type);

/**
 * A field of a form with label, hint and error. Fields between the tags are those of the page and its form: the script
 * only tells the developer what is missing at them. A field made from `data` takes part in the form of the page as they
 * do: it is sent, checked, reset, disabled and filled in again with the form.
 */
export class RathausField extends DisplayElement<'field', FieldData> {
  static formAssociated = true;
  protected readonly kind = 'field';
  protected readonly shown = () => import('./field-shown.ts');
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.addEventListener('input', () => this.#tell());
    this.addEventListener('keydown', this.#enter);
  }

  /** The form that the field is sent with. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** What is wrong with the answer in the eyes of the browser. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** The answer: of a group the first chosen one, of a date its parts in the order of the data. */
  get value(): string {
    const [first, ...more] = this.#controls.filter((one) => !isChoice(one) || one.checked);
    return more[1] && first
      ? [first, ...more]
          .map(({ value }) => value)
          .reverse()
          .join('-')
      : (first?.value ?? '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    requestAnimationFrame(() => this.#check());
  }

  override async update(): Promise<void> {
    await super.update();
    // Once, however often: `change` does not leave the shadow root by itself.
    this.shadowRoot?.addEventListener('change', this.#change);
    this.formDisabledCallback(this.matches(':disabled'));
  }

  formDisabledCallback(disabled: boolean): void {
    for (const control of this.#controls) control.disabled = disabled;
    this.#tell();
  }

  formResetCallback(): void {
    // Rendered anew the fields have the values of the data again.
    this.shadowRoot?.children[1]?.remove();
    this.update();
  }

  formStateRestoreCallback(state: FormData): void {
    for (const control of this.#controls) {
      const values = state.getAll(control.name);
      if (isChoice(control)) control.checked = values.includes(control.value);
      else control.value = `${values[0] ?? ''}`;
    }
    this.#tell();
  }

  get #controls(): Control[] {
    return [...(this.shadowRoot?.querySelectorAll<Control>(CONTROLS) ?? [])];
  }

  #tell(): void {
    const controls = this.#controls;
    const form = new FormData();
    for (const one of controls) if (!isChoice(one) || one.checked) form.append(one.name, one.value);
    this.#internals.setFormValue(controls[0] ? form : null);
    const bad = controls.find((one) => !one.validity.valid);
    this.#internals.setValidity(bad?.validity ?? {}, bad?.validationMessage, bad);
  }

  #change = (): void => {
    this.#tell();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  #enter = (event: KeyboardEvent): void => {
    const control = event.composedPath()[0];
    // Fields of the page do so themselves.
    if (event.key !== 'Enter' || event.isComposing || !this.#controls.includes(control as Control)) return;
    if (!(control instanceof HTMLInputElement)) return;
    // First the browser tells of the change, and the page may have forbidden what would follow.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      const button = [...fieldsOf(this.form)].find((one) => (one as HTMLButtonElement).type === 'submit');
      if (button) (button as HTMLButtonElement).click();
      else submitForm(this.form);
    });
  };

  /** What is missing at fields of the page. It is theirs: nothing is added. */
  #check(): void {
    for (const control of this.querySelectorAll<Control>(CONTROLS)) {
      const says = (name: string): string[] =>
        [control, control.closest('fieldset')].flatMap((one) => one?.getAttribute(name)?.split(/\s+/) ?? []);
      const about = control.name || control.id;
      if (!labelOf(control) && !control.ariaLabel && !control.getAttribute('aria-labelledby'))
        this.warn('label', about);
      for (const { id } of this.querySelectorAll('[part=hint], [part=error]'))
        if (!id || !says('aria-describedby').includes(id)) this.warn('describedby', about);
      // The browser knows the list: for other words it has an empty text.
      if (control.getAttribute('autocomplete') && !control.autocomplete) this.warn('autocomplete', about);
    }
  }
}
