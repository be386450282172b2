import { flatten, type Tree } from './tree.ts';

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML content and for quoted attribute values. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

/** Writes a template as HTML. Every text and attribute value is escaped; live nodes are refused. */
export function toHtml(tree: Tree): string {
  let html = '';
  for (const node of flatten([tree])) {
    if (typeof node === 'string') html += escapeHtml(node);
    else if ('tag' in node) {
      html += `<${node.tag}`;
      for (const [name, value] of Object.entries(node.attributes)) {
        if (!/^[a-z][a-z0-9:-]*$/i.test(name)) throw new TypeError(`ui-kit: "${name}" is no attribute name`);
        if (value === true) html += ` ${name}`;
        else if (value !== false && value !== undefined) html += ` ${name}="${escapeHtml(String(value))}"`;
      }
      html += '>';
      if (!VOID.has(node.tag)) html += `${toHtml(node.children)}</${node.tag}>`;
    } else throw new TypeError('ui-kit: a live DOM node cannot be written as HTML');
  }
  return html;
}
