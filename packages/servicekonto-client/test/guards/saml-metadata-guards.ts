import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of keys and metadata of SAML. */
export const samlMetadataGuards: readonly TestedGuard[] = [
  {
    name: 'saml: metadata are metadata',
    why: 'any page with a key in it decides whom we believe',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'another namespace'],
    shows: ['to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (isNamed(root, ns.md, 'EntityDescriptor') || isNamed(root, ns.md, 'EntitiesDescriptor')) return root;`,
        instead: `if (root.localName.startsWith('Entit')) return root;`,
      },
    ],
  },
  {
    name: 'saml: a comment in metadata ends',
    why: 'what stands behind it is read by somebody else',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a comment without end behind everything'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/metadata-xml.ts',
        text: `if (end < 0) throw invalid('xml');`,
        instead: 'if (end < 0) return kept + text.slice(at, start);',
      },
    ],
  },
  {
    name: 'saml: metadata are those of the provider',
    why: 'another member of a federation decides whom we believe',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'of another one are refused'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (attribute(element, 'entityID') === entityId) found.push(path);`,
        instead: 'found.push(path);',
      },
    ],
  },
  {
    name: 'saml: the provider is there once',
    why: 'two readers take different keys',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'with it twice are refused'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (more.length > 0) throw metadataFault('entity-twice');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: metadata are not over',
    why: 'keys that were withdrawn count',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'that is over of the entity ends everything'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (validUntil !== undefined && now >= validUntil) throw metadataFault('expired');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a group of metadata is not over',
    why: 'keys that a federation has withdrawn count',
    provenBy: [
      'saml/metadata/read-identity-provider.test.ts',
      'that is over of a group around it ends everything',
    ],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'earliestEnd([...path, role])',
        instead: 'earliestEnd([...path.slice(-1), role])',
      },
    ],
  },
  {
    name: 'saml: a role in metadata is not over',
    why: 'keys that were withdrawn count',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'that is over of the role ends everything'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'earliestEnd([...path, role])',
        instead: 'earliestEnd(path)',
      },
    ],
  },
  {
    name: 'saml: the first end counts',
    why: 'keys that were withdrawn count until the last of all ends',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'that is first counts'],
    shows: ['to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'Math.min(...ends)',
        instead: 'Math.max(...ends)',
      },
    ],
  },
  {
    name: 'saml: an end of metadata is an instant',
    why: 'what nobody can read is no end',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', '"immer" is no instant'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `      throw metadataFault('valid-until');`,
        instead: '      return [];',
      },
    ],
  },
  {
    name: 'saml: the role is one of SAML 2.0',
    why: 'keys of another protocol count',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'the role of another protocol'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: String.raw`attribute(one, 'protocolSupportEnumeration')?.split(/\s+/).includes(saml2)`,
        instead: `attribute(one, 'protocolSupportEnumeration') !== ''`,
      },
    ],
  },
  {
    name: 'saml: there is one role',
    why: 'two readers take different keys',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'two roles'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (more.length > 0) throw metadataFault('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: addresses in metadata have https',
    why: 'requests, and who is logged in, are read on the way',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'bad metadata > http'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: '!url || !isAllowed || url.username',
        instead: '!url || url.username',
      },
    ],
  },
  {
    name: 'saml: addresses in metadata name nobody',
    why: 'credentials of somebody are in the page that leads on',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'credentials in an address'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: ` || url.username !== '' || url.password !== ''`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: addresses in metadata have no fragment',
    why: 'a page takes over what stands behind it',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a fragment in an address'],
    shows: ['expected undefined to be'],
    edits: [{ file: 'saml/metadata/read-identity-provider.ts', text: ` || url.hash !== ''`, instead: '' }],
  },
  {
    name: 'saml: a key is for signatures',
    why: 'whoever has the key that opens messages signs them',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a key for encryption alone verifies nothing'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `return use !== 'encryption';`,
        instead: 'return true;',
      },
    ],
  },
  {
    name: 'saml: a use of a key is a known word',
    why: 'what a key is for is guessed',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'an unknown use of a key'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (use !== undefined && use !== 'signing' && use !== 'encryption') throw metadataFault('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: authorities sign no messages',
    why: 'every customer of a certificate authority of theirs logs in as anybody, once one of its keys leaks',
    provenBy: [
      'saml/metadata/read-identity-provider.test.ts',
      'the authorities behind a certificate are no keys',
    ],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `childrenNamed(data, ns.ds, 'X509Certificate').slice(0, 1)`,
        instead: `childrenNamed(data, ns.ds, 'X509Certificate')`,
      },
    ],
  },
  {
    name: 'saml: there are keys in metadata',
    why: 'a provider without a key is taken, and what is wrong is said much later',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a key for encryption alone verifies nothing'],
    shows: ['expected undefined to be'],
    edits: [
      { file: 'saml/metadata/read-identity-provider.ts', text: 'certificates.size === 0 || ', instead: '' },
    ],
  },
  {
    name: 'saml: there are few keys in metadata',
    why: 'each signature is tried with each of a thousand keys',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'more keys than anybody has'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: ' || certificates.size > mostCertificates',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an emulator shows itself by its certificate',
    why: 'anybody signs with the private key that is in the sandbox',
    provenBy: [
      'saml/metadata/read-identity-provider.test.ts',
      'an emulator shows itself > by its certificate',
    ],
    shows: ['expected false to be true'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: '|| certificates.some(isOfEmulator)',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an emulator shows itself by its address',
    why: 'a portal in production believes a program on its own machine',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'an emulator shows itself > by an address'],
    shows: ['expected false to be true'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'addresses.some((one) => isLocal(one)) || ',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: metadata stay on their origin',
    why: 'whoever can redirect decides whom we believe',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'does not lead to another origin'],
    shows: ['expected false to be true'],
    edits: [{ file: 'saml/metadata/fetch-metadata.ts', text: 'next.origin !== url.origin || ', instead: '' }],
  },
  {
    name: 'saml: metadata do not go in a circle',
    why: 'a login waits for ever',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'does not lead to a circle'],
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
    provenBy: ['saml/metadata/identity-provider.test.ts', 'is http with [allowHttp] only'],
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
    provenBy: ['saml/metadata/identity-provider.test.ts', 'does not end at a page that says there are none'],
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
    provenBy: ['saml/metadata/identity-provider.test.ts', 'in metadata is refused without [allowSandbox]'],
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
    provenBy: ['saml/metadata/identity-provider.test.ts', 'that is pasted as metadata is refused as well'],
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
    provenBy: ['saml/metadata/identity-provider.test.ts', 'that is pasted as certificate is refused as well'],
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
      'saml/metadata/identity-provider.test.ts',
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
  {
    name: 'saml: an emulator shows itself by a header',
    why: 'what a test system answers decides whom we believe',
    provenBy: ['saml/metadata/identity-provider.test.ts', 'that says so in a header is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/fetch-metadata.ts',
        text: 'sandbox: config[allowSandbox] === true',
        instead: 'sandbox: true',
      },
    ],
  },
  {
    name: 'saml: metadata follow no redirection by themselves',
    why: 'the transport goes where nobody has looked',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'are fetched once an hour, and once for all who wait',
    ],
    shows: ['follow', 'manual', 'expected'],
    edits: [
      { file: 'saml/metadata/fetch-metadata.ts', text: `redirect: 'manual'`, instead: `redirect: 'follow'` },
    ],
  },
  {
    name: 'saml: addresses in our metadata are text',
    why: 'an address adds elements to what the provider registers',
    provenBy: ['saml/metadata/write-service-provider.test.ts', 'escape what addresses may have'],
    shows: ['not valid', 'to contain'],
    edits: [
      {
        file: 'saml/xml/write.ts',
        text: String.raw`text.replace(/[&<"\t\n\r]/g, (one) => attributeEscapes[one]!)`,
        instead: 'text',
      },
    ],
  },
  {
    name: 'saml: addresses in our metadata are addresses',
    why: 'the provider sends answers to a script, or nowhere',
    provenBy: ['saml/metadata/write-service-provider.test.ts', 'name all faults at once, and no value'],
    shows: ['expected'],
    edits: [
      { file: 'saml/metadata/write-service-provider.ts', text: '!pattern.test(value) || ', instead: '' },
    ],
  },
  {
    name: 'saml: a certificate ends where it ends',
    why: 'what stands behind it is read by somebody else',
    provenBy: ['saml/keys/certificate.test.ts', 'is not one with bytes behind it'],
    shows: ['expected undefined to'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `if (!certificate.raw.equals(der)) throw invalidCertificate('unreadable');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a key has 2048 bits',
    why: 'a key is computed from its certificate',
    provenBy: ['saml/keys/certificate.test.ts', 'is not a key of 1024 bits'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: 'bits < leastBits || ', instead: '' }],
  },
  {
    name: 'saml: a key has not too many bits',
    why: 'each forged signature costs seconds',
    provenBy: ['saml/keys/certificate.test.ts', 'is not a key of 20,000 bits'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: 'bits > mostBits || ', instead: '' }],
  },
  {
    name: 'saml: an exponent is big',
    why: 'signatures are forged without the key',
    provenBy: ['saml/keys/certificate.test.ts', 'is not an exponent of 3'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: 'publicExponent < leastExponent || ', instead: '' }],
  },
  {
    name: 'saml: an exponent is odd',
    why: 'a key that cannot be one is taken',
    provenBy: ['saml/keys/certificate.test.ts', 'is not an exponent that is even'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: ' || publicExponent % 2n === 0n', instead: '' }],
  },
  {
    name: 'saml: a key is one of RSA',
    why: 'an elliptic key signs where RSA is named (algorithm confusion)',
    provenBy: ['saml/keys/certificate.test.ts', 'is not an elliptic key'],
    shows: ['weak', 'to deeply equal'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `if (type !== 'rsa' && type !== 'rsa-pss') throw invalidCertificate('key-type');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a certificate holds no private key',
    why: 'a private key goes out with our metadata, or to whoever reads the configuration',
    provenBy: ['saml/keys/certificate.test.ts', 'is not read from a file that has the private key as well'],
    shows: ['expected undefined to'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `throw invalidCertificate('private-key');`,
        instead: 'void 0;',
      },
    ],
  },
  {
    name: 'saml: a certificate is one',
    why: 'the authority in a chain is taken for a signer',
    provenBy: ['saml/keys/certificate.test.ts', 'is not two'],
    shows: ['expected undefined to'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `if (blocks.length > 1) throw invalidCertificate('several');`,
        instead: '',
      },
    ],
  },
];
