/** Levels as STORK classes, named as in BSI TR-03160-1 (BundID interface description 10.2, section 5). */
export interface Level {
  readonly number: 1 | 2 | 3 | 4;
  readonly acr: string;
  /** In the login form. */
  readonly label: string;
  /** How the person proved the identity, as `AssertionProvedBy` says it. */
  readonly provedBy: string;
}

export const levels: readonly Level[] = [
  {
    number: 1,
    acr: 'STORK-QAA-Level-1',
    label: 'untergeordnet (Basisregistrierung: Benutzername und Passwort)',
    provedBy: 'Benutzername',
  },
  { number: 2, acr: 'STORK-QAA-Level-2', label: 'normal (niedrig)', provedBy: 'eIDAS' },
  { number: 3, acr: 'STORK-QAA-Level-3', label: 'substanziell (ELSTER-Zertifikat)', provedBy: 'Elster' },
  { number: 4, acr: 'STORK-QAA-Level-4', label: 'hoch (Online-Ausweis)', provedBy: 'eID' },
];

export function levelOfAcr(acr: unknown): Level | undefined {
  return levels.find((level) => level.acr === acr);
}

export function levelOfNumber(number: unknown): Level | undefined {
  return levels.find((level) => String(level.number) === number);
}

export interface RequestedLevels {
  /** What the request asks for, in its order; a wish only. From `acr_values` or a `level1` … `level4` scope. */
  readonly voluntary: readonly Level[];
  /** OpenID Connect Core 5.5.1.1: only these values may be answered; undefined when nothing is essential. */
  readonly essential: readonly Level[] | undefined;
}

/** Reads the wish for a level from the parameters of an authorization request. */
export function requestedLevels(parameters: Readonly<Record<string, unknown>>): RequestedLevels {
  const words = (name: string) => String(parameters[name] ?? '').split(' ');
  const voluntary = words('acr_values').map(levelOfAcr);
  for (const scope of words('scope')) {
    if (/^level[1-4]$/.test(scope)) voluntary.push(levelOfNumber(scope.slice(5)));
  }
  const acr = acrClaim(parameters.claims);
  const values = [...(Array.isArray(acr?.values) ? acr.values : []), acr?.value].map(levelOfAcr);
  const asked = values.filter((level) => level !== undefined);
  const wishes = voluntary.filter((level) => level !== undefined);
  const essential = acr?.essential === true && (acr.values !== undefined || acr.value !== undefined);
  return essential
    ? { voluntary: wishes, essential: asked }
    : { voluntary: [...wishes, ...asked], essential: undefined };
}

function acrClaim(claims: unknown): Record<string, unknown> | undefined {
  if (typeof claims !== 'string') return undefined;
  try {
    const parsed = JSON.parse(claims) as { id_token?: { acr?: Record<string, unknown> | null } };
    return parsed.id_token?.acr ?? undefined;
  } catch {
    // The provider itself refuses such a request; nothing is asked for then.
    return undefined;
  }
}
