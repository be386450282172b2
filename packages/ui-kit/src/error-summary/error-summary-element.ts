import { DisplayElement } from '../element/display.ts';
import type { ErrorSummaryData } from './error-summary.ts';
import { fieldOf, headOf, targetOf } from './target.ts';

export type { ErrorSummaryData } from './error-summary.ts';

/**
 * What has to be corrected. The links between the tags lead to the fields without script; with it they put the focus into
 * the field and its label into view. The summary takes the focus when it appears: with the page after a failed submit,
 * added to it, or when its `data` come. What changes in it later moves nothing; call `focus()` after the next submit.
 */
export class RathausErrorSummary extends DisplayElement<'error-summary', ErrorSummaryData> {
  protected readonly kind = 'error-summary';
  protected readonly shown = () => import('./error-summary-shown.ts');
  #shown = false;
  #prefix = '';
  #root: Node | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Of what lies in an element that listens, Orca says that it can be clicked: the root is no element.
    this.#root = this.getRootNode();
    this.#root.addEventListener('click', this.#follow);
    const loading = document.readyState !== 'complete';
    // A parser or a framework may bring the children after the element.
    requestAnimationFrame(() => this.#look(loading));
  }

  disconnectedCallback(): void {
    this.#root?.removeEventListener('click', this.#follow);
    // Moved elements are back at once: they do not appear anew.
    queueMicrotask(() => this.#look());
  }

  override async update(): Promise<void> {
    await super.update();
    if (this.shadowRoot) this.#look();
  }

  /** Moves the focus to the summary, as after a submit that failed again. */
  override focus(options?: FocusOptions): void {
    this.#box?.focus(options);
  }

  get #box(): HTMLElement | undefined {
    const boxes = [this.shadowRoot, this].map((root) => root?.querySelector<HTMLElement>('[role=alert]'));
    return boxes.find((box) => box?.getClientRects().length) ?? undefined;
  }

  #look(loading = document.readyState !== 'complete'): void {
    const box = this.isConnected ? this.#box : undefined;
    const isNew = box && !this.#shown;
    this.#shown = Boolean(box);
    const prefix = box?.dataset.prefix ?? '';
    if (prefix !== this.#prefix) {
      const { title } = document;
      const bare = title.startsWith(this.#prefix) ? title.slice(this.#prefix.length) : title;
      document.title = bare.startsWith(prefix) ? bare : prefix + bare;
      this.#prefix = prefix;
    }
    if (!isNew || box.dataset.focus === 'false') return;
    // A page that is still loading may be in use already: as with `autofocus` the focus stays where somebody put it.
    if (!loading || document.activeElement === document.body) box.focus();
  }

  #follow = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(this)) return;
    const link = (path[0] as Element).closest('a');
    const id = link?.getAttribute('href')?.replace(/^#/, '');
    if (!id || id === link?.getAttribute('href')) return;
    const { ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
    if (event.defaultPrevented || ctrlKey || metaKey || shiftKey || altKey) return;
    const target = targetOf(this.getRootNode() as Document, id);
    const field = target && fieldOf(target);
    if (!target) this.warn('target', id);
    if (!field) return;
    event.preventDefault();
    field.focus({ preventScroll: true });
    // Never smooth: who asked for less motion gets none, and the focus is there at once.
    headOf(field).scrollIntoView({ behavior: 'instant' });
  };
}
