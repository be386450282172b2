import { notXml } from './fault.ts';

const space = '[ \\t\\r\\n]';
const equals = `${space}*=${space}*`;
const either = (value: string) => `(?:"${value}"|'${value}')`;
const declaration = new RegExp(
  `^<\\?xml${space}+version${equals}${either('1\\.\\d+')}` +
    `(?:${space}+encoding${equals}${either('[A-Za-z][A-Za-z0-9._-]*')})?` +
    `(?:${space}+standalone${equals}${either('(?:yes|no)')})?${space}*\\?>$`,
);

/** Offset behind the XML declaration at `at`; `at` when there is none, -1 when it is not complete yet. */
export function declarationEnd(buffer: string, at: number, last: boolean): number {
  if (!buffer.startsWith('<?xml', at) || !/[ \t\r\n]/.test(buffer[at + 5] ?? '')) return at;
  const end = buffer.indexOf('?>', at);
  if (end < 0) {
    if (last || buffer.length > 1024) throw notXml('declaration-open', at);
    return -1;
  }
  if (!declaration.test(buffer.slice(at, end + 2))) throw notXml('declaration-malformed', at);
  return end + 2;
}

/** Offset behind the processing instruction at `open`, -1 when it is not complete yet. */
export function instructionEnd(buffer: string, open: number): number {
  const end = buffer.indexOf('?>', open + 2);
  if (end < 0) return -1;
  const target = /^[^ \t\r\n]+/.exec(buffer.slice(open + 2, end))?.[0] ?? '';
  if (!/^[A-Za-z_][\w.-]*$/.test(target) || /^xml$/i.test(target)) throw notXml('instruction-name', open);
  return end + 2;
}

/** Offset behind the comment at `open`, -1 when it is not complete yet. */
export function commentEnd(buffer: string, open: number): number {
  const end = buffer.indexOf('--', open + 4);
  if (end < 0 || end + 2 >= buffer.length) return -1;
  if (buffer.charCodeAt(end + 2) !== 0x3e) throw notXml('dashes-in-comment', end);
  return end + 3;
}
