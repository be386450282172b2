/** One thing a check found. Checks return findings and do not throw. */
export interface Finding {
  /** Stable id, dotted: `exchange.key.too-short`. */
  rule: string;
  severity: 'error' | 'warning';
  /** Where: a member path such as `contentStructure.attachments[0].hash`. */
  place: string;
  /** English, for developers; no values of the checked document. */
  reason: string;
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
