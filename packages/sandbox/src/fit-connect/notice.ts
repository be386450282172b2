/** A mail that the real service would send. No address, no content. */
export interface Notice {
  readonly type: 'reminder';
  readonly at: string;
  readonly destinationId: string;
  readonly submissionId: string;
}
