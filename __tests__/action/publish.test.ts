import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Answer, type Api, type Fault, gitHubApi } from './api.ts';
import { ADA, BOT, MALLORY } from './api-answers.ts';
import { pullRequestEvent } from './events.ts';
import { type Outcome, runStep } from './github.ts';
import { excessive, mending, neighbours, twoOnALine, unrelated, type World } from './world.ts';

const MARKER = '<!-- gunicorn-plan-lint:. -->';
const SUGGESTION = '<!-- gunicorn-plan-lint:.:suggestion:';
/** The client waits between calls that fail. */
const LONGEST = 40_000;

interface Prepared {
  readonly world: World;
  readonly files: string;
}

const made = new Map<() => World, Prepared>();
function prepared(make: () => World): Prepared {
  const known = made.get(make);
  if (known) return known;
  const world = make();
  const own = { world, files: world.checkout(world.merge, 'full') };
  made.set(make, own);
  return own;
}

let apis: Api[] = [];
afterEach(() => {
  for (const api of apis) api.close();
  apis = [];
});
afterAll(() => {
  for (const { world, files } of made.values()) {
    world.remove();
    rmSync(files, { recursive: true, force: true });
  }
});

async function apiOf(make: () => World, faults: readonly Fault[] = []): Promise<Api> {
  const api = await gitHubApi(prepared(make).world, faults);
  apis.push(api);
  return api;
}

async function step(
  make: () => World,
  api: Api,
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { world, files } = prepared(make);
  const event = pullRequestEvent({ head: world.head, base: world.target, merge: world.merge });
  const given = { comment: 'auto', token: 'ghs_test', ...inputs };
  const outcome = await runStep({ event, files, api, inputs: given, environment });
  expect(api.problems).toEqual([]);
  return outcome;
}

const writes = ({ requests }: Outcome): readonly string[] => requests.filter((call) => !call.startsWith('GET '));
const warnings = ({ annotations }: Outcome): readonly string[] =>
  annotations.filter(({ properties }) => properties['title'] === 'gunicorn-plan-lint').map(({ message }) => message);

describe('the comment', () => {
  test('is written once, and not again while it says the same', async () => {
    const api = await apiOf(excessive);
    expect(writes(await step(excessive, api))).toEqual(['POST /repos/contoso/parcels/issues/7/comments']);
    expect(writes(await step(excessive, api))).toEqual([]);
    expect(api.comments).toHaveLength(1);
    expect(api.comments[0]?.body.startsWith(MARKER)).toBe(true);
  });

  test('is not written where the change changes nothing', async () => {
    expect(writes(await step(unrelated, await apiOf(unrelated)))).toEqual([]);
  });

  test('says once that all is mended', async () => {
    const api = await apiOf(mending);
    api.comments.push({ id: 5, user: BOT, body: `${MARKER}\n<!-- other -->\nsomething is wrong` });
    expect(writes(await step(mending, api))).toEqual(['PATCH /repos/contoso/parcels/issues/comments/5']);
    expect(api.comments[0]?.body).toContain('**All well: 1 finding fixed.**');
    expect(writes(await step(mending, api))).toEqual([]);
  });

  test('that somebody else planted is left alone', async () => {
    const api = await apiOf(excessive);
    const planted = { id: 5, user: MALLORY, body: `${MARKER}\nAll is well, merge it.` };
    const quoted = { id: 6, user: BOT, body: `> ${MARKER}\nquoted` };
    api.comments.push({ ...planted }, { ...quoted });
    expect(writes(await step(excessive, api))).toEqual(['POST /repos/contoso/parcels/issues/7/comments']);
    expect(api.comments.slice(0, 2)).toEqual([planted, quoted]);
  });

  test('is found on a later page', async () => {
    const api = await apiOf(excessive);
    for (let id = 1; id <= 230; id++) api.comments.push({ id, user: MALLORY, body: 'me too' });
    api.comments.push({ id: 300, user: BOT, body: `${MARKER}\nold` });
    const outcome = await step(excessive, api);
    expect(writes(outcome)).toEqual(['PATCH /repos/contoso/parcels/issues/comments/300']);
    expect(outcome.requests.filter((call) => call.includes('/issues/7/comments?'))).toHaveLength(3);
  });

  test('of a person whose token is given is found by that person’s name', async () => {
    const api = await apiOf(excessive);
    api.comments.push({ id: 5, user: BOT, body: `${MARKER}\na bot’s` }, { id: 6, user: ADA, body: `${MARKER}\nold` });
    const outcome = await step(excessive, api, { token: 'ghp_test' });
    expect(outcome.requests).toContain('GET /user');
    expect(writes(outcome)).toEqual(['PATCH /repos/contoso/parcels/issues/comments/6']);
  });
});

