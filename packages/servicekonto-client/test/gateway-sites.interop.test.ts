import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present, recipes } from './gateway-host.ts';
import { audience, createGatewayWorld } from './gateway-world.ts';
import { erika, portal } from './mock-browser.ts';

const run = promisify(execFile);
const [hasJava, hasPhp] = await Promise.all([present('javac', '-version'), present('php', '-v')]);

/** Tokens of a real gateway: of a person, of a guest, and what is made of them to deceive a site. */
async function tokensOf() {
  const world = await createGatewayWorld({ attributes: ['familyName'] });
  const tokenOf = async () => {
    const token = (await world.ask()).headers.get('x-rathaus-token');
    if (token === null) throw new Error('no token');
    return token;
  };
  // A name that tries to be a claim.
  await world.login({
    ...erika,
    claims: { ...erika.claims, surname: '","sub":"broker:otto","level":"hoch' },
  });
  const person = await tokenOf();
  world.browser.jar.clear();
  await world.login({ ...erika, sub: 'gast', claims: { ...erika.claims, bPK2: undefined } });
  const guest = await tokenOf();
  const other = await createGatewayWorld();
  await other.login();
  const foreign = (await other.ask()).headers.get('x-rathaus-token')!;
  const [header, claims, signature = ''] = person.split('.');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  const forged = [
    foreign,
    `${header}.${encode({ ...decodeJwt(person), sub: 'broker:otto' })}.${signature}`,
    `${header}.${claims}.${swapped}`,
    `${encode({ alg: 'none', kid: 'erster' })}.${claims}.`,
    `${header}.${claims}.${Buffer.alloc(64).toString('base64url')}`,
    `${header}.${claims}`,
    'Unsinn',
    '',
  ];
  const keys = await (await world.gateway.handle(new Request(`${portal}/gateway/jwks.json`)))!.text();
  return { person, guest, forged, keys, now: decodeJwt(person).iat! };
}

let folder = '';
let tokens: Awaited<ReturnType<typeof tokensOf>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-sites-'));
  tokens = await tokensOf();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!hasJava)('Java by the recipe of the documentation', () => {
  const driver = `
public final class Driver {
  public static void main(String[] args) {
    for (int index = 4; index < args.length; index++) {
      var person = RathausToken.check(args[index], args[0], args[1], args[2], Long.parseLong(args[3]));
      System.out.println(person.map(one -> one.subject() + " " + one.level() + " " + one.temporary() + " " + one.atLeast("substanziell") + " " + one.atLeast("hoch") + " " + one.atLeast("sehr hoch")).orElse("-"));
    }
  }
}`;
  const check = async (list: readonly string[], { iss = portal, aud = audience, now = tokens.now } = {}) => {
    const line = ['-cp', folder, 'Driver', tokens.keys, iss, aud, `${now}`, ...list];
    return (await run('java', line)).stdout.trimEnd().split('\n');
  };
  beforeAll(async () => {
    const [code = ''] = await recipes('java');
    await writeFile(join(folder, 'RathausToken.java'), code);
    await writeFile(join(folder, 'Driver.java'), driver);
    await run(
      'javac',
      ['--release', '17', '-Xlint:all', '-Werror', '-d', folder, 'RathausToken.java', 'Driver.java'],
      {
        cwd: folder,
      },
    );
  });

  it('accepts the genuine tokens and refuses every other one', async () => {
    const [person, guest, ...forged] = await check([tokens.person, tokens.guest, ...tokens.forged]);
    expect(person).toBe('broker:bpk2-erika substanziell false true false false');
    expect(guest).toMatch(/^gast\/\S{43} substanziell true true false false$/);
    expect(forged).toEqual(tokens.forged.map(() => '-'));
    expect(await check([tokens.person], { now: tokens.now + 70 }), 'expired').toEqual(['-']);
    expect(await check([tokens.person], { now: tokens.now - 60 }), 'from the future').toEqual(['-']);
    expect(await check([tokens.person], { iss: 'https://anders.test' })).toEqual(['-']);
    expect(await check([tokens.person], { aud: 'https://anders.test' })).toEqual(['-']);
  });
});

