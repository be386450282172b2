import type { Locator, Page } from 'playwright-core';

declare global {
  var shifts: LayoutShift[];
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly previousRect: DOMRectReadOnly }[];
}

/** Keeps what moves on the screen from now on, and what has moved since the page was opened. */
export const watchShift = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      globalThis.shifts.push(...(list.getEntries() as LayoutShift[]));
    }).observe({ type: 'layout-shift', buffered: true });
  });

/**
 * Layout shift since {@link watchShift}, as the Core Web Vitals count it, of what stands above the elements that are
 * given as data: these appear with the script, one after the other, at the end of the page.
 */
export const shift = (page: Page): Promise<number> =>
  page.locator('#level').evaluate((level) => {
    const { top } = level.getBoundingClientRect();
    const moved = globalThis.shifts.filter(
      ({ hadRecentInput, sources }) =>
        !hadRecentInput && sources.some(({ previousRect }) => previousRect.top < top - 1),
    );
    return moved.reduce((sum, { value }) => sum + value, 0);
  });

/** The smallest contrast of a text inside of an element with the colour behind it, as WCAG computes it. */
export const contrast = (inside: Locator): Promise<number> =>
  inside.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
    // Whatever syntax the colour has: drawn upon what is behind it.
    const drawn = (colours: readonly string[]) => {
      canvas.fillStyle = '#fff';
      canvas.fillRect(0, 0, 1, 1);
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (colour: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = colour.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const parent = (one: Element) =>
      one.parentElement ?? ((one.getRootNode() as ShadowRoot).host as Element | undefined);
    const behind = (one: Element): string[] => {
      const above = parent(one);
      return [...(above ? behind(above) : []), getComputedStyle(one).backgroundColor];
    };
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const ratios: number[] = [];
    while (walker.nextNode()) {
      const { nodeValue, parentElement } = walker.currentNode;
      if (!nodeValue?.trim() || !parentElement) continue;
      const under = behind(parentElement);
      const back = luminance(drawn(under));
      const front = luminance(drawn([...under, getComputedStyle(parentElement).color]));
      ratios.push((Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05));
    }
    return Math.min(...ratios);
  });
