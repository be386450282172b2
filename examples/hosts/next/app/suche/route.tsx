import { page } from '@/pages';

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  return page(
    'Suche',
    <p>
      Gesucht: <output id="wort">{String(form.get('wort') ?? '')}</output>
    </p>,
  );
}
