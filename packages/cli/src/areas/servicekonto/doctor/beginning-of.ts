/** The beginning of an answer as text; the rest is not read. `most`: bytes. */
export async function beginningOf({ body }: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > most) break;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
