import { createDecipheriv, createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgeWithTag } from '../../test/gcm-forgery.ts';
import { createProofBench, tellProvenStory } from '../../test/proof-bench.ts';
import { openssl, type ProofWorld, type Story } from '../../test/proof-world.ts';
import { decryptJwe } from '../jwe/decrypt.ts';
import type { DeliveryProofBundle } from './bundle.ts';
import { encryptProvableMetadata } from './provable-metadata.ts';

describe.skipIf(!openssl)('proof of delivery', () => {
  let world: ProofWorld;
  let story: Story;
  let good: DeliveryProofBundle;
  beforeAll(async () => {
    ({ world, story, good } = await tellProvenStory());
  }, 120_000);
  const { verify, rulesOf, changed } = createProofBench(() => ({ world, story, good }));

  describe('hashes', () => {
    it('are those that the accepted tag commits to, every single one', async () => {
      const other = 'ab'.repeat(64);
      const cases: [string, (proof: DeliveryProofBundle) => unknown][] = [
        [
          'metadata',
          (p) => {
            p.parts.metadata.sha512 = other;
          },
        ],
        [
          'data',
          (p) => {
            p.parts.data.sha512 = other;
          },
        ],
        [
          'data encrypted',
          (p) => {
            p.parts.data.encryptedSha512 = other;
          },
        ],
        [
          'attachment',
          (p) => {
            p.parts.attachments[0]!.sha512 = other;
          },
        ],
        [
          'attachment encrypted',
          (p) => {
            p.parts.attachments[1]!.encryptedSha512 = other;
          },
        ],
        [
          'seed',
          (p) => {
            p.opening!.seed = 'A'.repeat(43);
          },
        ],
        [
          'text and hashes together',
          (p) => {
            p.opening!.plaintext = p.opening!.plaintext.replace(p.parts.data.sha512, other);
            p.parts.data.sha512 = other;
            p.parts.metadata.sha512 = createHash('sha512').update(p.opening!.plaintext).digest('hex');
          },
        ],
        [
          'encryption key',
          (p) => {
            p.destination.encryptionKid = 'beispielhausen-enc-2';
          },
        ],
      ]; // prettier-ignore
      for (const [name, change] of cases)
        expect((await verify(changed(change))).verdict, name).toBe('failed');
    });

    it('are bound because the key is a function of the text: a chosen key fits any text to any tag', async () => {
      // Why no proof discloses a content key: here is another text under another key with the accepted tag.
      const { header } = good.opening!;
      const tag = Buffer.from(good.parts.metadata.tag, 'base64url');
      const text = Buffer.from(good.opening!.plaintext.replace(good.parts.data.sha512, 'ab'.repeat(64)));
      const { key, iv, ciphertext } = forgeWithTag(tag, Buffer.from(header), text);
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header)).setAuthTag(tag);
      const shown = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
      expect(shown.subarray(0, text.length).equals(text)).toBe(true);
      // The format has no member for such a key, and the derived one does not fit.
      const asKey = changed((p) => Object.assign(p.opening!, { key: key.toString('base64url') }));
      expect(await rulesOf(asKey)).toEqual(['failed', 'proof.member']);
      const asSeed = changed((p) =>
        Object.assign(p.opening!, { seed: key.toString('base64url'), plaintext: text.toString() }),
      );
      expect(await rulesOf(asSeed)).toContain('proof.metadata-tag');
    });

    it('come with metadata that the destination decrypts as any other', async () => {
      const parts = { data: good.parts.data, attachments: good.parts.attachments };
      const content = { recipient: world.recipient, destinationId: story.input.destinationId, parts };
      const sealed = encryptProvableMetadata('{"a":"ö"}', content);
      const opened = await decryptJwe(sealed.jwe, {
        decrypters: [world.keys.encryption.decrypter],
        maxBytes: 100,
        expectedTag: sealed.tag,
      });
      expect(Buffer.from(opened.plaintext).toString()).toBe('{"a":"ö"}');
      expect(opened).toMatchObject({ sha512: sealed.sha512, header: { cty: 'application/json' } });
      expect(encryptProvableMetadata('{"a":"ö"}', content).tag).not.toBe(sealed.tag);
    });
  });
});