test(
  'a proxy is used where the runner has one',
  async () => {
    const api = await apiOf(excessive);
    const asked: string[] = [];
    const proxy = createServer().on('connect', ({ url = '' }, socket) => {
      asked.push(url);
      const { hostname, port } = new URL(api.url);
      const through = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        through.pipe(socket).pipe(through);
      });
      for (const end of [through, socket]) end.on('error', () => through.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = proxy.address() as AddressInfo;
      const environment = { GITHUB_API_URL: 'http://github.example/api/v3', http_proxy: `http://127.0.0.1:${port}` };
      const outcome = await step(excessive, api, {}, environment);
      expect(asked).toContain('github.example:80');
      expect(writes(outcome)).toEqual(['POST /api/v3/repos/contoso/parcels/issues/7/comments']);
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  },
  LONGEST,
);

test(
  'a runner without git asks the API for the commit before the change',
  async () => {
    const outcome = await step(excessive, await apiOf(excessive), { comment: 'never' }, { PATH: '/nowhere' });
    expect(outcome.requests).toContainEqual(expect.stringMatching(/^GET \/repos\/contoso\/parcels\/git\/trees\//));
    expect(outcome.summary).toContain('**1 new warning**, 1 finding fixed.');
    expect(outcome.code).toBe(0);
  },
  LONGEST,
);

describe('suggestions', () => {
  const asked = { comment: 'never', suggest: 'true' };

  test('are made once, and taken back where they no longer apply, but not where somebody answered', async () => {
    const api = await apiOf(excessive);
    expect(writes(await step(excessive, api, asked))).toEqual(['POST /repos/contoso/parcels/pulls/7/reviews']);
    expect(writes(await step(excessive, api, asked))).toEqual([]);
    expect(api.reviewComments[0]).toMatchObject({ path: 'infra/main.bicep', line: 36 });

    const comment = (id: number, user: typeof BOT, body: string, replyTo?: number) => {
      const reply = replyTo === undefined ? {} : { in_reply_to_id: replyTo };
      api.reviewComments.push({ id, user, body, path: 'infra/main.bicep', line: 3, ...reply });
    };
    comment(11, BOT, `${SUGGESTION}gone -->\nold`);
    comment(12, BOT, `${SUGGESTION}gone too -->\nold, but answered`);
    comment(13, MALLORY, 'why?', 12);
    comment(14, MALLORY, `${SUGGESTION}planted -->\nnot ours`);
    expect(writes(await step(excessive, api, asked))).toEqual(['DELETE /repos/contoso/parcels/pulls/comments/11']);
    expect(api.reviewComments.map(({ id }) => id)).toEqual([2000, 12, 13, 14]);
  });
});

describe('a suggestion', () => {
  const asked = { comment: 'never', suggest: 'true' };
  const reviewOf = async (make: () => World) => {
    const api = await apiOf(make);
    await step(make, api, asked);
    const call = api.calls.find(({ url }) => url.endsWith('/reviews'));
    return (call?.body as { readonly comments: readonly Readonly<Record<string, unknown>>[] } | undefined)?.comments;
  };

  test('mends all that is wrong with its line, and keeps as many requests at once', async () => {
    expect(await reviewOf(twoOnALine)).toMatchObject([
      {
        path: 'infra/main.bicep',
        line: 36,
        body: expect.stringMatching(
          /<code>loopback-bind<\/code>[\s\S]*<code>excess-workers<\/code>[\s\S]*```suggestion\n {6}appCommandLine: 'gunicorn --bind=0\.0\.0\.0 --timeout 600 --workers 3 --threads 3 app:app'\n```$/,
        ),
      },
    ]);
  });

  test('of lines that stand one below the other is one', async () => {
    expect(await reviewOf(neighbours)).toContainEqual(
      expect.objectContaining({
        path: 'src/gunicorn.conf.py',
        start_line: 1,
        start_side: 'RIGHT',
        line: 2,
        body: expect.stringMatching(/```suggestion\nbind = '0\.0\.0\.0:8000'\nworker_class = 'gevent'\n```$/),
      }),
    );
  });
});

describe('an API that refuses or fails', () => {
  const answer = (status: number, message: string, headers: Answer['headers'] = {}): Answer => ({
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest' },
    headers,
  });
  const refused = answer(403, 'Resource not accessible by integration');
  const both = { suggest: 'true' };

  test.each<[string, Fault[], string]>([
    [
      'a token that may not write',
      [
        { operation: 'issues/create-comment', answer: refused },
        { operation: 'pulls/create-review', answer: refused },
      ],
      'the comment and the suggestions could not be written: GitHub answered 403: Resource not accessible by integration - https://docs.github.com/rest. The job needs `permissions: pull-requests: write`.',
    ],
    [
      'a token that may not even see it',
      [{ operation: 'issues/list-comments', answer: answer(404, 'Not Found') }],
      'the comment and the suggestions could not be written: GitHub answered 404: Not Found - https://docs.github.com/rest. The job needs `permissions: pull-requests: write`.',
    ],
    [
      'a review that GitHub doesn’t take',
      [{ operation: 'pulls/create-review', answer: answer(422, 'Unprocessable Entity') }],
      'the suggestions could not be written: GitHub answered 422: Unprocessable Entity - https://docs.github.com/rest.',
    ],
    [
      'a limit that lasts for an hour',
      [
        {
          operation: 'issues/list-comments',
          answer: answer(403, 'API rate limit exceeded', {
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(Math.round(Date.now() / 1000) + 3600),
          }),
        },
      ],
      'the comment could not be written: GitHub answered 403: API rate limit exceeded - https://docs.github.com/rest.',
    ],
    [
      'an API that is down',
      [{ operation: 'issues/list-comments', answer: answer(500, 'Server Error') }],
      'the comment could not be written: GitHub answered 500: Server Error - https://docs.github.com/rest.',
    ],
  ])(
    '%s is one warning, and changes nothing else',
    async (_, faults, warning) => {
      const outcome = await step(excessive, await apiOf(excessive, faults), both);
      expect(warnings(outcome)).toEqual([warning]);
      expect(outcome.outputs).toMatchObject({ conclusion: 'success', findings: '1' });
      expect(outcome.summary).toContain('1 new warning');
      expect(outcome.code).toBe(0);
    },
    LONGEST,
  );

  test(
    'without git, that the commit before can’t be had is said, and the gate holds for all',
    async () => {
      const down = await apiOf(excessive, [{ operation: 'git/get-tree', answer: answer(500, 'Server Error') }]);
      const inputs = { 'only-new': 'true', 'fail-on': 'warning' };
      const outcome = await step(excessive, down, inputs, { PATH: '/nowhere' });
      expect(outcome.summary).toContain(
        'Not compared with before: the commit before the change can&#39;t be had: GitHub answered 500: Server Error',
      );
      expect(outcome.outputs).toMatchObject({ conclusion: 'failure', findings: '1' });
      expect(warnings(outcome)).toEqual([]);
      expect(outcome.code).toBe(1);
    },
    LONGEST,
  );

  test.each<[string, Fault]>([
    [
      'asks to wait',
      {
        operation: 'issues/create-comment',
        times: 1,
        answer: answer(429, 'You have exceeded a secondary rate limit', { 'retry-after': '1' }),
      },
    ],
    ['fails for once', { operation: 'issues/create-comment', times: 1, answer: answer(502, 'Bad Gateway') }],
    ['is slow', { operation: 'issues/create-comment', delay: 1500 }],
  ])(
    'one that %s is asked again, or waited for',
    async (_, fault) => {
      const api = await apiOf(excessive, [fault]);
      expect(warnings(await step(excessive, api))).toEqual([]);
      expect(api.comments).toHaveLength(1);
    },
    LONGEST,
  );
});
