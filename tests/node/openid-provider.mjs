// An OpenID provider for the tests: oidc-provider as it comes, with one API that takes JWTs and two people in it.
// GET /mint?sub=…&… answers an access token that the provider itself signed; so that tests need no browser to get one.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const audience = 'https://api.example.com';

const resourceServer = (target) => ({
  audience: target,
  scope: 'api',
  accessTokenTTL: 600,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: 'RS256' } },
});

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'shop',
      client_secret: 'a-secret-of-the-shop',
      redirect_uris: ['http://127.0.0.1:9/callback'],
    },
  ],
  cookies: { keys: ['a-key-for-tests'] },
  features: {
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: () => resourceServer(audience),
      useGrantedResource: () => true,
    },
  },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: 'somebody@example.com', email_verified: false }),
  }),
  extraTokenClaims: (_, token) => token.extra ?? {},
});

async function mint(query) {
  const iat = Number(query.get('at') ?? Math.floor(Date.now() / 1000) - Number(query.get('ago') ?? 0));
  const token = new provider.AccessToken({
    accountId: query.get('sub') ?? undefined,
    client: await provider.Client.find('shop'),
    grantId: 'tests',
    gty: 'authorization_code',
    scope: 'api',
    iat,
    exp: iat + Number(query.get('ttl') ?? 600),
  });
  token.resourceServer = new provider.ResourceServer(
    query.get('aud') ?? audience,
    resourceServer(query.get('aud') ?? audience),
  );
  token.extra = JSON.parse(query.get('claims') ?? '{}');
  return token.save();
}

const handle = provider.callback();
createServer(async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname !== '/mint') {
    handle(request, response);
    return;
  }

  try {
    response.end(await mint(url.searchParams));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error.stack));
  }
}).listen(port, '127.0.0.1', () => console.log('listening'));
process.stdin.resume().on('end', () => process.exit(0));
