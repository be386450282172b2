/** Letters that do not fall apart into a base letter and its marks, as German systems write them without. */
const letters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ẞ: 'SS',
};

/** Characters of the name behind the UUID, without its extension. */
const longest = 80;

/**
 * Name of a file in the container: `Antrag Müller.pdf` → `<UUID>_Antrag_Mueller.pdf`. Letters, digits, dots and dashes that
 * every system stores, never a path, never longer than 131 bytes, and with an extension, as 2.x demands it.
 * `extension` is taken where the name has none.
 */
export function wireName(uuid: string, fileName: string, extension = 'bin'): string {
  const plain = fileName
    .normalize('NFC')
    .replace(/[äöüßÄÖÜæÆœŒøØđĐðÐþÞłŁıẞ]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/[._]+$/, '');
  const match = /^(.*?)(?:\.([A-Za-z0-9]{1,12}))?$/.exec(plain)!;
  const stem = match[1]!
    .replace(/^[._-]+/, '')
    .slice(0, longest)
    .replace(/[._]+$/, '');
  return `${uuid}_${stem || 'Dokument'}.${match[2] ?? extension}`;
}
