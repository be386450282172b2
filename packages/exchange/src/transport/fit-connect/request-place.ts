/** Places of the metadata document whose name in a request is another one. */
const renamed: readonly (readonly [metadata: RegExp, request: string])[] = [
  [/^\/contentStructure\/data\/submissionSchema\/(schemaUri|mimeType)$/, 'data.$1'],
  [/^\/contentStructure\/data(?:\/.*)?$/, 'data'],
  [/^\/contentStructure\/attachments\/(\d+)\/filename$/, 'attachments.$1.fileName'],
  [/^\/contentStructure\/attachments\/(\d+)\/(mimeType|purpose|description)$/, 'attachments.$1.$2'],
  [/^\/contentStructure\/attachments\/(\d+)(?:\/.*)?$/, 'attachments.$1'],
  [/^\/contentStructure\/attachments$/, 'attachments'],
  [/^\/additionalReferenceInfo\/(senderReference|applicationDate)$/, '$1'],
];

/** The member of a `DeliveryRequest` that stands at a place of the metadata: what its caller knows. */
export function requestPlace(pointer: string): string {
  for (const [metadata, request] of renamed)
    if (metadata.test(pointer)) return pointer.replace(metadata, request);
  return 'request';
}
