/** Whether the nodes that an event came through have one that fits. */
const through = (event: Event, fits: (node: EventTarget) => boolean): boolean =>
  event.composedPath().some(fits);

/**
 * Closes the menu by Escape, a press outside and when the focus leaves it, until `signal` is aborted. The panel lies over
 * the page, so that nothing moves away from under the pointer.
 *
 * @param contentOf where the menu is just now
 * @param side told, before the menu opens and of one that is open already, whether it stands in the first half of a line
 */
export function watchMenu(
  host: HTMLElement,
  contentOf: () => ParentNode,
  side: (isStart: boolean) => void,
  signal: AbortSignal,
): void {
  // The dialog is at the end of the page.
  const isHost = (node: EventTarget): boolean =>
    node === host || (node as Element).localName === 'rathaus-account-dialog';
  const menu = (): HTMLDetailsElement | null => contentOf().querySelector('details[open]');
  const tell = (toggle: Element | null | undefined): void => {
    if (!toggle) return;
    const { left, right } = toggle.getBoundingClientRect();
    const isLeft = left + right < document.documentElement.clientWidth;
    side(isLeft === (getComputedStyle(toggle).direction === 'ltr'));
  };
  const close = (): void => {
    const open = menu();
    if (open) open.open = false;
  };
  document.addEventListener('pointerdown', (event) => through(event, isHost) || close(), { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      const open = menu();
      if (event.key !== 'Escape' || event.defaultPrevented || !open) return;
      // A dialog on top has its own Escape.
      if (through(event, (node) => node instanceof HTMLDialogElement)) return;
      const isInside = through(event, isHost);
      close();
      if (isInside) open.querySelector('summary')?.focus();
    },
    { signal },
  );
  host.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !isHost(relatedTarget) && !host.contains(relatedTarget)) close();
    },
    { signal },
  );
  host.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element) tell(target.closest('summary'));
    },
    { signal },
  );
  tell(menu()?.querySelector('summary'));
}
