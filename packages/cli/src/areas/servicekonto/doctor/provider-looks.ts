import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { OidcOptions, OidcProvider } from '@rathaus/servicekonto-client/oidc';
import { lookAtBackChannel } from './back-channel.ts';
import { lookAtCertificate } from './certificate.ts';
import { lookAtClock } from './clock.ts';
import type { CheckedLine, CheckedThing, Look, UncheckedReason } from './doctor-report.ts';
import { failedBy, looked } from './look-failed.ts';
import { lookAtKeys } from './provider-keys.ts';
import { createProbe, type ProviderProbe, type Started } from './provider-probe.ts';
import { lookAtSamlProvider } from './saml-looks.ts';

/** Codes that say the provider itself cannot be used, so that nothing of it can be judged. */
const discoveryCodes: readonly string[] = [
  'servicekonto.provider.unreachable',
  'servicekonto.provider.metadata',
  'servicekonto.provider.response',
  'core.sandbox.refused',
];
const clientCodes: readonly string[] = [
  'servicekonto.client.invalid',
  'servicekonto.client.secret',
  'servicekonto.client.key',
];

const notJudged = (why: UncheckedReason): Look => ({ state: 'not-judged', why });

/** Everything that can be seen of one provider without a person. */
export async function lookAtProvider(
  config: ServicekontoConfig,
  provider: string,
  signal: AbortSignal,
): Promise<CheckedLine[]> {
  const line = (thing: CheckedThing, look: Look): CheckedLine => ({ thing, about: provider, look });
  const things = [
    'certificate',
    'clock',
    'client',
    'callback',
    'logged-out',
    'back-channel',
    'levels',
    'keys',
  ] as const;
  const given = config.providers[provider];
  if (given?.protocol === 'saml') return lookAtSamlProvider(config, provider, signal);
  if (given?.protocol !== 'oidc')
    return (['discovery', ...things] as const).map((thing) => line(thing, notJudged('protocol')));
  const { options } = given as OidcProvider;
  const probe = createProbe(config, provider, signal);
  const level = config.login?.defaultLevel;
  let started = await probe.start(level);
  const unavailable = started.kind === 'error' && started.error.code === 'servicekonto.level.unavailable';
  // What else there is to see is seen with a level that the provider can be asked for.
  const levelFault = unavailable ? started : undefined;
  if (unavailable) started = await probe.start(given.maxLevel);
  if (
    probe.metadata() === undefined ||
    (started.kind === 'error' && discoveryCodes.includes(started.error.code))
  ) {
    const fault: Look = started.kind === 'error' ? failedBy(started.error) : notJudged('not-said');
    return [line('discovery', fault), ...things.map((thing) => line(thing, notJudged('discovery')))];
  }
  const now = (config.clock ?? Date.now)();
  const { backchannel_logout_supported: backChannel } = probe.metadata() ?? {};
  const client = await looked(signal, () => lookAtClient(probe, started, options));
  return [
    line('discovery', { state: 'passed', detail: text('Metadaten gelesen', 'metadata read') }),
    line('certificate', await looked(signal, () => lookAtCertificate(options.issuer, now, signal))),
    line('clock', lookAtClock(probe.skew())),
    line('client', client),
    line(
      'callback',
      await looked(signal, () => lookAtCallback(probe, started, callbackOf(config, provider))),
    ),
    line('logged-out', await looked(signal, () => lookAtLoggedOut(probe, config, options))),
    line(
      'back-channel',
      await looked(signal, () => lookAtBackChannel(config, provider, backChannel, signal)),
    ),
    line('levels', levelFault?.kind === 'error' ? failedBy(levelFault.error) : lookAtLevels(probe, options)),
    line('keys', await looked(signal, () => lookAtKeys(probe, now))),
  ];
}

/**
 * Whether the provider knows us: it has taken a pushed request, or it refuses a code that it never gave because of the
 * code and not because of us.
 */
