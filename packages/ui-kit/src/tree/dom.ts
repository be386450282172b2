import type { H } from './tree.ts';

/** {@link H} for browsers. Uses nothing that Trusted Types guard. */
export const domNode: H = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  // Not `in`: what a foreign script has put into every object, say `onclick`, is no attribute.
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  // One by one: a call takes no more than some ten thousands.
  for (const child of (children as unknown[]).flat(9)) if (child) element.append(child as Node);
  // Neighbouring texts become one, as an HTML parser makes them: only then is server-rendered content equal.
  element.normalize();
  return element;
};