/** Runs PHP with the keys and the clock of the test in place of those of a site. */
async function php(name: string, code: string, driver: string, token: string): Promise<unknown> {
  const [verifier = ''] = await recipes('php');
  await writeFile(
    join(folder, 'rathaus-token.php'),
    `${verifier}
function rathaus_keys(): array { return json_decode(getenv('KEYS'), true); }`,
  );
  const own = code
    .replace('<?php', '')
    .replace('declare(strict_types=1);', '')
    .replace(/^use TYPO3.*$/m, '');
  // The clock of the tokens stands still; the site's own does not.
  const at = own
    .replace("$site = 'https://www.musterstadt.example';", '')
    .replaceAll(
      'rathaus_keys(), $site, $site)',
      `rathaus_keys(), getenv('ISSUER'), getenv('AUDIENCE'), 'ES256', (int) getenv('NOW'))`,
    );
  expect(at, 'the recipe is as the test expects it').not.toContain('$site');
  await writeFile(join(folder, name), `<?php\n${driver.replace('/* recipe */', at)}`);
  const { stdout, stderr } = await run(
    'php',
    ['-d', 'display_errors=stderr', '-d', 'error_reporting=-1', join(folder, name)],
    {
      env: {
        ...process.env,
        KEYS: tokens.keys,
        ISSUER: portal,
        AUDIENCE: audience,
        NOW: `${tokens.now}`,
        TOKEN: token,
      },
    },
  );
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(!hasPhp)('PHP by the recipe of the documentation', () => {
  const wordpress = `
$users = []; $filters = []; $admin = false;
function add_filter(string $name, callable $work, int $priority): void { global $filters; $filters[$name] = $work; }
function is_admin(): bool { global $admin; return $admin; }
function is_wp_error(mixed $value): bool { return false; }
function get_users(array $query): array {
    global $users;
    return array_keys(array_filter($users, static fn ($one) => ($one['meta'][$query['meta_key']] ?? null) === $query['meta_value']));
}
function wp_insert_user(array $data): int { global $users; $users[] = $data + ['meta' => []]; return array_key_last($users); }
function update_user_meta(int $id, string $name, string $value): void { global $users; $users[$id]['meta'][$name] = $value; }
$users[] = ['user_login' => 'verwaltung', 'role' => 'administrator', 'meta' => []];
/* recipe */
$_SERVER['HTTP_X_RATHAUS_TOKEN'] = getenv('TOKEN');
$ask = $filters['determine_current_user'];
$found = [$ask(false), $ask(false)];
$admin = true;
$found[] = $ask(0);
echo json_encode([$found, array_map(static fn ($one) => [$one['role'], $one['meta']['rathaus_sub'] ?? null], $users)]);`;

  it('WordPress: a user for each person, made once, never an administrator', async () => {
    const code = (await recipes('php'))[2]!;
    expect(code).toContain('determine_current_user');
    expect(await php('wp.php', code, wordpress, tokens.person)).toEqual([
      [1, 1, 0],
      [
        ['administrator', null],
        ['subscriber', 'broker:bpk2-erika'],
      ],
    ]);
    for (const token of [tokens.guest, ...tokens.forged])
      expect(await php('wp.php', code, wordpress, token)).toEqual([
        [false, false, 0],
        [['administrator', null]],
      ]);
  });

  const typo3 = `
abstract class AbstractAuthenticationService {
    public function fetchUserRecord(string $name) { return $name === rathaus_typo3_name('broker:bpk2-erika') ? ['uid' => 7, 'username' => $name] : false; }
}
/* recipe */
$_SERVER['HTTP_X_RATHAUS_TOKEN'] = getenv('TOKEN');
$service = new RathausAuthentication();
$user = $service->getUser();
echo json_encode([$user['uid'] ?? null, $service->authUser($user ?: []), $service->authUser(['username' => 'verwaltung'])]);`;

  it('TYPO3: the frontend user of the person, and nobody else', async () => {
    const code = (await recipes('php'))[3]!;
    expect(code).toContain('AbstractAuthenticationService');
    expect(await php('t3.php', code, typo3, tokens.person)).toEqual([7, 200, 100]);
    for (const token of [tokens.guest, ...tokens.forged])
      expect(await php('t3.php', code, typo3, token)).toEqual([null, 100, 100]);
  });
});
