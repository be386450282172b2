/** A form of a page, as far as a browser without script can send it. */
export interface Form {
  readonly method: 'GET' | 'POST';
  /** Absolute. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of HTML with character references resolved. */
export function plainText(html: string): string {
  return html.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Forms of a page with their hidden fields. Reads what generators write; no parser of HTML. */
export function formsOf(html: string, address: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].flatMap(([, head = '', inner = '']) => {
    const action = attributeOf(head, 'action') ?? address;
    if (!URL.canParse(action, address)) return [];
    const fields = [...inner.matchAll(/<input\b([^>]*)>/gi)].flatMap(([, tag = '']) => {
      const name = attributeOf(tag, 'name');
      const isHidden = attributeOf(tag, 'type')?.toLowerCase() === 'hidden';
      return name !== undefined && isHidden ? [[name, attributeOf(tag, 'value') ?? ''] as const] : [];
    });
    const method = attributeOf(head, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET';
    return [{ method, action: new URL(action, address).href, fields }];
  });
}

/** Addresses that links of a page lead to, absolute. */
export function linksOf(html: string, address: string): string[] {
  return [...html.matchAll(/<a\b([^>]*)>/gi)].flatMap(([, tag = '']) => {
    const href = attributeOf(tag, 'href');
    return href !== undefined && URL.canParse(href, address) ? [new URL(href, address).href] : [];
  });
}

function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : plainText(value);
}
