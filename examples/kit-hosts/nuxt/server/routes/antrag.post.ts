/** Takes the form. An application of your own stores the files here. */
export default defineEventHandler(async (event) => {
  const parts = (await readMultipartFormData(event)) ?? [];
  setResponseHeader(event, 'content-type', 'text/plain; charset=utf-8');
  return parts
    .map(({ name, filename, data }) => `${name}: ${filename ? `${filename} (${data.length} Bytes)` : data}`)
    .join('\n');
});
