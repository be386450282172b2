import { defineRules, type Term } from '@rathaus/client-core/findings';

/** What the findings about the parts of a split transfer say beyond their place. */
export type TransferValues = {
  /** `parts`: numbers and ranges (`4`, `7-9`), at most 50 of them; `more`: how many ranges are left out. */
  'eakte.transfer.missing': { parts: readonly Term[]; more: number; missing: number; total: number };
  'eakte.transfer.foreign': Record<never, never>;
  'eakte.transfer.total': { total: number; known: number };
  'eakte.transfer.conflict': { part: number };
  'eakte.transfer.unnumbered': Record<never, never>;
  'eakte.transfer.unreadable': Record<never, never>;
  'eakte.transfer.repeated': { part: number };
};

/** Id of a rule about split transfers. Stable, part of the public API. */
export type TransferRule = keyof TransferValues;

/** Makes the findings about the parts of a split transfer. */
export const transferRuleSet = /* @__PURE__ */ defineRules<TransferValues>({
  'eakte.transfer.missing': { severity: 'error', who: 'authority' },
  'eakte.transfer.foreign': { severity: 'error', who: 'authority' },
  'eakte.transfer.total': { severity: 'error', who: 'vendor' },
  'eakte.transfer.conflict': { severity: 'error', who: 'authority' },
  'eakte.transfer.unnumbered': { severity: 'error', who: 'vendor' },
  'eakte.transfer.unreadable': { severity: 'error', who: 'authority' },
  'eakte.transfer.repeated': { severity: 'info', who: 'authority' },
});
