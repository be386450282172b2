/**
 * The label of a field: around it, or by its id in the same root. Not by `labels`: Chromium keeps a field for ever whose
 * labels somebody has asked for.
 */
export const labelOf = (field: Element): Element | null =>
  field.closest('label') ??
  (field.id
    ? (field.getRootNode() as ParentNode).querySelector(`label[for="${CSS.escape(field.id)}"]`)
    : null);
