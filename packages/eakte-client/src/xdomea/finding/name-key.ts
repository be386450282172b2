/**
 * A file name for comparing, in Unicode NFC: a packer on macOS takes letters apart and means the same file.
 *
 * @example
 * nameKey('Ru\u0308ckbau.pdf') === nameKey('R\u00fcckbau.pdf'); // true
 */
export const nameKey = (name: string): string => name.normalize('NFC');
