/** How much a delivery may be, on both ways. */
export interface DeliveryLimits {
  /** Most bytes of one part. */
  readonly maxPartBytes: number;
  /** Most bytes of all parts together. */
  readonly maxDeliveryBytes: number;
  /** Most parts, the data among them. */
  readonly maxParts: number;
}

/** The parts that break a limit on their own, or all of them together; undefined when everything is within the limits. */
export function brokenLimit<Sized extends { readonly size: number }>(
  parts: readonly Sized[],
  { maxPartBytes, maxDeliveryBytes, maxParts }: DeliveryLimits,
): { readonly limit: keyof DeliveryLimits; readonly most: number; readonly part?: Sized } | undefined {
  if (parts.length > maxParts) return { limit: 'maxParts', most: maxParts };
  const part = parts.find(({ size }) => size > maxPartBytes);
  if (part) return { limit: 'maxPartBytes', most: maxPartBytes, part };
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  return total > maxDeliveryBytes ? { limit: 'maxDeliveryBytes', most: maxDeliveryBytes } : undefined;
}
