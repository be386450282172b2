const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID in its usual form (RFC 9562, section 4), in any case and of any version. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
