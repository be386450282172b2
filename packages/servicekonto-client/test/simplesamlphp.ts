import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../tools/testing/free-port.ts';
import type { TestKeyPair } from './saml/keys.ts';

const run = promisify(execFile);

/** Where the Debian package puts it. */
const home = '/usr/share/simplesamlphp';
const encryption = `${home}/vendor/simplesamlphp/saml2/src/SAML2/EncryptedAssertion.php`;
const keyOfMessages = `${home}/modules/saml/lib/IdP/SAML2.php`;

/** Whether SimpleSAMLphp is installed, after saying what to install. */
export async function hasSimplesamlphp(): Promise<boolean> {
  try {
    await access(encryption);
    const { stdout } = await run('php', ['-m']);
    if (/^dom$/m.test(stdout) && /^mbstring$/m.test(stdout)) return true;
  } catch {
    // The line below says it.
  }
  console.log(
    'skipped: no SimpleSAMLphp found; on Debian: apt-get install simplesamlphp php-xml php-mbstring',
  );
  return false;
}

/** What SimpleSAMLphp encrypts with, by the names of its library (robrichards/xmlseclibs). */
export interface Algorithms {
  readonly content: 'AES128_GCM' | 'AES192_GCM' | 'AES256_GCM' | 'AES192_CBC' | 'AES256_CBC';
  readonly key: 'RSA_OAEP_MGF1P' | 'RSA_OAEP' | 'RSA_1_5';
}

export interface SimplesamlphpOptions {
  readonly key: TestKeyPair;
  /** Metadata of the service providers, XML. */
  readonly serviceProviders: readonly string[];
}

export interface Simplesamlphp {
  readonly entityId: string;
  /** Address of its metadata. */
  readonly metadata: string;
  readonly sloUrl: string;
  /**
   * Encrypts with others from now on. It has no switch for them: copies of two of its files are loaded instead. Until then,
   * and with `undefined`: AES128_CBC and RSA_OAEP_MGF1P.
   */
  encryptWith(algorithms: Algorithms | undefined): Promise<void>;
  /** Answers this class reference from now on. Until then, and with `undefined`: the first one that was asked for. */
  answerWith(classRef: string | undefined): Promise<void>;
  /** What it wrote to its log. */
  log(): Promise<string>;
  close(): Promise<void>;
}

/** The one person that it knows, invented. */
export const person = {
  username: 'zofia',
  password: 'geheim',
  bPK2: 'ab-000-test-zofia',
  givenName: 'Žofia Ōno',
  familyName: 'Łódź-Şahin',
};

