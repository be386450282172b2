import { labelOf } from '../element/label-of.ts';

const FIELDS = 'input:not([type=hidden]), select, textarea, button, [contenteditable], [tabindex]';

/** Elements of the kit that may hold fields in their shadow roots. */
const HOSTS = 'rathaus-field, rathaus-upload, rathaus-consent';

const inside = (target: Element): HTMLElement[] =>
  [target, target.shadowRoot ?? []]
    .flatMap((root) => ('querySelectorAll' in root ? [...root.querySelectorAll<HTMLElement>(FIELDS)] : []))
    // Children of an element that shows its data in their place are there and not seen.
    .filter((field) => field.getClientRects().length);

/** The node that a link of the summary means: by id, in the page or in an element of the kit, else by the name of a field. */
export function targetOf(root: Document | ShadowRoot, id: string): Element | undefined {
  const name = CSS.escape(id);
  const within = (selector: string): Element | undefined => {
    for (const place of [root, ...[...root.querySelectorAll(HOSTS)].map((host) => host.shadowRoot)]) {
      const found = place?.querySelector(selector);
      if (found) return found;
    }
    return undefined;
  };
  return within(`#${name}`) ?? within(`[name="${name}"]:not(meta)`);
}

/** Where the focus goes: the field itself, of a group the one with the fault, else the chosen one, else the first. */
export function fieldOf(target: Element): HTMLElement | undefined {
  const all = target.matches(FIELDS) ? [target as HTMLElement] : inside(target);
  const field = all.find((one) => one.ariaInvalid === 'true') ?? all[0];
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return field;
  const group = `[type=radio][name="${CSS.escape(field.name)}"]:checked`;
  // A form has a method less for every field that is called like one.
  const chosen = Element.prototype.querySelector.call(field.closest('fieldset, form') ?? target, group);
  return (chosen as HTMLElement | null) ?? field;
}

/** What has to be seen together with the field: the question of its group when that is near, else its label. */
export function headOf(field: HTMLElement): Element {
  const legend = field.closest('fieldset')?.querySelector('legend');
  const bottom = field.getBoundingClientRect().bottom;
  if (legend && bottom - legend.getBoundingClientRect().top < innerHeight / 2) return legend;
  return labelOf(field) ?? field;
}
