import { defineErrors } from '../errors/define-errors.ts';

/** What reading XML throws. What is wrong with the XML itself is reported, never thrown. */
export const xmlError = /* @__PURE__ */ defineErrors({
  'core.xml.source': {
    origin: 'local',
    message: 'The source of an XML document must give bytes (Uint8Array)',
  },
});
