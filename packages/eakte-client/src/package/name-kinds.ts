/** Character sets of one byte that packers write names in without saying so. */
export type NameCharset = 'cp850' | 'cp437' | 'windows-1252' | 'mac-roman';

/**
 * How the name of an entry was read: as UTF-8, from its Unicode path field, in a character set of one byte, or out of
 * Info-ZIP's escapes (`#U00df`).
 */
export type EntryNameEncoding = 'utf-8' | 'unicode-path' | NameCharset | 'escape';

/**
 * What speaks for the reading of a name that the directory leaves open: the message names it, the Unicode path field
 * says it, or nothing but its looks.
 */
export type EntryNameProof = 'message' | 'field' | 'guess';

/** Why the Unicode path of an entry is not its name: unknown version, made for another stored name, no UTF-8. */
export type UnicodePathFault = 'version' | 'crc' | 'utf-8';

/** Where the second name of an entry comes from. */
export type NameRivals = 'unicode-path' | 'message';
