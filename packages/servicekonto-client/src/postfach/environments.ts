/**
 * Base addresses of the ZBP (BundID Anbindungsleitfaden 1.9, February 2025). Production was not to be had from the
 * internet then; whether it is now is not known.
 */
export const zbpEnvironments = {
  integration: {
    internet: 'https://int.zbp.bund.de',
    ndb: 'https://int.zbp.bmi.in.bund.de',
    ndbVn: 'https://int.zbp.bundid.doi-de.net',
  },
  production: {
    ndb: 'https://prod.zbp.bmi.in.bund.de',
    ndbVn: 'https://prod.zbp.bundid.doi-de.net',
  },
} as const;

/** Words of FIT-Connect for the bridge to the ZBP (docs.fitko.de/fit-connect/docs/zbp, seen for TEST only). */
export const zbpBridge = {
  message: 'urn:schema-fitko-de:fit-connect:id.bund.de:message_v6',
  status: 'urn:schema-fitko-de:fit-connect:id.bund.de:status_v6',
  /** The only public client names this schema for both. */
  schemaUri: 'https://schema.fitko.de/fit-connect/id.bund.de/message_v6/1.0.0/zbp-message.schema.json',
} as const;
