/** Bytes of one attempt so far. A repeated attempt starts again at 0. */
export interface Progress {
  transferred: number;
  /** Absent when nobody announced the size. */
  total: number | undefined;
}

export type OnProgress = (progress: Progress) => void;
