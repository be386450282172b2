/**
 * Bytes in pieces of any size, in each of the shapes that they come in: a web `ReadableStream`, a Node stream, a
 * generator, a list of pieces. Bytes as one piece are the list `[bytes]`.
 */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
