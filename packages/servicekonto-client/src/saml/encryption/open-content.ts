import { createDecipheriv } from 'node:crypto';
import { parseXml } from '../xml/tree.ts';
import type { ContentMethod } from './algorithms.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const gcm = { iv: 12, tag: 16 } as const;
const block = 16;

/**
 * Opens encrypted content with a key of the right length; `undefined` for whatever is wrong.
 *
 * With node:crypto on the event loop: 0.05 ms for 12 kB and 1 ms for 1 MiB (Node 24). WebCrypto takes 0.12 and 1.5 ms, most
 * of it on the way to another thread.
 */
export function openContent(
  { cipher, mode }: ContentMethod,
  key: Uint8Array,
  content: Uint8Array,
): string | undefined {
  return mode === 'gcm' ? openGcm(cipher, key, content) : openCbc(cipher, key, content);
}

/** XML Encryption 1.1, section 5.2.4: 12 bytes of IV, the ciphertext, 16 bytes of tag. */
function openGcm(cipher: ContentMethod['cipher'], key: Uint8Array, content: Uint8Array): string | undefined {
  if (content.length <= gcm.iv + gcm.tag) return undefined;
  const end = content.length - gcm.tag;
  try {
    const decipher = createDecipheriv(cipher as 'aes-256-gcm', key, content.subarray(0, gcm.iv), {
      authTagLength: gcm.tag,
    });
    decipher.setAuthTag(content.subarray(end));
    const plain = decipher.update(content.subarray(gcm.iv, end));
    // Throws when the tag does not fit: before that nobody sees the text.
    decipher.final();
    return decoder.decode(plain);
  } catch {
    return undefined;
  }
}

/**
 * XML Encryption 1.1, section 5.2.2: 16 bytes of IV, the ciphertext; of the padding only the last byte, its length, is
 * defined. Nothing shows that the bytes are those of the sender, and each difference in what follows tells the sender
 * of changed bytes about the plain text (T. Jager and J. Somorovsky, CCS 2011). So wrong padding, wrong UTF-8 and what is no
 * XML all end here, in the same way and after the same steps. How long these take depends on the text all the same: that
 * is why CBC has to be allowed, and why whoever allows it wants a signature over the ciphertext.
 */
function openCbc(cipher: ContentMethod['cipher'], key: Uint8Array, content: Uint8Array): string | undefined {
  if (content.length < 2 * block || content.length % block !== 0) return undefined;
  const decipher = createDecipheriv(cipher, key, content.subarray(0, block));
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(content.subarray(block)), decipher.final()]);
  const padding = plain[plain.length - 1]!;
  const isPadded = padding >= 1 && padding <= block;
  const text = xmlIn(plain.subarray(0, plain.length - (isPadded ? padding : block)));
  return isPadded ? text : undefined;
}

function xmlIn(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    parseXml(text);
    return text;
  } catch {
    return undefined;
  }
}
