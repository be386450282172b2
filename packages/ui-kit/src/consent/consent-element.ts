import { DisplayElement } from '../element/display.ts';
import { send } from '../element/send.ts';
import type { ConsentData } from './consent.ts';

export type { ConsentData } from './consent.ts';

/**
 * Which attributes go to whom and why. Inputs between the tags belong to the form around them as ever; those rendered
 * from `data` without `action` are added to it when it is sent.
 * Fires `rathaus-consent` when the selection changes; `detail.selected` holds the ids, required ones included.
 */
export class RathausConsent extends DisplayElement<'consent', ConsentData> {
  static formAssociated = true;

  protected readonly kind = 'consent';
  protected readonly shown = () => import('./consent-shown.ts');
  #form: HTMLFormElement | null = null;

  constructor() {
    super();
    // Unlike `change` this event leaves shadow roots.
    this.addEventListener('input', () => {
      send(this, 'rathaus-consent', {
        selected: this.#selected(this.#shown ?? this).map(({ value }) => value),
      });
    });
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('formdata', this.#join);
    this.#form = form;
    form?.addEventListener('formdata', this.#join);
  }

  formResetCallback(): void {
    for (const input of this.#inputs(this.#shown)) input.checked = false;
  }

  #join = ({ formData }: FormDataEvent): void => {
    // Inputs between the tags are there already, and those of an own form are none of this one's.
    if (this.matches(':disabled')) return;
    for (const { form, name, value } of this.#selected(this.#shown)) if (!form) formData.append(name, value);
  };

  /** What was rendered from data. */
  get #shown(): ParentNode | null | undefined {
    return this.shadowRoot?.querySelector('.rathaus');
  }

  #inputs(content: ParentNode | null | undefined): HTMLInputElement[] {
    return [...(content?.querySelectorAll<HTMLInputElement>('li input') ?? [])];
  }

  #selected(content: ParentNode | null | undefined): HTMLInputElement[] {
    return this.#inputs(content).filter((one) => one.checked || one.type === 'hidden');
  }
}
