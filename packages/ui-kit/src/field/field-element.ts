import { DisplayElement } from '../element/display.ts';
import { fieldsOf, submitForm } from '../element/form-own.ts';
import { labelOf } from '../element/label-of.ts';
import { type Control, isChoice } from './control.ts';
import type { FieldData } from './field.ts';

export type { FieldData } from './field.ts';

const CONTROLS = 'input:not([type=hidden]), select, textarea';

/**
 * A field of a form with label, hint and error. Fields between the tags are those of the page and its form: the script
 * only tells the developer what is missing at them. A field made from `data` takes part in the form of the page as they
 * do: it is sent, checked, reset, disabled and filled in again with the form.
 */
export class RathausField extends DisplayElement<'field', FieldData> {
  static formAssociated = true;
  protected readonly kind = 'field';
  protected readonly shown = async () => (this.#loaded = await import('./field-shown.ts'));
  readonly #internals = this.attachInternals();
  #loaded: typeof import('./field-shown.ts') | undefined;
  /** Answers that the browser gave back: it does so at once, and what shows the fields arrives later. */
  #returned: FormData | undefined;
  /** What the page has set and is not shown yet. */
  #set: string | undefined;

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

  /**
   * The answer: of a group the first chosen one, of a date its parts as in the data, nothing where all are empty. What is set
   * is shown as soon as the field is, and until other data come; nothing is told to listeners, as with fields of HTML.
   */
  get value(): string {
    const answered = this.#answered;
    const chosen = answered.find(isChoice);
    const fields = chosen ? [chosen] : answered.reverse();
    const parts = fields.map((one) => one.value);
    return parts.some(Boolean) ? parts.join('-') : '';
  }

  set value(answer: string) {
    this.#set = `${answer ?? ''}`;
    this.#answer();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // As with `data`: a page may have set it before the element was defined.
    if (Object.hasOwn(this, 'value')) {
      const { value } = this;
      delete (this as { value?: unknown }).value;
      this.value = value;
    }
    // Chromium also gives back what was sent with the form, a password too: until the field is shown there is no answer.
    this.#answer();
  }

  protected override painted(): void {
    super.painted();
    this.#check();
  }

  override async update(): Promise<void> {
    await super.update();
    // Once, however often: `change` does not leave the shadow root by itself.
    this.shadowRoot?.addEventListener('change', this.#change);
    this.#answer();
  }

  formResetCallback(): void {
    // Rendered anew the fields have the values of the data again.
    this.shadowRoot?.children[1]?.remove();
    this.update();
  }

  formStateRestoreCallback(state: FormData): void {
    this.#returned = state;
    this.update();
  }

  get #controls(): Control[] {
    return [...(this.shadowRoot?.querySelectorAll<Control>(CONTROLS) ?? [])];
  }

  /** Gives the fields what waits for them. */
  #answer(): void {
    const controls = this.#controls;
    if (controls[0]) {
      this.#loaded?.giveBack(controls, this.#returned);
      this.#loaded?.fill(controls, this.#set);
      this.#returned = this.#set = undefined;
    }
    this.#tell();
  }

  /** Fields with an answer: of a group only what was chosen. */
  get #answered(): Control[] {
    return this.#controls.filter((one) => !isChoice(one) || one.checked);
  }

  #tell(): void {
    const controls = this.#controls;
    const form = new FormData();
    for (const one of this.#answered) form.append(one.name, one.value);
    this.#internals.setFormValue(controls[0] ? form : null, this.#loaded?.kept(controls));
    // A disabled one has nothing to say of what is wrong, and without words the browser does not take it.
    const bad = controls.find((one) => one.willValidate && !one.validity.valid);
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
      const described = [control, control.closest('fieldset')].flatMap(
        (one) => one?.getAttribute('aria-describedby')?.split(/\s+/) ?? [],
      );
      const about = control.name || control.id;
      if (!labelOf(control) && !control.ariaLabel && !control.getAttribute('aria-labelledby'))
        this.warn('label', about);
      for (const { id } of this.querySelectorAll('[part=hint], [part=error]'))
        if (!id || !described.includes(id)) this.warn('describedby', about);
      // The browser knows the list: for other words it has an empty text.
      if (control.getAttribute('autocomplete') && !control.autocomplete) this.warn('autocomplete', about);
    }
  }
}
