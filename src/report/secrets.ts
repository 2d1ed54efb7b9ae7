/** Names whose values nobody should see: of app settings, and of what a script exports. */
export const SECRET_NAME =
  /SECRET|PASS|PWD|TOKEN|KEY|CRED|CONN|SAS|DSN|UR[IL]$|CERT|PRIVATE|SIGNATURE|AUTH|SALT|WEBHOOK|LOGIN|(?:^|_)(?:PW|PIN|PAT)(?:_|\d*$)/i;

// A value that is put in from elsewhere (`$NAME`, `${{ … }}`, `%NAME%`, `<name>`) is no secret by itself.
const WRITTEN = '(?![$%{<])';
const WORD = String.raw`"([^"\n]*)"|'([^'\n]*)'|${WRITTEN}([^\s;"'&|]+)`;

/**
 * Places of secrets in text: what stands before, which is kept, then the secret in one of its quotings. Nothing is repeated
 * without a bound before it is known to be one, so that no text takes long.
 */
const PLACES: readonly RegExp[] = [
  // `export DB_PASSWORD=…`, in capitals, as the shell's variables are
  new RegExp(
    String.raw`(\b[A-Z0-9_]{0,80}(?:SECRET|PASS|PWD|TOKEN|KEY|CREDENTIAL|CONNECTION|CONNSTR|DSN|SALT)[A-Z0-9_]{0,80}=)(?:${WORD})`,
    'g',
  ),
  // `client_secret=…`, `apiKey=…`, and the parts of a connection string
  new RegExp(
    `((?:password|passwd|pwd|secret|token|(?:api|access|account|secret|shared|private|instrumentation)[_-]?key|sharedaccesssignature|sharedaccesskey|connection[_-]?string|credentials?)=)(?:${WORD})`,
    'gi',
  ),
  // `--api-key …`: no option of gunicorn has such a name
  new RegExp(
    String.raw`(--[a-z-]{0,40}(?:password|passwd|secret|token|(?:api|access|account)-?key|connection-?string)(?:=|\s+))(?!-)(?:${WORD})`,
    'gi',
  ),
  // `mysql -psecret`, `sshpass -p secret`, `sqlcmd -P secret`, `redis-cli -a secret`, `curl -u user:secret`
  /(\b(?:mysql(?:dump|admin)?|mariadb(?:-dump)?)\b[^\n|;&]{0,200}?\s-p)(?![\s$%{<])([^\s"'|;&]+)/g,
  new RegExp(
    String.raw`(\b(?:sshpass\s{1,8}-p|(?:sqlcmd|bcp)\b[^\n|;&]{0,200}?\s-P|redis-cli\b[^\n|;&]{0,200}?\s-a)\s{0,8})(?:${WORD})`,
    'g',
  ),
  /(\bcurl\b[^\n|;&]{0,200}?\s(?:-u|--user)[ =]?["']?[^\s:"'$]{1,80}:)(?![$%{<])([^\s"'@|;&]+)/g,
  // `https://user:password@host`
  /(:\/\/[^\s:@/"']{0,100}:)(?![$%{<])([^\s"'@]{1,256})(?=@)/g,
  // `?sig=…&code=…`
  /([?&](?:sig|code|key|access_token|api-key|subscription-key)=)(?![$%{<])([^\s;"'&|]+)/gi,
  /(\b(?:bearer|basic) )([\w.+/=-]{16,})/gi,
  // by their shape: tokens of GitHub, Slack, Stripe and OpenAI, AWS, Google; a JSON Web Token
  /(\b)((?:gh[oprsu]_|github_pat_|xox[abeoprs]-|[sr]k[-_](?:live|test|proj|ant)[-_]|AKIA|ASIA|AIza|eyJ[\w-]{8,200}\.eyJ)[\w.-]{12,})/g,
];

// `resourceToken` is what templates of azd call the end of their resources' names.
const TELLING =
  '(?:secret|passw(?:or)?d|passphrase|pwd|(?<!resource_?)token|(?:api|access|account|shared|private)[_-]?key|connection[_-]?string|credential)';

/** The same in a line of a source file, where names and values stand as its language writes them. */
const PLACES_IN_SOURCES: readonly RegExp[] = [
  // `SECRET_KEY = "…"`, `password: '…'`, `"token": "…"`; the quotes may not be closed
  new RegExp(
    String.raw`(${TELLING}[\w-]{0,40}["']?\s{0,8}[:=]\s{0,8})(?:"${WRITTEN}([^"\n]+)"?|'${WRITTEN}([^'\n]+)'?)`,
    'gi',
  ),
  // `password: …` as YAML has it
  new RegExp(String.raw`^(\s*(?:- )?[\w-]{0,40}${TELLING}[\w-]{0,40}:\s{1,8})(?!["'$%{<|>&*#])(\S[^\n]*)`, 'gi'),
];

/** A line of a source file in which what looks like a secret is hidden, by as many characters. */
export function lineWithoutSecrets(line: string): string {
  return replaced(line, [...PLACES, ...PLACES_IN_SOURCES], (secret) => '*'.repeat(secret.length));
}

/**
 * Text in which what looks like a secret is hidden.
 * @param mask what to write in place of a secret
 */
export function withoutSecrets(text: string, mask: (secret: string) => string): string {
  return replaced(text, PLACES, mask);
}

function replaced(text: string, places: readonly RegExp[], mask: (secret: string) => string): string {
  return places.reduce(
    (masked, place) =>
      masked.replace(place, (whole: string, before: string, ...rest: readonly unknown[]) => {
        const secret = rest.find((part): part is string => typeof part === 'string' && part !== '') ?? '';
        const at = whole.indexOf(secret, before.length);
        return whole.slice(0, at) + mask(secret) + whole.slice(at + secret.length);
      }),
    text,
  );
}
