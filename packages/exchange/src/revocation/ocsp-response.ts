import {
  BasicOCSPResponse as Basic,
  type BasicOCSPResponse,
  type CertID,
  OCSPResponse,
  type SingleResponse,
} from 'pkijs';
import { readWhole, sameBytes, tags } from '../keys/der.ts';
import {
  readSignatureAlgorithm,
  type SignatureAlgorithm,
  verifySignature,
} from '../keys/signature-algorithm.ts';
import { checkWindow, RevocationFault, reading, reasonOf, type Statement } from './fault.ts';
import { nonceId, type OcspQuestion } from './ocsp-request.ts';
import { findSigner, type Signer } from './ocsp-signer.ts';
import type { Subject } from './subject.ts';

/** What a responder said, and with whose key. */
export interface OcspAnswer extends Statement {
  readonly signer: Signer;
}

/** How an answer is judged. */
export interface AnswerRules {
  readonly now: number;
  readonly nonce: 'off' | 'offer' | 'require';
  /** Milliseconds an answer without `nextUpdate` holds. */
  readonly maxAge: number;
}

const basicType = '1.3.6.1.5.5.7.48.1.1';

/**
 * Verifies the answer of a responder (RFC 6960, sections 3.2 and 4.2): the signature is that of the issuer or of one
 * it has delegated to, and the answer is for this certificate, this question and this time. Throws `RevocationFault`.
 */
export function readAnswer(
  der: Uint8Array,
  subject: Subject,
  question: OcspQuestion,
  rules: AnswerRules,
): OcspAnswer {
  try {
    return judge(parse(der), subject, question, rules);
  } catch (error) {
    // What the library or OpenSSL throws over foreign bytes says that these are no answer.
    throw error instanceof RevocationFault ? error : new RevocationFault('malformed');
  }
}

function judge(
  basic: BasicOCSPResponse,
  subject: Subject,
  question: OcspQuestion,
  rules: AnswerRules,
): OcspAnswer {
  const algorithm = algorithmOf(basic);
  const signer = findSigner(basic, subject, rules.now);
  const data = basic.tbsResponseData;
  const { valueHexView, unusedBits } = basic.signature.valueBlock;
  if (unusedBits !== 0) throw new RevocationFault('malformed');
  if (!verifySignature(algorithm, data.tbsView, valueHexView, signer.certificate.publicKey))
    throw new RevocationFault('signature-invalid');
  // What follows is said by the responder.
  if (data.responseExtensions?.some(({ critical, extnID }) => critical && extnID !== nonceId))
    throw new RevocationFault('critical-extension');
  checkNonce(basic, question, rules.nonce);
  return { ...statementOf(findSingle(data.responses, question.certId), rules), signer };
}

function parse(der: Uint8Array): BasicOCSPResponse {
  // Strict on the outside: nothing follows the answer.
  readWhole(der, tags.sequence);
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(Uint8Array.from(der));
  // Errors are not signed, so they say nothing of the certificate (RFC 6960, section 2.3).
  if (responseStatus.valueBlock.valueDec !== 0) throw new RevocationFault('responder-error');
  if (!responseBytes) throw new RevocationFault('malformed');
  if (responseBytes.responseType !== basicType) throw new RevocationFault('response-type');
  const inner = responseBytes.response.valueBlock.valueHexView;
  readWhole(inner, tags.sequence);
  return Basic.fromBER(Uint8Array.from(inner));
}

function algorithmOf({ signatureAlgorithm }: BasicOCSPResponse): SignatureAlgorithm {
  const der = new Uint8Array(signatureAlgorithm.toSchema().toBER());
  const found = reading(() => readSignatureAlgorithm(der, readWhole(der, tags.sequence))).allowed;
  if (!found) throw new RevocationFault('algorithm-refused');
  return found;
}

function checkNonce(
  { tbsResponseData }: BasicOCSPResponse,
  { nonce }: OcspQuestion,
  rule: AnswerRules['nonce'],
) {
  if (!nonce) return;
  const given = tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === nonceId);
  if (!given) {
    if (rule === 'require') throw new RevocationFault('nonce-missing');
    return;
  }
  const wrapped = given.extnValue.valueBlock.valueHexView;
  // Some wrap it once only (RFC 2560 was vague); either way the bytes are ours.
  if (!sameBytes(wrapped, Buffer.from([0x04, nonce.length, ...nonce])) && !sameBytes(wrapped, nonce))
    throw new RevocationFault('nonce-differs');
}

/** The one answer for the certificate that was asked for. Others may be there; two for it are none. */
function findSingle(responses: readonly SingleResponse[], asked: CertID): SingleResponse {
  const ofSerial = responses.filter(({ certID }) =>
    sameBytes(certID.serialNumber.valueBlock.valueHexView, asked.serialNumber.valueBlock.valueHexView),
  );
  if (ofSerial.length === 0) throw new RevocationFault('other-certificate');
  const matching = ofSerial.filter(
    ({ certID }) =>
      certID.hashAlgorithm.algorithmId === asked.hashAlgorithm.algorithmId &&
      sameBytes(
        certID.issuerNameHash.valueBlock.valueHexView,
        asked.issuerNameHash.valueBlock.valueHexView,
      ) &&
      sameBytes(certID.issuerKeyHash.valueBlock.valueHexView, asked.issuerKeyHash.valueBlock.valueHexView),
  );
  const [single, another] = matching;
  if (!single) throw new RevocationFault('other-issuer');
  if (another) throw new RevocationFault('ambiguous');
  return single;
}

function statementOf(single: SingleResponse, { now, maxAge }: AnswerRules): Statement {
  if (single.singleExtensions?.some(({ critical }) => critical))
    throw new RevocationFault('critical-extension');
  const thisUpdate = single.thisUpdate.getTime();
  const nextUpdate = single.nextUpdate?.getTime();
  checkWindow(thisUpdate, nextUpdate ?? thisUpdate + maxAge, now);
  const { idBlock, valueBlock } = single.certStatus;
  // CertStatus is a CHOICE of [0], [1] and [2]; anything else is not understood.
  switch (idBlock.tagClass === 3 ? idBlock.tagNumber : undefined) {
    case 0:
      return { thisUpdate, nextUpdate };
    case 1: {
      const [at, reason] = valueBlock.value ?? [];
      const instant = at?.toDate?.().getTime();
      if (!Number.isFinite(instant)) throw new RevocationFault('malformed');
      const code = reason?.valueBlock?.value?.[0]?.valueBlock?.valueDec;
      return { revoked: { at: instant, reason: reasonOf(code ?? 0) }, thisUpdate, nextUpdate };
    }
    case 2:
      throw new RevocationFault('unknown-to-responder');
    default:
      throw new RevocationFault('malformed');
  }
}