/** Starts SimpleSAMLphp as an identity provider in a throw-away folder, with nothing but the web server of PHP. */
export async function startSimplesamlphp(options: SimplesamlphpOptions): Promise<Simplesamlphp> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-simplesamlphp-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const entityId = `${origin}/idp`;
  let child: ChildProcess | undefined;
  // It has workers of its own: end the whole group.
  const end = () => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  const close = async () => {
    process.removeListener('exit', end);
    const exited = child && child.exitCode === null && child.signalCode === null && once(child, 'exit');
    end();
    await exited;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const log = () => readFile(join(folder, 'log', 'ssp.log'), 'utf8').catch(() => '');
  try {
    await writeFolder(folder, origin, options);
    child = spawn(
      'php',
      [
        ...['-d', 'error_reporting=E_ALL&~E_DEPRECATED', '-d', 'opcache.enable=0'],
        ...['-d', `auto_prepend_file=${join(folder, 'prepend.php')}`],
        ...['-S', `127.0.0.1:${port}`, '-t', `${home}/www`],
      ],
      {
        detached: true,
        stdio: 'ignore',
        env: {
          ...process.env,
          SIMPLESAMLPHP_CONFIG_DIR: join(folder, 'config'),
          // A page that it serves may ask it for another one.
          PHP_CLI_SERVER_WORKERS: '4',
        },
      },
    );
    const metadata = `${origin}/saml2/idp/metadata.php`;
    await untilReady(metadata, child, log);
    return {
      entityId,
      metadata,
      sloUrl: `${origin}/saml2/idp/SingleLogoutService.php`,
      encryptWith: async (algorithms) => writeFiles(folder, await prepended(folder, algorithms)),
      answerWith: (classRef) => writeFiles(folder, hosted(entityId, classRef)),
      log,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilReady(address: string, child: ChildProcess, log: () => Promise<string>): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) throw new Error(`PHP ended with ${child.exitCode}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    last = (await answer?.text()) ?? '';
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`SimpleSAMLphp did not become ready:\n${last.slice(0, 2000)}\n${await log()}`);
}

async function writeFolder(
  folder: string,
  origin: string,
  { key, serviceProviders }: SimplesamlphpOptions,
): Promise<void> {
  for (const name of ['config', 'metadata', 'cert', 'log', 'data', 'tmp', 'sessions'])
    await mkdir(join(folder, name));
  await writeFiles(folder, {
    'cert/idp.key': key.privateKey,
    'cert/idp.crt': key.certificate,
    'config/config.php': config(folder, origin, serviceProviders.length),
    'config/authsources.php': persons,
    ...Object.fromEntries(serviceProviders.map((xml, index) => [`metadata/sp-${index}.xml`, xml])),
    ...hosted(`${origin}/idp`),
    ...(await prepended(folder)),
  });
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;

/** With cookies for plain http, and service providers from their metadata. */
const config = (folder: string, origin: string, providers: number): string => `<?php
$config = [
  'baseurlpath' => ${text(`${origin}/`)},
  'certdir' => ${text(`${folder}/cert/`)}, 'loggingdir' => ${text(`${folder}/log/`)},
  'datadir' => ${text(`${folder}/data/`)}, 'tempdir' => ${text(`${folder}/tmp`)},
  'metadatadir' => ${text(`${folder}/metadata/`)}, 'attributenamemapdir' => '/etc/simplesamlphp/attributemap/',
  'secretsalt' => 'only-for-tests-0123456789abcdef', 'auth.adminpassword' => 'only-for-tests',
  'technicalcontact_email' => 'na@example.org', 'timezone' => 'UTC',
  'trusted.url.domains' => null, 'showerrors' => true, 'errorreporting' => false,
  'logging.level' => 7, 'logging.handler' => 'file', 'logging.logfile' => 'ssp.log',
  'enable.saml20-idp' => true, 'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
  'session.cookie.secure' => false, 'session.cookie.samesite' => null,
  'session.phpsession.cookiename' => 'SSP', 'session.phpsession.savepath' => ${text(`${folder}/sessions`)},
  'session.phpsession.httponly' => true,
  'language.cookie.secure' => false, 'language.cookie.samesite' => null,
  'language.available' => ['en', 'de'], 'language.default' => 'en',
  'metadata.sources' => [['type' => 'flatfile'],
    ${Array.from({ length: providers }, (_, n) => `['type' => 'xml', 'file' => ${text(`${folder}/metadata/sp-${n}.xml`)}]`).join(', ')}],
  'store.type' => 'phpsession',
];
`;

const persons = `<?php
$config = ['admin' => ['core:AdminPassword'],
  'test-users' => ['exampleauth:UserPass',
    ${text(`${person.username}:${person.password}`)} => [
      'bPK2' => [${text(person.bPK2)}],
      'givenName' => [${text(person.givenName)}],
      'sn' => [${text(person.familyName)}],
      'eduPersonAffiliation' => ['member', 'staff'],
    ]]];
`;

/** Signs everything, wants everything signed. What a level is worth is not its business: it answers what it is told to. */
function hosted(entityId: string, classRef?: string): Record<string, string> {
  const answer =
    classRef === undefined
      ? '$r = $state["saml:RequestedAuthnContext"]["AuthnContextClassRef"] ?? []; if ($r) { $state["saml:AuthnContextClassRef"] = $r[0]; }'
      : `$state["saml:AuthnContextClassRef"] = "${classRef}";`;
  const content = `<?php
$metadata[${text(entityId)}] = [
  'host' => '__DEFAULT__', 'auth' => 'test-users', 'privatekey' => 'idp.key', 'certificate' => 'idp.crt',
  'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'saml20.sign.response' => true, 'saml20.sign.assertion' => true, 'assertion.encryption' => true,
  'redirect.sign' => true, 'redirect.validate' => true, 'validate.authnrequest' => true,
  'sign.logout' => true, 'validate.logout' => true,
  'SingleSignOnServiceBinding' => ['urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'],
  'SingleLogoutServiceBinding' => ['urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'],
  'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  'authproc' => [50 => ['class' => 'core:PHP', 'code' => ${text(answer)}]],
];
`;
  return { 'metadata/saml20-idp-hosted.php': content };
}

/** Loads copies of the two classes that name the algorithms, before the original ones are looked for. */
async function prepended(folder: string, algorithms?: Algorithms): Promise<Record<string, string>> {
  if (!algorithms) return { 'prepend.php': '<?php' };
  const { content, key } = algorithms;
  const replaced = async (file: string, changes: Readonly<Record<string, string>>): Promise<string> => {
    let source = await readFile(file, 'utf8');
    for (const [from, to] of Object.entries(changes)) {
      if (!source.includes(from)) throw new Error(`${file} is of another version: it has no ${from}`);
      source = source.replace(from, to);
    }
    return source;
  };
  const files = {
    'EncryptedAssertion.php': await replaced(encryption, {
      'XMLSecurityKey(XMLSecurityKey::AES128_CBC)': `XMLSecurityKey(XMLSecurityKey::${content})`,
      'case XMLSecurityKey::RSA_OAEP_MGF1P:': `case XMLSecurityKey::${key}:`,
    }),
    'SAML2.php': await replaced(keyOfMessages, {
      'XMLSecurityKey(XMLSecurityKey::RSA_OAEP_MGF1P': `XMLSecurityKey(XMLSecurityKey::${key}`,
    }),
  };
  const loaded = Object.keys(files).map((name) => `require_once ${text(join(folder, name))};`);
  return {
    ...files,
    'prepend.php': ['<?php', `require_once '${home}/lib/_autoload.php';`, ...loaded].join('\n'),
  };
}
