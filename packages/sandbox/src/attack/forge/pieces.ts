/** Cuts the first signature out of a message; the one of the root when the root has one. */
export function takeSignature(xml: string): { readonly without: string; readonly signature: string } {
  const from = xml.indexOf('<ds:Signature ');
  const end = '</ds:Signature>';
  const to = from < 0 ? -1 : xml.indexOf(end, from) + end.length;
  if (to < end.length) throw new TypeError('the message has no signature');
  return { without: xml.slice(0, from) + xml.slice(to), signature: xml.slice(from, to) };
}

/** Puts markup in front of the end of the root. */
export function append(xml: string, markup: string): string {
  const at = xml.lastIndexOf('</');
  return xml.slice(0, at) + markup + xml.slice(at);
}

/** Puts markup behind the first issuer, where a signature belongs (SAML Core, section 2.3.3). */
export function afterIssuer(xml: string, markup: string): string {
  return replaced(xml, /<\/saml2:Issuer>/, (end) => end + markup);
}

/** Gives the root another ID. */
export function withId(xml: string, id: string): string {
  return replaced(xml, / ID="[^"]*"/, () => ` ID="${id}"`);
}

/** Replaces the first place. An attack that changes nothing would count as one that was refused, so this throws. */
export function replaced(
  xml: string,
  place: RegExp | string,
  change: string | ((found: string) => string),
): string {
  const by = typeof change === 'string' ? () => change : change;
  const changed = xml.replace(place, (found: string) => by(found));
  if (changed === xml) throw new TypeError('nothing to replace');
  return changed;
}
