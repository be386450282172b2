import { adopt } from '../element/styles.ts';
import type { TemplateContext } from '../element/template.ts';
import { box } from '../element/template.ts';
import { loaded } from '../locales/load.ts';
import { localeKey } from '../locales/match.ts';
import { domNode } from '../tree/dom.ts';
import { morph } from '../tree/morph.ts';
import { type Notice, noticeTree } from './notice.ts';

/** Whose dialog is shown: several accounts of one login may stand on a page, for wide and for narrow windows. */
const shown = new Map<string, SessionDialog>();

/** The dialog of an account: on top of the page, or, when it was closed, as a line at the lower edge. */
export class SessionDialog {
  readonly #host: HTMLElement;
  readonly #css: readonly string[];
  readonly #act: (action: string) => void;
  #box: Element | undefined;
  #phase = '';
  /** Stands at the end of the page where the account itself is not to be seen, as in a menu that is folded up. */
  #bearer: HTMLElement | undefined;

  /** @param act told the `value` of a button that was pressed, and `close` when Escape closed the dialog */
  constructor(host: HTMLElement, css: readonly string[], act: (action: string) => void) {
    this.#host = host;
    this.#css = css;
    this.#act = act;
  }

  /** @param login address that accounts of one login have in common */
  show(notice: Notice, context: TemplateContext<'account'>, login: string): void {
    const other = shown.get(login);
    if (other && other !== this) return;
    shown.set(login, this);
    const next = box(
      domNode,
      'account',
      loaded[localeKey(context.lang)],
      noticeTree(notice, context),
    ) as Element;
    // Closing gives the focus back; a line never takes it.
    if (notice.isQuiet) this.#box?.querySelector('dialog')?.close();
    // Whoever writes a page anew may have taken it out of it.
    if (this.#box?.isConnected) morph(this.#box, next);
    else this.#place(next);
    const shape = this.#box?.firstElementChild as HTMLElement;
    const isNew = notice.phase !== this.#phase;
    this.#phase = notice.phase;
    if (!(shape instanceof HTMLDialogElement)) {
      if (!shape.matches(':popover-open')) shape.showPopover();
      return;
    }
    const isOpen = shape.matches(':modal');
    if (!isOpen) shape.showModal();
    // The dialog itself has the focus: then screen readers say title and message, and a key pressed amid a word presses no
    // button. In a new phase what had it may be gone or mean something else.
    if (!isOpen || isNew) shape.focus();
  }

  hide(): void {
    for (const [login, dialog] of shown) if (dialog === this) shown.delete(login);
    const box = this.#box;
    this.#box = undefined;
    // Gives the focus back.
    box?.querySelector('dialog')?.close();
    box?.remove();
    this.#bearer?.remove();
    this.#bearer = undefined;
  }

  #place(next: Element): void {
    this.#box = next;
    this.#phase = '';
    let root = this.#host.shadowRoot as ShadowRoot;
    if (!this.#host.checkVisibility()) {
      this.#bearer = document.createElement('div');
      root = this.#bearer.attachShadow({ mode: 'open' });
      adopt(root, this.#css);
      document.body.append(this.#bearer);
    }
    root.append(next);
    // Not by us: that it is closed comes to light later.
    next.addEventListener('close', () => this.#box === next && this.#act('close'), true);
    next.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (button) this.#act(button.value);
    });
  }
}
