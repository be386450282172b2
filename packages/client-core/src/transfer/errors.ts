import { defineErrors } from '../errors/define-errors.ts';

/** How a streamed transfer can fail, beside what every call can. */
export const transferError = /* @__PURE__ */ defineErrors({
  'core.download.too-large': { origin: 'service' },
  'core.upload.size': { origin: 'local' },
  'core.upload.unsupported': {
    origin: 'local',
    message: 'this platform cannot send streams: give a Blob or a File',
  },
});
