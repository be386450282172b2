/** What is missing is said when the server starts, not to the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { servicekonto } = await import('@/servicekonto');
  servicekonto();
}
