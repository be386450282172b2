const waiting = new WeakMap<ParentNode, Map<unknown, () => string>>();

/**
 * Says something to screen readers through the live region of an element. They hear what stands in it a moment later:
 * of several things said at once none may take the place of another, a region that has just come must be known to them,
 * and nothing is heard from behind a dialog that is still closing.
 *
 * @param text a function says what is then the case
 * @param about what is said of the same thing later, before it was heard, is said in its place
 */
export function announce(element: ParentNode, text: string | (() => string), about: unknown = text): void {
  const texts = waiting.get(element) ?? new Map<unknown, () => string>();
  if (!waiting.has(element))
    setTimeout(() => {
      waiting.delete(element);
      const sentences = [...new Set([...texts.values()].map((say) => say()))]
        .join('. ')
        .replace(/([.!?])\. /g, '$1 ');
      element.querySelector('[part=status]')?.replaceChildren(sentences);
    }, 300);
  waiting.set(element, texts);
  // Last is what is the news.
  texts.delete(about);
  texts.set(about, typeof text === 'string' ? () => text : text);
}