async function lookAtClient(probe: ProviderProbe, started: Started, { issuer }: OidcOptions): Promise<Look> {
  if (started.kind === 'error')
    return clientCodes.includes(started.error.code) ? failedBy(started.error) : notJudged('callback');
  if (started.kind === 'form') return notJudged('protocol');
  const pushed = probe.metadata()?.pushed_authorization_request_endpoint;
  if (probe.called(pushed))
    return { state: 'passed', detail: text('beim Vorabauftrag (PAR)', 'by a pushed request (PAR)') };
  const asked = new URL(started.location).searchParams;
  const callback = URL.parse(asked.get('redirect_uri') ?? '');
  if (!callback) return notJudged('unclear');
  callback.search = new URLSearchParams({
    code: 'rathaus-doctor',
    state: asked.get('state') ?? '',
    iss: issuer,
  }).toString();
  const error = await probe.answer(callback, started.cookie);
  if (error && clientCodes.includes(error.code)) return failedBy(error);
  return error?.code === 'servicekonto.code.invalid'
    ? { state: 'passed', detail: text('beim Tokenabruf', 'at the token endpoint') }
    : notJudged('unclear');
}

const callbackOf = ({ baseUrl, paths }: ServicekontoConfig, provider: string): string =>
  `${baseUrl.replace(/\/+$/, '')}${paths?.callback ?? '/login/callback'}/${provider}`;

/** Whether our callback address is registered: a provider that does not know it shows a page of its own, or says so. */
async function lookAtCallback(probe: ProviderProbe, started: Started, own: string): Promise<Look> {
  if (started.kind === 'form') return notJudged('protocol');
  if (started.kind === 'error') {
    if (clientCodes.includes(started.error.code)) return notJudged('client');
    const { said } = failedBy(started.error);
    return said?.includes('redirect_uri')
      ? { state: 'failed', code: 'callback-refused', said: own }
      : { state: 'failed', code: 'request-refused', said: [said, own].filter(Boolean).join(', ') };
  }
  const answer = await probe.fetch(started.location);
  if (answer.status >= 400)
    return { state: 'failed', code: 'callback-refused', said: `HTTP ${answer.status}, ${own}` };
  const location = answer.headers.get('location');
  const target = location === null ? null : URL.parse(location, started.location);
  const error = target?.searchParams.get('error');
  if (error) return { state: 'failed', code: 'request-refused', said: wordOf(error) };
  return { state: 'passed', detail: text('angenommen', 'accepted') };
}

/** Foreign words as far as they are one of the registered form. */
const wordOf = (word: string): string => (/^[a-z_]{1,40}$/.test(word) ? word : '');

async function lookAtLoggedOut(
  probe: ProviderProbe,
  { baseUrl, paths }: ServicekontoConfig,
  { logout, clientId }: OidcOptions,
): Promise<Look> {
  const endpoint = URL.parse(String(probe.metadata()?.end_session_endpoint ?? ''));
  if (logout === 'none' || !endpoint) return { state: 'not-applicable', why: 'no-logout' };
  const base = new URL(baseUrl);
  const own = `${base.origin}${base.pathname.replace(/\/+$/, '')}${paths?.loggedOut ?? '/logged-out'}`;
  endpoint.searchParams.set('client_id', clientId);
  endpoint.searchParams.set('post_logout_redirect_uri', own);
  const answer = await probe.fetch(endpoint.href);
  return answer.status >= 400
    ? { state: 'failed', code: 'logged-out-refused', said: `HTTP ${answer.status}, ${own}` }
    : { state: 'passed', detail: text('angenommen', 'accepted') };
}

/** Whether the provider says that it knows the words that it will be asked with. */
function lookAtLevels(probe: ProviderProbe, { levels }: OidcOptions): Look {
  const list = probe.metadata()?.[levels?.ask === 'scope' ? 'scopes_supported' : 'acr_values_supported'];
  const asked = Object.values(levels?.values ?? {});
  if (!Array.isArray(list)) return notJudged('not-said');
  // Without words of its own the configuration uses those of BundID; whether all of them are known is no fault.
  const missing =
    asked.length > 0
      ? asked.filter((word) => !list.includes(word))
      : list.some((word) => /^STORK-QAA-Level-[1-4]$/.test(String(word)))
        ? []
        : ['STORK-QAA-Level-…'];
  return missing.length > 0
    ? { state: 'failed', code: 'levels-unknown', said: missing.join(', ') }
    : { state: 'passed', detail: text('alle Wörter bekannt', 'all words known') };
}
