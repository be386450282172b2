import { isText, type Judge } from './judge.ts';

const serviceUrn = /^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9()+,.:=@;$_!*'%/?#-]+$/;
const semanticVersion = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** `publicServiceType` of 1.x: the service that was applied for. In 2.x it is told to the delivery service. */
export function checkPublicService(service: unknown, judge: Judge): void {
  const place = 'publicServiceType';
  if (service === undefined || !judge.object(service, place)) return;
  const { identifier } = service;
  if (!isText(identifier) || identifier.length < 7 || identifier.length > 255 || !serviceUrn.test(identifier))
    judge.add('service-identifier', place, 'identifier');
  judge.optionalText(service, 'name', place);
  judge.optionalText(service, 'description', place);
}

/** `authenticationInformation` of 1.x: proofs of identity. In 2.x they are data sets. */
export function checkAuthentication(proofs: unknown, judge: Judge): void {
  const place = 'authenticationInformation';
  if (proofs === undefined) return;
  if (!Array.isArray(proofs) || proofs.length === 0) {
    judge.add('authentication', place);
    return;
  }
  for (const [index, proof] of (proofs as unknown[]).entries()) {
    if (!judge.object(proof, place, index)) continue;
    const { type, version, content } = proof;
    if (type !== 'identificationReport') judge.add('authentication-type', place, index, 'type');
    if (!isText(version) || !semanticVersion.test(version))
      judge.add('authentication-version', place, index, 'version');
    if (!isText(content) || !/^[a-zA-Z0-9_\-.]+$/.test(content))
      judge.add('authentication-content', place, index, 'content');
  }
}
