import { lineWithoutSecrets, withoutSecrets } from '../../src/report/secrets.ts';

const masked = (text: string): string => withoutSecrets(text, () => '***');

test.each([
  ['export PASSWORD=hunter2', 'export PASSWORD=***'],
  ['TOKEN=abc gunicorn app:app', 'TOKEN=*** gunicorn app:app'],
  ['SECRET_KEY="two words" x', 'SECRET_KEY="***" x'],
  ["DB_PASS='it is; one' x", "DB_PASS='***' x"],
  ['gunicorn --env api_key=abc app:app', 'gunicorn --env api_key=*** app:app'],
  ['curl --token abc --api-key=def', 'curl --token *** --api-key=***'],
  ['Server=tcp:x;User ID=me;Password=s3cret;Encrypt=true', 'Server=tcp:x;User ID=me;Password=***;Encrypt=true'],
  ['DefaultEndpointsProtocol=https;AccountKey=abc==;x', 'DefaultEndpointsProtocol=https;AccountKey=***;x'],
  ['Endpoint=sb://x/;SharedAccessKey=a/b+c=', 'Endpoint=sb://x/;SharedAccessKey=***'],
  ['postgresql://me:p%40ss/w@host:5432/db', 'postgresql://me:***@host:5432/db'],
  ['https://x.blob.core.windows.net/c?sv=1&sig=a%2Fb', 'https://x.blob.core.windows.net/c?sv=1&sig=***'],
  ['Authorization: Bearer abcdefghijklmnopqrst', 'Authorization: Bearer ***'],
  [`echo ghp_${'a'.repeat(36)}`, 'echo ***'],
  [`x sk-live-${'a'.repeat(20)} y`, 'x *** y'],
  [`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${'a'.repeat(43)}`, '***'],
])('%s', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each([
  'gunicorn --bind=0.0.0.0:8000 --keep-alive 5 --keyfile server.key --certfile=server.crt app:app',
  'SECRET_KEY=$SECRET_KEY gunicorn app:app',
  'API_KEY=${{ secrets.API_KEY }}',
  'http://localhost:8000/healthz',
  'the parameter `tokenLifetime` has no default',
  'WEB_CONCURRENCY=3 PORT=8000',
])('%s has none', (text) => {
  expect(masked(text)).toBe(text);
});

test.each([
  ['SECRET_KEY = "abc"', 'SECRET_KEY = "***"'],
  ['SECRET_KEY = "abc', 'SECRET_KEY = "***'],
  ["    adminPassword: 'p w'", "    adminPassword: '***'"],
  ['"apiToken" : "abc", "sku": "B1"', '"apiToken" : "***", "sku": "B1"'],
  ['  client-secret: abc', '  client-secret: ***'],
  ['- password: a b', '- password: ***'],
])('in a source file: %s', (line, expected) => {
  expect(lineWithoutSecrets(line)).toBe(expected);
});

test.each([
  "param skuName = 'B1'",
  'client-secret: ${{ secrets.CLIENT_SECRET }}',
  "  password: '${password}'",
  "      appCommandLine: 'gunicorn --workers 3 app:app' // tokens are elsewhere",
  "keyVaultName: 'vault'",
])('%s, in a source file, has none', (line) => {
  expect(lineWithoutSecrets(line)).toBe(line);
});

test.each(['KEY', 'token: ', 'password-', '--', '://a:', 'eyJ-', 'PASSWORD="', '?sig='])(
  '%j many times over takes no time',
  (piece) => {
    const before = performance.now();
    masked(piece.repeat(200_000 / piece.length));
    lineWithoutSecrets(piece.repeat(200_000 / piece.length));
    expect(performance.now() - before).toBeLessThan(1000);
  },
);
