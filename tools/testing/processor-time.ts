/**
 * Milliseconds of processor time that this process spends on a piece of work, for tests of work that must be short
 * whatever it is given. Time on the clock says more about what else runs on the machine. Processor time varies as well
 * (two threads of one core, cold caches, code not yet compiled), but only upwards: what is not below `limit` is
 * measured again, twice at most, and the least counts. Work that is too long is too long each time.
 *
 * Only for work that computes: a wait costs nothing here. Work that never ends is ended by the time of the test.
 *
 * @example
 * expect(await processorTime(() => parse(hostile), 1000)).toBeLessThan(1000);
 */
export async function processorTime(work: () => unknown, limit: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least >= limit; attempt++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
