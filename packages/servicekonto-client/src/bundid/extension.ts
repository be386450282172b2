import { xmlAttributes, xmlText } from '../saml/xml/write.ts';
import { bundidNameOf } from './attributes.ts';
import { akdb, classicUi } from './namespaces.ts';
import { type BundidRequestOptions, requestedAttributes } from './options.ts';

/**
 * The extension of AKDB in version 2 (interface description 10.2, section 9), with declarations of its own. BundID
 * reads it only in a signed request. The order of the parts is that of all official examples; there is no public schema.
 *
 * @example
 * bundidExtension({ displayName: 'Hundesteuer', onlineServiceId: 'BMI-A0000' });
 */
export function bundidExtension(options: BundidRequestOptions): string {
  const { statusDetail = true, methods } = options;
  const attributes = xmlAttributes({ 'xmlns:akdb': akdb, Version: '2', EnableStatusDetail: statusDetail });
  return [
    `<akdb:AuthenticationRequest${attributes}>`,
    methods === undefined ? '' : `<akdb:AuthnMethods>${methods.map(offered).join('')}</akdb:AuthnMethods>`,
    `<akdb:RequestedAttributes>${requested(options)}</akdb:RequestedAttributes>`,
    `<akdb:DisplayInformation>${display(options)}</akdb:DisplayInformation>`,
    '</akdb:AuthenticationRequest>',
  ].join('');
}

const offered = (method: string): string =>
  `<akdb:${method}><akdb:Enabled>true</akdb:Enabled></akdb:${method}>`;

function requested(options: BundidRequestOptions): string {
  const required = new Set(options.required?.map(bundidNameOf));
  return requestedAttributes(options)
    .map((Name) => {
      const RequiredAttribute = required.has(Name) ? true : undefined;
      return `<akdb:RequestedAttribute${xmlAttributes({ Name, RequiredAttribute })}></akdb:RequestedAttribute>`;
    })
    .join('');
}

function display({ displayName, lang, backUrl, onlineServiceId }: BundidRequestOptions): string {
  const parts = {
    OrganizationDisplayName: displayName,
    Lang: lang,
    BackURL: backUrl,
    OnlineServiceId: onlineServiceId,
  };
  const elements = Object.entries(parts).map(([name, value]) =>
    value === undefined ? '' : `<classic-ui:${name}>${xmlText(value)}</classic-ui:${name}>`,
  );
  return `<classic-ui:Version${xmlAttributes({ 'xmlns:classic-ui': classicUi })}>${elements.join('')}</classic-ui:Version>`;
}
