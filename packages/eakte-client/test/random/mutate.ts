const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

/** Values that some type of the standard accepts and others do not. */
const values = [
  '',
  ' ',
  '0',
  '1',
  'true',
  'false',
  ' 1 ',
  '+5',
  '-1',
  '007',
  '65535',
  '65536',
  '4294967295',
  '4294967296',
  '2147483648',
  '-2147483648',
  '1.0',
  '99999999999999999999',
  '2024-02-29',
  '2023-02-29',
  '1900-02-29',
  '2000-02-29',
  '0000-01-01',
  '-0001-01-01',
  '12024-01-01',
  '2024-13-01',
  '2024-00-10',
  '2024-01-32',
  '2024-1-1',
  '2024-01-01Z',
  '2024-01-01+14:00',
  '2024-01-01+14:01',
  '2024-01-01+1:00',
  '24-01-01',
  '2024-01-01T00:00:00',
  '2024-01-01T24:00:00',
  '2024-01-01T24:00:01',
  '2024-01-01T23:59:60',
  '2024-01-01T12:00',
  '2024-01-01T12:00:00.',
  '2024-01-01T12:00:00.123456789Z',
  '2024-01-01 12:00:00',
  '12:00:00',
  '24:00:00',
  '12:60:00',
  '12:00:00-05:00',
  '2024',
  '0024',
  '-2024',
  '02024',
  '2024Z',
  'A',
  'B',
  'V',
  'a',
  ' A ',
  '001',
  '0503',
  '0401',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
  '3f2504e04f8941d39a0c0305e82c3301',
  '3f2504e0-4f89-41d3-9a0c-0305e82c330',
  '||||||||-||||-||||-||||-||||||||||||',
  ' 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301\n',
  'g'.repeat(36),
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301_a.pdf',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301_a',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301_a\nb.pdf',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301_../../etc/x.y',
  'QUJD',
  'QUI=',
  'QQ==',
  'QR==',
  'QUJ',
  'Q U J D',
  'QUI=QUI=',
  '漢字',
  '😀',
  'C̀',
  'M̂',
  'Ş',
  'x\u00ad',
  '\u00a0',
  '‡',
  'ć',
  'Ĉ',
  'urn:x',
  'a b',
  '%zz',
  '#a#b',
  ':a',
  'http://[::1]/',
  '&amp;',
  '&#65;',
  '&lt;',
];

const attributes = [
  'listURI="urn:xoev-de:xdomea:codeliste:medium"',
  'listURI=""',
  'listVersionID="1.0"',
  'listVersionID=""',
  'x="1"',
  'xsi:nil="true"',
  'xsi:schemaLocation="a b"',
  'xml:lang="de"',
  'xmlns:q="urn:q"',
  'test="ja"',
  'version="4.0.0"',
];

const damage: readonly ((text: string, at: number) => string)[] = [
  (text, at) => `${text.slice(0, at)}<${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}&${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}]]>${text.slice(at)}`,
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => `${text.slice(0, at)}\u0001${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<!-- k -->${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<?pi x?>${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<![CDATA[x]]>${text.slice(at)}`,
  (text, at) => text.slice(0, at),
];

interface Token {
  text: string;
  /** Index of the matching end tag, for start tags. */
  end: number;
  kind: 'open' | 'close' | 'empty' | 'text';
}

function tokens(text: string): Token[] {
  const found: Token[] = (text.match(/<[^>]*>|[^<]+/g) ?? []).map((piece) => ({
    text: piece,
    end: -1,
    kind: piece.startsWith('</')
      ? 'close'
      : piece.startsWith('<?') || piece.startsWith('<!') || !piece.startsWith('<')
        ? 'text'
        : piece.endsWith('/>')
          ? 'empty'
          : 'open',
  }));
  const stack: number[] = [];
  found.forEach((token, index) => {
    if (token.kind === 'open') stack.push(index);
    else if (token.kind === 'close') {
      const open = stack.pop();
      if (open !== undefined) found[open]!.end = index;
    }
  });
  return found;
}

/** Changes a message in one or a few places. Most results are well-formed and many are still valid. */
export function mutate(text: string, random: () => number): string {
  let result = text;
  const rounds = 1 + Math.floor(random() * 1.6);
  for (let round = 0; round < rounds; round += 1) result = once(result, random);
  return result;
}

function once(text: string, random: () => number): string {
  if (random() < 0.08) return pick(random, damage)(text, 60 + Math.floor(random() * (text.length - 60)));
  const list = tokens(text);
  const opens = list
    .map((_token, index) => index)
    .filter((index) => list[index]!.kind === 'open' && list[index]!.end > 0 && index > 1);
  const open = pick(random, opens);
  if (open === undefined) return text;
  const close = list[open]!.end;
  const piece = (from: number, to: number) =>
    list
      .slice(from, to + 1)
      .map((token) => token.text)
      .join('');
  const join = (from: number, to: number, middle: string) =>
    piece(0, from - 1) + middle + piece(to + 1, list.length);
  const own = piece(open, close);
  const name = /^<([^\s/>]+)/.exec(list[open]!.text)![1]!;
  const renamed = (to: string) =>
    own.replace(name, to).replace(new RegExp(`${name.replaceAll('.', '\\.')}>$`), `${to}>`);
  const other = pick(random, opens);
  const otherName = /^<([^\s/>]+)/.exec(list[other]!.text)![1]!;
  switch (Math.floor(random() * 13)) {
    case 0:
      return join(open, close, '');
    case 1:
      return join(open, close, own + own);
    case 2:
      return join(open, close, renamed(otherName));
    case 3:
      return join(open, close, renamed(name.startsWith('xdomea:') ? name.slice(7) : `xdomea:${name}`));
    case 4:
      return join(open, close, own + piece(other, list[other]!.end));
    case 5:
      return join(open, close, piece(other, list[other]!.end));
    case 6:
    case 7:
    case 8: {
      const leaves = opens.filter((index) => list[index]!.end <= index + 2);
      const leaf = pick(random, leaves);
      if (leaf === undefined) return text;
      const value = pick(random, values);
      return join(leaf, list[leaf]!.end, list[leaf]!.text + value + list[list[leaf]!.end]!.text);
    }
    case 9:
      return join(open, open, list[open]!.text.replace(/>$/, ` ${pick(random, attributes)}>`));
    case 10: {
      const with_ = opens.filter((index) => /\s[\w:]+="/.test(list[index]!.text));
      const at = pick(random, with_);
      if (at === undefined) return join(open, open, `${list[open]!.text}x`);
      return join(
        at,
        at,
        list[at]!.text.replace(/\s[\w:]+="[^"]*"/, random() < 0.5 ? '' : ` ${pick(random, attributes)}`),
      );
    }
    case 11:
      return join(
        open,
        open,
        `${list[open]!.text}${pick(random, ['x', '<xdomea:Neu/>', '<x/>', '<q:x xmlns:q="urn:q"/>', ' '])}`,
      );
    default: {
      // The neighbour before the element: order matters everywhere in the standard.
      const before = opens.find(
        (index) =>
          list[index]!.end > 0 &&
          piece(list[index]!.end + 1, open - 1).trim() === '' &&
          list[index]!.end < open,
      );
      if (before === undefined) return join(open, close, '');
      return join(before, close, own + piece(before, list[before]!.end));
    }
  }
}
