/**
 * Script that a page of the contract loads before the kit: it keeps what goes wrong, and finds elements in open shadow
 * roots, so that a check need not know
 * whether something stands among the children or beside them.
 */
export const PROBE = `
window.faults = [];
addEventListener('error', ({ message }) => faults.push(message));
addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  // Browsers ask for the icon of a site by themselves.
  if (!blockedURI.endsWith('favicon.ico')) faults.push(violatedDirective + ' ' + blockedURI);
});
// In the order of what is seen and read: a shadow root stands in the place of the children, a slot gives them back.
const under = (node) => [...(node.shadowRoot ?? (node.localName === 'slot' && node.assignedNodes()[0] ? { children: node.assignedElements() } : node)).children]
  .flatMap((element) => [element, ...under(element)]);
window.all = (selectors) => under(document).filter((element) => selectors.split(', ').some((selector) => {
  // A selector may name the host and what stands in its shadow root: 'rathaus-upload li'.
  const [host, ...rest] = selector.split(' ');
  return element.matches(selector)
    || (rest.length > 0 && element.getRootNode().host?.matches(host) && element.matches(rest.join(' ')));
}));
window.find = (selector) => all(selector)[0] ?? null;
window.active = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
window.said = (selector) => all(selector).map((element) => element.textContent.replace(/\\s+/g, ' ').trim());
window.events = [];
for (const type of ['rathaus-upload', 'rathaus-consent', 'rathaus-session-warning'])
  addEventListener(type, ({ detail }) => events.push([type, detail]));
`;
