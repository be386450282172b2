import { ownOf, submitForm } from '../element/form-own.ts';
import type { Entry } from './file-queue.ts';
import { sameFile } from './file-rules.ts';

/** What the form is told and asks, by whoever takes part in it. */
export interface PartOwner {
  /** The form that the files go with, as it is now. */
  form(): HTMLFormElement | null;
  /** Whether the form waits for something, must not go, or may. */
  ready(): 'wait' | 'stop' | 'go';
  /** The form must wait, or must not go; what is to be done has to be said. */
  held(why: 'wait' | 'stop', submitter: HTMLElement | null): void;
  /** The form is on its way, in a type that has only the names of files. */
  namesOnly(): void;
  /** The form is free again, and its button is gone: the person has to send it. */
  free(): void;
  /** The values of the form are collected. */
  collect(data: FormData): void;
}

/**
 * Holds a form back while files are on their way, and sends it then by itself. Listens on the way down (capture) at the
 * root, so that it comes before frameworks, which send the form by themselves.
 */
export class FormPart {
  readonly #owner: PartOwner;
  #root: Node | undefined;
  #held: { readonly form: HTMLFormElement; readonly submitter: HTMLElement | null } | undefined;
  #pressed = false;

  constructor(owner: PartOwner) {
    this.#owner = owner;
  }

  /** Whether a person has sent the form and it waits. */
  get waits(): boolean {
    return !!this.#held;
  }

  /** Whether the button of the form is being pressed: then the focus may move to what has to be done. */
  get pressed(): boolean {
    return this.#pressed;
  }

  join(root: Node): void {
    this.#root = root;
    for (const type of ['click', 'submit', 'formdata']) root.addEventListener(type, this.#on, true);
  }

  leave(): void {
    for (const type of ['click', 'submit', 'formdata']) this.#root?.removeEventListener(type, this.#on, true);
  }

  /** The person does not want the form to be sent any more. */
  drop(): HTMLElement | null | undefined {
    const submitter = this.#held?.submitter;
    this.#held = undefined;
    return submitter;
  }

  /** Nothing is to be waited for any more. */
  go(): void {
    const held = this.#held;
    if (!held) return;
    this.#held = undefined;
    const { form, submitter } = held;
    if (this.#owner.ready() === 'stop') this.#owner.held('stop', submitter);
    // The files go with this form no more, or another button would do something else than the person wanted.
    else if (this.#owner.form() !== form) this.#owner.free();
    else if (submitter && (!submitter.isConnected || (submitter as HTMLButtonElement).form !== form))
      this.#owner.free();
    else if (form.isConnected) submitForm(form, submitter);
  }

  #on = (event: Event): void => {
    const form = this.#owner.form();
    if (!form) return;
    if (event.type === 'click') {
      const { target } = event;
      const button = target instanceof Element && target.closest<HTMLButtonElement>('button,input');
      if (!button || button.form !== form || !/^(submit|image)$/.test(button.type)) return;
      this.#pressed = true;
      setTimeout(() => {
        this.#pressed = false;
      });
    } else if (event.target !== form) return;
    else if (event.type === 'submit') this.#submit(event as SubmitEvent, form);
    else this.#owner.collect((event as FormDataEvent).formData);
  };

  #submit(event: SubmitEvent, form: HTMLFormElement): void {
    const { submitter } = event;
    const ready = this.#owner.ready();
    // "Save and go on later" takes what is there.
    if (ready === 'go' || (submitter as HTMLButtonElement | null)?.formNoValidate) {
      const type = submitter?.getAttribute('formenctype') ?? ownOf(form, 'enctype');
      // After the listeners of the page: who sends the form by script sends its files as well.
      if (type?.toLowerCase() !== 'multipart/form-data')
        setTimeout(() => event.defaultPrevented || this.#owner.namesOnly());
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#held = ready === 'wait' ? { form, submitter } : undefined;
    this.#owner.held(ready, submitter);
  }
}

/**
 * Puts the values of the list in the place of what the field itself gave: ids for files that are up, else the files.
 * Other values of the same name, of files from an earlier visit for example, stay.
 */
export function putValues(data: FormData, name: string, good: readonly Entry[]): void {
  // Each once: another field of this name may hold the same file.
  const own = good.map(({ file }) => file);
  const others = data.getAll(name).filter((value) => {
    if (typeof value === 'string') return true;
    const at = own.findIndex((file) => sameFile(file, value));
    if (at >= 0) own.splice(at, 1);
    return at < 0 && (value.name || value.size);
  });
  data.delete(name);
  for (const value of [...others, ...good.map(({ id, file }) => id ?? file)]) data.append(name, value);
}
