/** True for addresses of this machine: the sandbox binds to loopback only. */
export function isLoopback(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127\./.test(host) ||
    host === '[::1]' ||
    host === '::1'
  );
}

/** Key ids of the emulator begin so: its private keys are public. */
export function isEmulatorKey(kid: string): boolean {
  return /^(emulator|sandbox)[-_.]/i.test(kid);
}
