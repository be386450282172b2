import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Judges containers with the library of the European Commission (DSS), without network: by its default policy, and by the
 * same where a file that nobody signed is no warning but a fault. Arguments: folder with root.pem and list.crl, then files.
 * Prints one line of JSON for each.
 */
public class Verify {
  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    for (int index = 1; index < arguments.length; index++) System.out.println(judge(folder, new File(arguments[index])));
  }

  static String judge(File folder, File file) {
    try {
      var strict = validator(folder, file).validateDocument(strictPolicy()).getSimpleReport();
      var reports = validator(folder, file).validateDocument();
      if (System.getenv("DSS_REPORTS") != null) System.err.println(reports.getXmlSimpleReport());
      return report(reports.getSimpleReport(), reports.getDiagnosticData(), strict);
    } catch (Exception error) {
      return object("file", text(file.getName()), "refused", text(error.getMessage()));
    }
  }

  static SignedDocumentValidator validator(File folder, File file) {
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    roots.addCertificate(DSSUtils.loadCertificate(new File(folder, "root.pem")));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(roots);
    verifier.setAIASource(null);
    verifier.setCrlSource(new ExternalResourcesCRLSource(new FileDocument(new File(folder, "list.crl"))));
    SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
    validator.setCertificateVerifier(verifier);
    return validator;
  }

  static InputStream strictPolicy() throws Exception {
    String warning = "<AllFilesSigned Level=\"WARN\"";
    try (InputStream stream = Verify.class.getResourceAsStream("/policy/constraint.xml")) {
      String policy = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      if (!policy.contains(warning)) throw new IllegalStateException("the default policy is another one");
      return new ByteArrayInputStream(policy.replace(warning, "<AllFilesSigned Level=\"FAIL\"").getBytes(StandardCharsets.UTF_8));
    }
  }

  static String report(SimpleReport simple, DiagnosticData data, SimpleReport strict) {
    String id = simple.getFirstSignatureId();
    boolean sealed = id != null;
    return object(
        "file", text(simple.getDocumentFilename()),
        "container", text(String.valueOf(simple.getContainerType())),
        "signatures", String.valueOf(simple.getSignaturesCount()),
        "valid", String.valueOf(simple.getValidSignaturesCount()),
        "indication", text(sealed ? String.valueOf(simple.getIndication(id)) : "none"),
        "sub", text(sealed ? String.valueOf(simple.getSubIndication(id)) : "none"),
        "strict", text(sealed ? String.valueOf(strict.getIndication(strict.getFirstSignatureId())) : "none"),
        "format", text(sealed ? String.valueOf(simple.getSignatureFormat(id)) : "none"),
        "signedBy", text(sealed ? simple.getSignedBy(id) : "none"),
        "signedAt", text(sealed ? simple.getSigningTime(id).toInstant().toString() : "none"),
        "covered", list(sealed ? simple.getSignatureScopes(id).stream().map(one -> one.getName()).toList() : List.of()),
        "contained", list(data.getContainerInfo().getContentFiles()),
        "errors", list(sealed ? values(simple.getAdESValidationErrors(id)) : List.of()),
        "warnings", list(sealed ? values(simple.getAdESValidationWarnings(id)) : List.of()));
  }

  static List<String> values(List<Message> messages) {
    return messages.stream().map(one -> one.getKey() + ": " + one.getValue()).toList();
  }

  static String object(String... pairs) {
    StringBuilder line = new StringBuilder("{");
    for (int index = 0; index < pairs.length; index += 2)
      line.append(index == 0 ? "" : ",").append(text(pairs[index])).append(":").append(pairs[index + 1]);
    return line.append("}").toString();
  }

  static String list(List<String> texts) {
    return texts.stream().map(Verify::text).collect(Collectors.joining(",", "[", "]"));
  }

  static String text(String text) {
    if (text == null) return "null";
    StringBuilder quoted = new StringBuilder("\"");
    for (char one : text.toCharArray())
      if (one < 0x20 || one == '"' || one == '\\') quoted.append(String.format("\\u%04x", (int) one));
      else quoted.append(one);
    return quoted.append('"').toString();
  }
}
