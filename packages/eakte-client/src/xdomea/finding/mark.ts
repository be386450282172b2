/** A position in the message file, worked out only when a finding needs it. */
export interface Mark {
  /** From 1; 0 when the finding is about no line. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Elements from the root, with a position from 1 where a name repeats: `/Aussonderung.Aussonderung.0503/Schriftgutobjekt[2]/Akte/Identifikation/ID`. */
  readonly path: string;
}
