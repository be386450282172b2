/** Edition of the catalogue of rules, year and month: raised when a rule is added, dropped or judges otherwise. */
export const rulesEdition = '2026-11';
