// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// node provider.mjs MODULES [TLS]: serves the npm package oidc-provider, found under MODULES/node_modules, on a free port
// of 127.0.0.1 with its own login and consent pages. The first line of standard output is JSON with the issuer; each
// further line is what the server made of one request. Ends with its standard input, so that it survives no test.
// TLS is JSON with paths of PEM files: certificate and key of the server, which then serves https and asks for client
// certificates; the authority that vouches for the client `tls_client_auth`; the selfSigned certificate of the client
// `self_signed_tls_client_auth`.

import { createPublicKey, generateKeyPairSync, randomBytes, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume();

const modules = createRequire(resolve(process.argv[2], 'package.json'));
const { default: Provider, errors } = await import(pathToFileURL(modules.resolve('oidc-provider')));

const report = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code';

// A native application may come back to any port of these (RFC 8252, section 7.3).
const client = (id, method, rest = {}) => ({
  client_id: id,
  token_endpoint_auth_method: method,
  application_type: 'native',
  grant_types: ['authorization_code', 'refresh_token', deviceCode],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback', 'http://[::1]/callback'],
  ...rest,
});

// One that may use whatever the provider itself knows.
const everything = (id, method, rest) => client(id, method, {
  grant_types: ['authorization_code', 'refresh_token', deviceCode, 'client_credentials'], ...rest,
});

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';

const responseTypes = ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token',
  'none'];

// The secrets hold characters that the form encoding of RFC 6749, section 2.3.1, changes.
const clients = [
  client('public', 'none'),
  client('basic', 'client_secret_basic', { client_secret: 'basic +/%:&= secret' }),
  everything('post', 'client_secret_post', { client_secret: 'post +/%:&= secret' }),
  client('browser', 'none', {
    grant_types: ['authorization_code', 'implicit'], response_types: responseTypes,
  }),
  client('without pkce', 'client_secret_basic', {
    client_secret: 'secret', grant_types: ['authorization_code', 'implicit'], response_types: responseTypes,
  }),
  {
    client_id: 'service',
    client_secret: 'service secret',
    grant_types: ['client_credentials', 'password', tokenExchange, jwtBearer, 'account_link'],
    response_types: [],
    redirect_uris: [],
  },
];

// private_key_jwt with one key for each algorithm; the tests get the private halves.
const keyPair = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};
const clientKeys = {};
for (const [alg, make] of Object.entries(keyPair)) {
  const { publicKey, privateKey } = make();
  clientKeys[alg] = { ...privateKey.export({ format: 'jwk' }), kid: `key-${alg}` };
  clients.push(everything(`private_key_jwt ${alg}`, 'private_key_jwt', {
    token_endpoint_auth_signing_alg: alg,
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: `key-${alg}`, use: 'sig' }] },
  }));
}
clients.push(everything('client_secret_jwt', 'client_secret_jwt', {
  client_secret: 'a secret of at least thirty-two bytes',
}));

const tls = process.argv[3] && JSON.parse(process.argv[3]);
if (tls) {
  const own = new X509Certificate(readFileSync(tls.selfSigned));
  const key = { ...own.publicKey.export({ format: 'jwk' }), x5c: [own.raw.toString('base64')] };
  clients.push(
    everything('tls_client_auth', 'tls_client_auth', { tls_client_auth_subject_dn: 'CN=Test client' }),
    everything('self_signed_tls_client_auth', 'self_signed_tls_client_auth', { jwks: { keys: [key] } }),
  );
}

const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const api = 'https://api.example.com/';

