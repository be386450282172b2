import type { APIRoute } from 'astro';

/** Takes the form. An application of your own stores the files here. */
export const POST: APIRoute = async ({ request }) => {
  const form = await request.formData();
  const lines = [...form].map(
    ([name, value]) =>
      `${name}: ${typeof value === 'string' ? value : `${value.name} (${value.size} Bytes)`}`,
  );
  return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
