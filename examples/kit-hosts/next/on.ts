import type { RathausEvents } from '@rathaus/ui-kit/types/react';

/**
 * A `ref` that listens to an event of the kit. React passes over `onrathaus-…` of an element that it hydrates; in a page
 * that is only made in the browser that would do as well.
 */
export const on =
  <Name extends keyof RathausEvents>(name: Name, hear: (event: RathausEvents[Name]) => void) =>
  (element: HTMLElement | null) => {
    const listener = (event: Event) => hear(event as RathausEvents[Name]);
    element?.addEventListener(name, listener);
    return () => element?.removeEventListener(name, listener);
  };
