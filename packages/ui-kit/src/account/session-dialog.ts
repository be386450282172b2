import type { Host } from '../element/show.ts';
import { adopt } from '../element/styles.ts';
import type { TemplateContext } from '../element/template.ts';
import { box } from '../element/template.ts';
import { loaded } from '../locales/load.ts';
import { localeKey } from '../locales/match.ts';
import { domNode } from '../tree/dom.ts';
import { morph } from '../tree/morph.ts';
import { type Notice, noticeTree } from './notice.ts';

/** Who has something to say: several accounts of one login may stand on a page. The first one speaks. */
const speakers = new Set<SessionDialog>();

/**
 * The dialog of an account: on top of the page, or, when it was closed, as a line at the lower edge. It is at the end of
 * the page: an account in a folded menu, in a window that becomes narrow or behind a banner that makes it inert would take
 * its dialog along, and with it the whole page, which waits for an answer.
 */
export class SessionDialog {
  readonly #host: Host;
  readonly #css: readonly string[];
  readonly #act: (action: string) => void;
  #box: Element | undefined;
  #phase = '';
  #login = '';
  #bearer: HTMLElement | undefined;

  /** @param act told the `value` of a button that was pressed, and `close` when Escape closed the dialog */
  constructor(host: Host, css: readonly string[], act: (action: string) => void) {
    this.#host = host;
    this.#css = css;
    this.#act = act;
  }

  /** @param login address that accounts of one login have in common */
  show(notice: Notice, context: TemplateContext<'account'>, login: string): void {
    this.#login = login;
    speakers.add(this);
    if (this.#first !== this) return;
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
    this.#look();
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
    speakers.delete(this);
    const box = this.#box;
    this.#box = undefined;
    // Gives the focus back.
    box?.querySelector('dialog')?.close();
    this.#bearer?.remove();
    this.#bearer = undefined;
    // Where the session goes on, the others hear of it. Of an account that has left the page they do not.
    const next = this.#first;
    if (next && !this.#host.isConnected) next.#host.update();
  }

  /** Which of the accounts of this login speaks. */
  get #first(): SessionDialog | undefined {
    return [...speakers].find((one) => one.#login === this.#login);
  }

  #place(next: Element): void {
    this.#box = next;
    this.#phase = '';
    this.#bearer?.remove();
    // By a name of its own: who morphs the page takes it for no element of theirs. `menu.ts` knows it, too.
    this.#bearer = document.createElement('rathaus-account-dialog');
    // Turbo keeps it out of the copy of the page to which one comes back.
    this.#bearer.dataset.turboTemporary = '';
    const root = this.#bearer.attachShadow({ mode: 'open' });
    root.append(next);
    const { ownerDocument } = this.#host;
    ownerDocument.body.append(this.#bearer);
    adopt(root, this.#css);
    // Not by us: that it is closed comes to light later.
    next.addEventListener('close', () => this.#box === next && this.#act('close'), true);
    next.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (button) this.#act(button.value);
    });
  }

  /** Gives the dialog the colours and the font that the account has where it is. */
  #look(): void {
    const style = this.#bearer?.style;
    if (!style) return;
    // In the scripts for pages the rules are those of the linked stylesheet.
    const rules = (this.#bearer?.shadowRoot?.adoptedStyleSheets ?? []).flatMap(({ cssRules }) =>
      Array.from(cssRules, ({ cssText }) => cssText),
    );
    const own = getComputedStyle(this.#host);
    // No box of a page that lays out its body, and not hidden with elements that are not defined yet.
    style.cssText = 'display: block; position: absolute; visibility: visible';
    style.fontFamily = own.fontFamily;
    style.colorScheme = own.colorScheme;
    for (const [name] of rules.join().matchAll(/--(rathaus|kern)-[\w-]+/g))
      style.setProperty(name, own.getPropertyValue(name));
  }
}
