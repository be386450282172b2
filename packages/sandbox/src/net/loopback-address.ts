/** `http(s)://` on 127.0.0.1, localhost, [::1] or a name below `.localhost`, without credentials or fragment. */
export function isLoopbackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '' || address.includes('#')) return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) || url.hostname.endsWith('.localhost');
}
