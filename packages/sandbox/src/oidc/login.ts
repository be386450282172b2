import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { type Person, subjectOf } from '../seed/persons.ts';
import { levelOfNumber, requestedLevels } from './levels.ts';
import { errorPage, loginPage } from './pages.ts';
import { loginPath } from './provider.ts';

const maximumForm = 16 * 1024;

/** The broker's own pages below `/anmelden`. */
export async function handleLogin(
  options: { provider: Provider; seed: string; persons: readonly Person[]; origin: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, seed, persons, origin } = options;
  let interaction: Awaited<ReturnType<Provider['interactionDetails']>>;
  try {
    interaction = await provider.interactionDetails(request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    return send(
      response,
      400,
      errorPage('session_not_found', 'this login was finished, cancelled or has expired'),
    );
  }
  const { params, uid } = interaction;
  const client = await provider.Client.find(String(params.client_id));
  const requested = requestedLevels(params);
  if (requested.essential?.length === 0) {
    return provider.interactionFinished(request, response, {
      error: 'unmet_authentication_requirements',
      error_description: 'none of the essential acr values is known here',
    });
  }
  const view = {
    action: `${loginPath}/${uid}`,
    clientName: client?.clientName ?? String(params.client_id),
    persons,
    requested,
    scopes: String(params.scope ?? '').split(' '),
  };
  if (request.method === 'GET' || request.method === 'HEAD') return send(response, 200, loginPage(view));
  if (request.method !== 'POST') return send(response, 405, errorPage('method_not_allowed', 'GET or POST'));
  if ((request.headers.origin ?? origin) !== origin) {
    return send(response, 403, errorPage('cross_origin', 'the form was sent from another origin'));
  }
  const form = new URLSearchParams(await readForm(request));
  if (form.get('aktion') === 'abbrechen') {
    return provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description: 'the person cancelled the login',
    });
  }
  const person = persons.find(({ id }) => id === form.get('person'));
  const level = levelOfNumber(form.get('niveau') ?? '');
  const chosen = {
    ...view,
    ...(person ? { chosenPerson: person.id } : {}),
    ...(level ? { chosenLevel: String(level.number) } : {}),
  };
  if (!person || !level) {
    return send(
      response,
      422,
      loginPage({ ...chosen, error: 'Bitte wählen Sie Person und Vertrauensniveau.' }),
    );
  }
  if (requested.essential && !requested.essential.includes(level)) {
    return send(
      response,
      422,
      loginPage({ ...chosen, error: 'Dieses Vertrauensniveau reicht für den Dienst nicht.' }),
    );
  }
  await provider.interactionFinished(request, response, {
    login: { accountId: subjectOf(seed, person), acr: level.acr, amr: [level.provedBy], remember: true },
  });
}

/** The body of a form, bounded. */
export async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maximumForm) chunks.push(chunk);
  }
  return size > maximumForm ? '' : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // No form-action: browsers apply it to the redirect chain that ends at the portal.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    // Not no-referrer: Chromium would then send `Origin: null` with the form, which looks like a foreign page.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}
