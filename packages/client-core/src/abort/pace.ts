/**
 * A minimum throughput beside an idle time, which one byte from time to time satisfies. The function takes the
 * milliseconds somebody has waited for so many bytes, and tells whether that is still fast enough: on average at least
 * `slowest` bytes a second over every `within` milliseconds of waiting. Time in which nobody waits is not to be given.
 *
 * @example
 * const keepsUp = minimumPace({ slowest: 10_000, within: 30_000 });
 * if (!keepsUp(waited, piece.length)) giveUp();
 */
export function minimumPace({ slowest, within }: { readonly slowest: number; readonly within: number }) {
  let waited = 0;
  let arrived = 0;
  return (milliseconds: number, bytes: number): boolean => {
    waited += milliseconds;
    arrived += bytes;
    // A short body may be as slow as it likes, within its idle time.
    if (waited < within) return true;
    const isKept = arrived * 1000 >= slowest * waited;
    waited = 0;
    arrived = 0;
    return isKept;
  };
}
