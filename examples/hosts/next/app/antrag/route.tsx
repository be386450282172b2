import { page } from '@/pages';
import { base, servicekonto } from '@/servicekonto';

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const session = await servicekonto().session(request);
  if (!session) return ended(await servicekonto().loginHref(request, { return: `${base}/` }));
  if (!session.verifyCsrf(form.get('csrf')))
    return page('Nicht angenommen', <p>Bitte öffnen Sie das Formular noch einmal.</p>, 403);
  return page(
    'Antrag gestellt',
    <p>
      Hund: <output id="hund">{String(form.get('hund') ?? '')}</output>
    </p>,
  );
}

const ended = (loginHref: string) =>
  page(
    'Ihre Anmeldung ist beendet',
    <>
      <p>Ihr Antrag ist nicht gestellt. Bitte melden Sie sich noch einmal an.</p>
      <p>
        <a id="login" href={loginHref}>
          Anmelden
        </a>
      </p>
    </>,
    403,
  );
