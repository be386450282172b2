import { describe, expect, it } from 'vitest';
import { bundidAttributeList, type bundidAttributes } from '../bundid/attributes.ts';
import { bundidAttributeTexts } from './bundid-attributes.ts';

describe('the attributes of BundID', () => {
  it('have a label in both languages, and a note where people meet an absence', () => {
    for (const { friendlyName, absence, isRetired } of bundidAttributeList) {
      const { label, note } = bundidAttributeTexts[friendlyName as keyof typeof bundidAttributes];
      expect(label.de).toMatch(/^\p{L}/u);
      expect(label.en).toMatch(/^\p{L}/u);
      if (absence !== undefined || isRetired) expect(note, friendlyName).toBeDefined();
    }
  });
});
