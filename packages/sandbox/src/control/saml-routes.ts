import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SamlServiceProvider } from '../saml/service-provider.ts';

/** What tests do to the SAML identity providers. */
export interface SamlLevers {
  rollKey(
    name: 'bundid' | 'unternehmenskonto',
    overlapSeconds: number,
  ): { certificate: string; signsFrom: string };
  register(given: SamlServiceProvider): { entityId: string; takesEffectAt: string };
  startLogout(nameId: string | undefined): string;
  readonly providers: { list(): readonly { readonly entityId: string }[] };
}

const maximumOverlap = 10 * 365 * 86_400;

/** Levers of the SAML identity providers. */
export function samlRoutes(
  app: Hono,
  levers: SamlLevers,
  refuse: (detail: string) => { error: string; detail: string },
): void {
  /** An error of the sandbox becomes an answer. */
  const answered = (c: Context, act: () => object, code: string, status: 400 | 404) => {
    try {
      return c.json(act());
    } catch (error) {
      if ((error as { code?: string }).code !== code) throw error;
      return c.json(refuse((error as Error).message), status);
    }
  };
  app.get('/control/service-providers', (c) =>
    c.json({ serviceProviders: levers.providers.list().map(({ entityId }) => ({ entityId })) }),
  );
  app.put('/control/service-providers', bodyLimit({ maxSize: 512 * 1024 }), async (c) => {
    const given = await registrationIn(c);
    if (given === undefined) return c.json(refuse('the body is neither metadata nor an object'), 400);
    return answered(c, () => levers.register(given), 'sandbox.service-provider.invalid', 400);
  });
  app.post('/control/identity-provider-keys', async (c) => {
    const { service, overlapSeconds = 0 } = await jsonOf(c);
    if (service !== 'bundid' && service !== 'unternehmenskonto')
      return c.json(refuse('service must be bundid or unternehmenskonto'), 400);
    if (typeof overlapSeconds !== 'number' || !(overlapSeconds >= 0 && overlapSeconds <= maximumOverlap))
      return c.json(refuse('overlapSeconds must be a number from 0 to ten years'), 400);
    return c.json(levers.rollKey(service, overlapSeconds));
  });
  app.post('/control/logout', async (c) => {
    const { nameId } = await jsonOf(c);
    if (nameId !== undefined && typeof nameId !== 'string') return c.json(refuse('nameId must be text'), 400);
    return answered(c, () => ({ url: levers.startLogout(nameId) }), 'sandbox.session.unknown', 404);
  });
}

/** Metadata as XML, with `?loads=weekly` where wanted, or an object with the members of `SamlServiceProvider`. */
async function registrationIn(c: Context): Promise<SamlServiceProvider | undefined> {
  const body = await c.req.text();
  const loads = c.req.query('loads');
  if (loads !== undefined && loads !== 'at-once' && loads !== 'weekly') return undefined;
  if (body.trimStart().startsWith('<')) return { metadata: body, loads };
  const given = objectOf(body);
  return given && isRegistration(given) ? given : undefined;
}

function isRegistration(given: Record<string, unknown>): boolean {
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  const isSwitch = (value: unknown) => value === undefined || typeof value === 'boolean';
  const isList = (value: unknown) =>
    value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
  const { profile } = given;
  return (
    [given.metadata, given.entityId, given.loads].every(isText) &&
    [given.anyLoopbackAddress, given.acceptVersion1, given.withoutEidCertificate].every(isSwitch) &&
    [
      given.assertionConsumerServices,
      given.singleLogoutServices,
      given.signingCertificates,
      given.encryptionCertificates,
    ].every(isList) &&
    (profile === undefined || (typeof profile === 'object' && profile !== null))
  );
}

async function jsonOf(c: Context): Promise<Record<string, unknown>> {
  return objectOf(await c.req.text()) ?? {};
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
