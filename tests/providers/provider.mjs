// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
//
// node provider.mjs MODULES: serves the npm package oidc-provider, found under MODULES/node_modules, on a free port
// of 127.0.0.1 with its own login and consent pages. The first line of standard output is JSON with the issuer; each
// further line is what the server made of one request. Ends with its standard input, so that it survives no test.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume();

const modules = createRequire(resolve(process.argv[2], 'package.json'));
const { default: Provider } = await import(pathToFileURL(modules.resolve('oidc-provider')));

const report = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

// A native application may come back to any port of these (RFC 8252, section 7.3).
const client = (id, method, rest = {}) => ({
  client_id: id,
  token_endpoint_auth_method: method,
  application_type: 'native',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback', 'http://[::1]/callback'],
  ...rest,
});

// The secrets hold characters that the form encoding of RFC 6749, section 2.3.1, changes.
const clients = [
  client('public', 'none'),
  client('basic', 'client_secret_basic', { client_secret: 'basic +/%:&= secret' }),
  client('post', 'client_secret_post', { client_secret: 'post +/%:&= secret' }),
  {
    client_id: 'service',
    client_secret: 'service secret',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  },
];

const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const api = 'https://api.example.com/';

const configuration = {
  clients,
  jwks: { keys: [{ ...signingKey, kid: 'signing', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  scopes: ['openid', 'email', 'profile', 'offline_access', 'api:read'],
  pkce: { required: () => true },
  issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: true, name: `Test user ${id}` }),
  }),
  features: {
    clientCredentials: { enabled: true },
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

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, configuration);
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
  clients: Object.fromEntries(clients.map(({ client_id, client_secret = '' }) => [client_id, client_secret])),
});
