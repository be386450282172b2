import type { FileKind } from '../xdomea/finding/file-kind.ts';

/** A picture that a page may show. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

// A small file may be a huge picture: a browser needs four bytes for each pixel.
const maxPixels = 40_000_000;

/**
 * The picture in some bytes, by the bytes alone; undefined when they are none that can be shown: of another kind, of no
 * size, too large, or moving (a page without script has no way to stop it, WCAG 2.2.2). Sources: PNG 11.2.2 and 11.3.8,
 * GIF89a 18 and 23, ITU-T T.81 B.2.2, RFC 9649 (WebP).
 */
export function pictureOf(bytes: Buffer, kind: FileKind): Picture | undefined {
  const size = sizeOf(bytes, kind);
  if (!size || isMoving(bytes, kind)) return undefined;
  const [width, height] = size;
  if (width < 1 || height < 1 || width * height > maxPixels) return undefined;
  return { type: `image/${kind}` as Picture['type'], width, height };
}

function sizeOf(bytes: Buffer, kind: FileKind): readonly [width: number, height: number] | undefined {
  try {
    switch (kind) {
      case 'png':
        return bytes.toString('latin1', 12, 16) === 'IHDR'
          ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
          : undefined;
      case 'gif':
        return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
      case 'jpeg':
        return jpegSize(bytes);
      case 'webp':
        return webpSize(bytes);
      default:
        return undefined;
    }
  } catch (error) {
    // The bytes end before their header does.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function jpegSize(bytes: Buffer): readonly [number, number] | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of frame; DHT, JPG and DAC are between them.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7) ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function webpSize(bytes: Buffer): readonly [number, number] | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
    case 'VP8 ':
      return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    default:
      return undefined;
  }
}

/** Says yes rather than no: what only may be moving is not shown, but can be saved. */
function isMoving(bytes: Buffer, kind: FileKind): boolean {
  switch (kind) {
    case 'png':
      return bytes.includes('acTL');
    case 'webp':
      return bytes.includes('ANIM');
    case 'gif': {
      const control = Buffer.from([0x21, 0xf9, 0x04]);
      const first = bytes.indexOf(control);
      return bytes.includes('NETSCAPE2.0') || (first >= 0 && bytes.includes(control, first + 1));
    }
    default:
      return false;
  }
}
