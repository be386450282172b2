import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of metadata as they are fetched, kept and given up. */
export const samlProviderGuards: readonly TestedGuard[] = [
  {
    name: 'saml: metadata stay on their origin',
    why: 'whoever can redirect decides whom we believe',
    provenBy: ['saml/metadata/identity-provider-reach.test.ts', 'does not lead to another origin'],
    shows: ['expected false to be true'],
    edits: [{ file: 'saml/metadata/fetch-metadata.ts', text: 'next.origin !== url.origin || ', instead: '' }],
  },
  {
    name: 'saml: metadata do not go in a circle',
    why: 'a login waits for ever',
    provenBy: ['saml/metadata/identity-provider-reach.test.ts', 'does not lead to a circle'],
    shows: ['to be less than or equal to 4'],
    edits: [
      {
        file: 'saml/metadata/fetch-metadata.ts',
        text: 'redirects >= mostRedirects',
        instead: 'redirects >= 50',
      },
    ],
  },
  {
    name: 'saml: metadata are fetched by https',
    why: 'whoever is on the way decides whom we believe',
    provenBy: ['saml/metadata/identity-provider-reach.test.ts', 'is http with [allowHttp] only'],
    shows: ['servicekonto.provider.unreachable'],
    edits: [
      {
        file: 'saml/metadata/fetch-metadata.ts',
        text: `if (!url || !isAllowed) throw metadataFault('address');`,
        instead: `if (!url) throw metadataFault('address');`,
      },
    ],
  },
  {
    name: 'saml: a page with an error is no metadata',
    why: 'what stands in a page with 404 decides whom we believe',
    provenBy: [
      'saml/metadata/identity-provider-reach.test.ts',
      'does not end at a page that says there are none',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/fetch-metadata.ts',
        text: 'if (ok) return response.text();',
        instead: 'if (ok || status === 404) return response.text();',
      },
    ],
  },
  {
    name: 'saml: an emulator in metadata is refused',
    why: 'anybody signs with the private key that is in the sandbox',
    provenBy: [
      'saml/metadata/identity-provider-reach.test.ts',
      'in metadata is refused without [allowSandbox]',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'this.#refuseEmulator(facts.isEmulator);',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an emulator in pasted metadata is refused',
    why: 'anybody signs with the private key that is in the sandbox',
    provenBy: [
      'saml/metadata/identity-provider-reach.test.ts',
      'that is pasted as metadata is refused as well',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'this.#refuseEmulator(this.#pasted.isEmulator);',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an emulator in the configuration is refused',
    why: 'anybody signs with the private key that is in the sandbox',
    provenBy: [
      'saml/metadata/identity-provider-reach.test.ts',
      'that is pasted as certificate is refused as well',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'own.some(isOfEmulator) || addresses.some',
        instead: 'addresses.some',
      },
    ],
  },
  {
    name: 'saml: an emulator beside pasted keys is refused',
    why: 'a test system is left in a configuration of production, and nobody notices',
    provenBy: [
      'saml/metadata/identity-provider-reach.test.ts',
      'that answers for the metadata is refused, although what is pasted would do',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: ` || error.code === 'core.sandbox.refused'`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an expired certificate verifies nothing',
    why: 'a key that was given up years ago logs in as anybody',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'verify until then; the last one ends every login'],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'certificates.filter((one) => !isExpired(one, now))',
        instead: 'certificates',
      },
    ],
  },
  {
    name: 'saml: metadata are used for a day',
    why: 'a key that was withdrawn counts while somebody keeps the provider silent',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'are used for a day while the provider is silent'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'if (!known || !isWithin(usableFor, known.at, now)) return undefined;',
        instead: 'if (!known) return undefined;',
      },
    ],
  },
  {
    name: 'saml: metadata end while the provider is silent',
    why: 'a key that was withdrawn counts while somebody keeps the provider silent',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'end with validUntil, also while the provider is silent',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'return validUntil === undefined || now < validUntil ? known : undefined;',
        instead: 'return known;',
      },
    ],
  },
  {
    name: 'saml: pasted metadata end',
    why: 'a key that was withdrawn counts for ever',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'as XML works like fetched metadata, until it is over',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'if (this.#pasted.validUntil !== undefined && now >= this.#pasted.validUntil)',
        instead: 'if (this.#pasted.validUntil === 0)',
      },
    ],
  },
  {
    name: 'saml: a certificate that has left verifies for ten minutes',
    why: 'a key that was stolen and withdrawn counts',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'leaves the one that was ten minutes'],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'known?.former.filter(({ until }) => now < until)',
        instead: 'known?.former',
      },
    ],
  },
  {
    name: 'saml: new metadata are believed',
    why: 'a key that was withdrawn counts because what was said since is not liked',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'without a key are believed: nobody logs in'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'if (!isSilence(error)) this.#known = undefined;',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a page of a proxy is no word of the provider',
    why: 'anybody who can make a page stops all logins',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'are no word of the provider when there is a page with 404',
    ],
    shows: ['cannot be used'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: `const pages: readonly unknown[] = ['xml', 'not-metadata', 'redirect'];`,
        instead: 'const pages: readonly unknown[] = [];',
      },
    ],
  },
  {
    name: 'saml: strangers make a provider be asked once a minute',
    why: 'each garbage that somebody posts is a request to the provider',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'is asked for once a minute, whatever strangers post',
    ],
    shows: ['to have a length of'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'const isDue = !isWithin(pauseOfRefresh, this.#refreshedAt, clock());',
        instead: 'const isDue = true;',
      },
    ],
  },
  {
    name: 'saml: a provider that fails is asked once a minute',
    why: 'each login is a request to a provider that is down',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'are used for a day while the provider is silent'],
    shows: ['to have a length of'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'if ((known || this.#isComplete) && isWithin(pauseAfterFailure, this.#failedAt, now)) return known;',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: all who wait ask once',
    why: 'a thousand logins are a thousand requests for metadata',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'are fetched once an hour, and once for all who wait',
    ],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'this.#pending ??= this.#load()',
        instead: 'this.#pending = this.#load()',
      },
    ],
  },
  {
    name: 'saml: a clock that is set back keeps nothing for ever',
    why: 'metadata of tomorrow are fresh until tomorrow',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'a clock that is set back asks anew'],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'saml/metadata/identity-provider.ts',
        text: 'then <= now && now - then < time',
        instead: 'now - then < time',
      },
    ],
  },
];