const configuration = {
  clients,
  jwks: { keys: [{ ...signingKey, kid: 'signing', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  enabledJWA: { clientAuthSigningAlgValues: ['HS256', 'RS256', 'PS256', 'ES256', 'EdDSA'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  scopes: ['openid', 'email', 'profile', 'offline_access', 'api:read'],
  responseTypes,
  pkce: { methods: ['S256', 'plain'], required: (ctx, { clientId }) => clientId !== 'without pkce' },
  issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: true, name: `Test user ${id}` }),
  }),
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
    // With resource=https://api.example.com/ the access token is a JWT.
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, indicator) => ({
        scope: 'api:read', audience: indicator, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
};

if (tls) {
  const peer = (ctx) => ctx.socket.getPeerX509Certificate();
  configuration.clientAuthMethods = ['none', 'client_secret_basic', 'client_secret_post', 'client_secret_jwt',
    'private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'];
  configuration.features.mTLS = {
    enabled: true,
    tlsClientAuth: true,
    selfSignedTlsClientAuth: true,
    getCertificate: (ctx) => peer(ctx)?.toString(),
    certificateAuthorized: (ctx) => ctx.socket.authorized,
    certificateSubjectMatches: (ctx, property, expected) => property === 'tls_client_auth_subject_dn'
      && peer(ctx).subject === expected,
  };
}

const server = tls ? createTlsServer({
  cert: readFileSync(tls.certificate),
  key: readFileSync(tls.key),
  ca: readFileSync(tls.authority),
  requestCert: true,
  rejectUnauthorized: false,
}) : createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `${tls ? 'https' : 'http'}://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, configuration);

// Grants that the package leaves to its users. What is granted stays small; what is asked has to be right.
const grantToken = async (ctx, members = {}) => {
  const { client, params } = ctx.oidc;
  const token = new provider.ClientCredentials({ client, scope: params.scope });
  ctx.oidc.entity('ClientCredentials', token);
  ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: token.expiration, ...members };
};

provider.registerGrantType('password', async (ctx, next) => {
  const { username, password } = ctx.oidc.params;
  if (username !== 'alice' || password !== 'correct horse') throw new errors.InvalidGrant('wrong user or password');
  await grantToken(ctx);
  await next();
}, ['username', 'password', 'scope']);

provider.registerGrantType(tokenExchange, async (ctx, next) => {
  const { subject_token, subject_token_type } = ctx.oidc.params;
  if (subject_token_type !== 'urn:ietf:params:oauth:token-type:access_token') {
    throw new errors.InvalidRequest('subject_token_type is not known');
  }
  if (!await provider.AccessToken.find(subject_token)) throw new errors.InvalidGrant('subject_token is not known');
  await grantToken(ctx, { issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' });
  await next();
}, ['audience', 'requested_token_type', 'scope', 'subject_token', 'subject_token_type', 'actor_token',
  'actor_token_type'], ['audience']);

// RFC 7523, section 2.1 and 3, by hand: signed with ES256 by the key of a client, about a user, once.
const seenAssertions = new Set();
const checkedClaims = (assertion, client) => {
  const [header, payload, signature] = assertion.split('.');
  const decoded = (part) => JSON.parse(Buffer.from(part, 'base64url'));
  const { alg, kid } = decoded(header);
  if (alg !== 'ES256' || kid !== 'key-ES256') throw new errors.InvalidGrant('the key is not known');
  const key = { key: createPublicKey({ key: clientKeys.ES256, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  if (!verify('sha256', `${header}.${payload}`, key, Buffer.from(signature, 'base64url'))) {
    throw new errors.InvalidGrant('the signature is wrong');
  }
  const { iss, sub, aud, exp, iat, jti } = decoded(payload);
  const now = Date.now() / 1000;
  if (iss !== client.clientId || !sub || aud !== issuer) throw new errors.InvalidGrant('iss, sub or aud is wrong');
  if (!(exp > now && exp < now + 600 && iat <= now + 5)) throw new errors.InvalidGrant('it is not valid now');
  if (!jti || seenAssertions.has(jti)) throw new errors.InvalidGrant('jti was seen before');
  seenAssertions.add(jti);
};

provider.registerGrantType(jwtBearer, async (ctx, next) => {
  checkedClaims(ctx.oidc.params.assertion ?? '', ctx.oidc.client);
  await grantToken(ctx);
  await next();
}, ['assertion', 'scope']);

// A grant of the provider's own, as in RFC 6749, section 4.5.
provider.registerGrantType('account_link', async (ctx, next) => {
  if (!ctx.oidc.params.account_id) throw new errors.InvalidRequest('account_id is missing');
  await grantToken(ctx);
  await next();
}, ['account_id', 'scope']);

const seen = (event) => (ctx, error) => report({
  event,
  client: ctx.oidc?.client?.clientId,
  parameters: ctx.oidc?.params,
  error: error?.error,
  detail: error?.error_detail ?? error?.error_description,
});
for (const event of ['authorization.success', 'authorization.error', 'grant.success', 'grant.error',
  'userinfo.error', 'server_error']) {
  provider.on(event, seen(event));
}
server.on('request', provider.callback());
report({
  issuer,
  api,
  keys: clientKeys,
  clients: Object.fromEntries(clients.map(({ client_id, client_secret = '' }) => [client_id, client_secret])),
});
