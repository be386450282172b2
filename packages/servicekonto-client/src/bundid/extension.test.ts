import { describe, expect, it } from 'vitest';
import { dice } from '../../test/dice.ts';
import { attribute, childElements, parseXml, type XmlElement } from '../saml/xml/tree.ts';
import { bundidAttributes } from './attributes.ts';
import { bundidExtension } from './extension.ts';
import { bundidLanguages, bundidMethods } from './methods.ts';
import { akdb, classicUi } from './namespaces.ts';
import { type BundidRequestOptions, requestedAttributes } from './options.ts';

const usual = { displayName: 'Hundesteuer', onlineServiceId: 'BMI-A0000' } as const;

/** Everything an extension says, in order: element names with namespace, attributes, texts. */
function told(element: XmlElement): unknown[] {
  const attributes = element.attributes.filter(({ prefix }) => prefix !== 'xmlns');
  return [
    `${element.namespaceURI === akdb ? 'akdb' : element.namespaceURI === classicUi ? 'ui' : '?'}:${element.localName}`,
    Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    ...element.childNodes.map((node) => (node.nodeType === 3 ? node.data : told(node as XmlElement))),
  ];
}

describe('the extension', () => {
  it('asks in version 2, in the order of the official examples', () => {
    const xml = bundidExtension({
      ...usual,
      attributes: ['surname', 'bPK2'],
      required: ['bPK2'],
      methods: ['eID', 'FINK'],
      lang: 'de',
      backUrl: 'https://stadt.example/start',
    });
    expect(told(parseXml(xml))).toEqual([
      'akdb:AuthenticationRequest',
      { Version: '2', EnableStatusDetail: 'true' },
      [
        'akdb:AuthnMethods',
        {},
        ['akdb:eID', {}, ['akdb:Enabled', {}, 'true']],
        ['akdb:FINK', {}, ['akdb:Enabled', {}, 'true']],
      ],
      [
        'akdb:RequestedAttributes',
        {},
        ['akdb:RequestedAttribute', { Name: 'urn:oid:2.5.4.4' }],
        [
          'akdb:RequestedAttribute',
          { Name: 'urn:oid:1.3.6.1.4.1.25484.494450.3', RequiredAttribute: 'true' },
        ],
      ],
      [
        'akdb:DisplayInformation',
        {},
        [
          'ui:Version',
          {},
          ['ui:OrganizationDisplayName', {}, 'Hundesteuer'],
          ['ui:Lang', {}, 'de'],
          ['ui:BackURL', {}, 'https://stadt.example/start'],
          ['ui:OnlineServiceId', {}, 'BMI-A0000'],
        ],
      ],
    ]);
  });

  it('offers all methods by naming none, and asks for the usual attributes', () => {
    const element = parseXml(bundidExtension({ ...usual, statusDetail: false }));
    expect(attribute(element, 'EnableStatusDetail')).toBe('false');
    const [requested, display] = childElements(element);
    expect(requested!.localName).toBe('RequestedAttributes');
    expect(childElements(requested!).map((one) => attribute(one, 'Name'))).toEqual([
      ...requestedAttributes(usual),
    ]);
    expect(childElements(requested!).every((one) => attribute(one, 'RequiredAttribute') === undefined)).toBe(
      true,
    );
    expect(childElements(childElements(display!)[0]!).map(({ localName }) => localName)).toEqual([
      'OrganizationDisplayName',
      'OnlineServiceId',
    ]);
  });

  it('asks for what is required, too, and for nothing twice', () => {
    expect(
      requestedAttributes({ ...usual, attributes: ['surname', 'urn:oid:2.5.4.4'], required: ['mail'] }),
    ).toEqual(['urn:oid:2.5.4.4', 'urn:oid:0.9.2342.19200300.100.1.3']);
  });

  it('says any text as it is', () => {
    const pieces = [
      ...`<>&"']]>‹›`,
      ' ',
      '&amp;',
      '<![CDATA[',
      '--',
      'Łódź-Şahin',
      'Ōno',
      'Đorđević',
      'Ĳsbrand',
      'Ž\u0328',
      '🏛',
    ];
    const names = Object.keys(bundidAttributes) as (keyof typeof bundidAttributes)[];
    const roll = dice(1311);
    const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
    const text = () => `x${Array.from({ length: roll(12) }, () => pick(pieces)).join('')}x`;
    for (let round = 0; round < 500; round += 1) {
      const options: BundidRequestOptions = {
        displayName: text(),
        onlineServiceId: text(),
        backUrl: roll(2) ? `https://stadt.example/${text()}` : undefined,
        lang: roll(2) ? pick(bundidLanguages) : undefined,
        attributes: [pick(names), pick(names), 'urn:oid:1.2.3.4'],
        required: roll(2) ? [pick(names)] : undefined,
        methods: roll(2) ? [...new Set([pick(bundidMethods), pick(bundidMethods)])] : undefined,
      };
      expect(optionsIn(bundidExtension(options))).toEqual({
        displayName: options.displayName,
        onlineServiceId: options.onlineServiceId,
        backUrl: options.backUrl,
        lang: options.lang,
        attributes: requestedAttributes(options),
        required: (options.required ?? []).map((name) => bundidAttributes[name as 'mail'].name),
        methods: options.methods,
      });
    }
  });
});

/** The options that an extension was made of. */
function optionsIn(xml: string) {
  const element = parseXml(xml);
  const find = (name: string, from = element): XmlElement | undefined =>
    from.localName === name
      ? from
      : childElements(from)
          .map((one) => find(name, one))
          .find(Boolean);
  const text = (name: string) =>
    find(name)
      ?.childNodes.map((node) => (node.nodeType === 3 ? node.data : ''))
      .join('');
  const requested = childElements(find('RequestedAttributes')!);
  const methods = find('AuthnMethods');
  return {
    displayName: text('OrganizationDisplayName'),
    onlineServiceId: text('OnlineServiceId'),
    backUrl: text('BackURL'),
    lang: text('Lang'),
    attributes: requested.map((one) => attribute(one, 'Name')),
    required: requested
      .filter((one) => attribute(one, 'RequiredAttribute') === 'true')
      .map((one) => attribute(one, 'Name')),
    methods: methods && childElements(methods).map(({ localName }) => localName),
  };
}
