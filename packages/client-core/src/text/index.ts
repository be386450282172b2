export { escapeHtml, showable } from './escape-html.ts';
export { isUuid } from './uuid.ts';
