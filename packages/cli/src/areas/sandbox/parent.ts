/** Calls back once when the calling process has ended, however it ended. The system then gives us another parent. */
export function parentGone(callback: () => void, signal: AbortSignal): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
