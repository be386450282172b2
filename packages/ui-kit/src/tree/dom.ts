import type { H } from './tree.ts';

/** {@link H} for browsers. Uses nothing that Trusted Types guard. */
export const domNode: H = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...((children as unknown[]).flat(9).filter(Boolean) as Node[]));
  // Neighbouring texts become one, as an HTML parser makes them: only then is server-rendered content equal.
  element.normalize();
  return element;
};
