/** Bytes of one attempt so far. A repeated attempt starts again at 0. */
export interface Progress {
  transferred: number;
  /** Absent when nobody announced the size. */
  total: number | undefined;
}

/** Called while bytes move; what it throws ends the transfer. */
export type OnProgress = (progress: Progress) => void;
