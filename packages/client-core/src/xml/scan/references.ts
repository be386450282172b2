import { notXml } from './fault.ts';

/** A map, because `&constructor;` must not find what every object has. */
const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Replaces `&amp;`, `&#228;` and `&#xE4;`. Other entities cannot exist, because a DOCTYPE is refused. */
export function resolveReferences(text: string, at: number): string {
  let from = text.indexOf('&');
  if (from < 0) return text;
  let out = text.slice(0, from);
  while (from >= 0) {
    const end = text.indexOf(';', from);
    const name = end < 0 ? '' : text.slice(from + 1, end);
    const value = name.startsWith('#') ? character(name) : predefined.get(name);
    if (value === undefined) {
      throw notXml('unknown-reference', at + from);
    }
    const next = text.indexOf('&', end);
    out += value + text.slice(end + 1, next < 0 ? undefined : next);
    from = next;
  }
  return out;
}

function character(name: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,8})|(\d{1,10}))$/.exec(name.replace(/^(#x?)0+(?=[0-9a-fA-F])/, '$1'));
  if (!match) return undefined;
  const point = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const allowed =
    point === 9 ||
    point === 10 ||
    point === 13 ||
    (point >= 0x20 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    (point >= 0x10000 && point <= 0x10ffff);
  return allowed ? String.fromCodePoint(point) : undefined;
}
