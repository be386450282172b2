import type { H, Tree } from './tree.ts';

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Escapes text for HTML content and for quoted attribute values. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

/** The HTML of a tree made by {@link htmlNode}; texts are escaped. */
export function toHtml(tree: Tree): string {
  if (Array.isArray(tree)) return tree.map(toHtml).join('');
  if (tree instanceof Html) return tree.text;
  return tree ? escapeHtml(`${tree}`) : '';
}

/** {@link H} for servers. Every text and attribute value is escaped; a name that is no name throws `TypeError`. */
export const htmlNode: H = (tag, attributes = {}, ...children) => {
  let html = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) {
    if (!/^[a-z][a-z0-9:-]*$/i.test(name)) throw new TypeError(`ui-kit: "${name}" is no attribute name`);
    if (value !== undefined) html += value === '' ? ` ${name}` : ` ${name}="${escapeHtml(`${value}`)}"`;
  }
  const content = toHtml(children);
  // A parser drops the first line break of a text field.
  const start = tag === 'textarea' && content.startsWith('\n') ? '\n' : '';
  return new Html(VOID.has(tag) ? `${html}>` : `${html}>${start}${content}</${tag}>`);
};
