import { rmSync } from 'node:fs';
import { gitHubApi } from './api.ts';
import {
  type Commits,
  type Event,
  forkEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  workflowDispatchEvent,
} from './events.ts';
import { runStep } from './github.ts';
import { expectGolden, traces } from './golden.ts';
import { excessive, mending, unrelated, type World } from './world.ts';

const INPUTS = { comment: 'auto', suggest: 'true', token: 'ghs_test' };
/** The client waits for seconds between two calls that notify people. */
const LONGEST = 30_000;
const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

interface Case {
  readonly name: string;
  readonly world: () => World;
  readonly event: (commits: Commits) => Event;
  /** the commit that is checked out */
  readonly commit: 'merge' | 'head';
  readonly depth: 'full' | 'shallow';
  readonly inputs?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  { name: 'pull_request-full', world: excessive, event: pullRequestEvent, commit: 'merge', depth: 'full' },
  {
    name: 'pull_request-shallow',
    world: excessive,
    event: pullRequestEvent,
    commit: 'merge',
    depth: 'shallow',
    inputs: { suggest: 'false' },
  },
  { name: 'pull_request-mended', world: mending, event: pullRequestEvent, commit: 'merge', depth: 'full' },
  { name: 'pull_request-unrelated', world: unrelated, event: pullRequestEvent, commit: 'merge', depth: 'shallow' },
  {
    name: 'pull_request-only-new',
    world: unrelated,
    event: pullRequestEvent,
    commit: 'merge',
    depth: 'full',
    inputs: { 'only-new': 'true', 'fail-on': 'note', comment: 'always' },
  },
  { name: 'pull_request-fork', world: excessive, event: forkEvent, commit: 'merge', depth: 'shallow' },
  { name: 'pull_request-fork-full', world: excessive, event: forkEvent, commit: 'merge', depth: 'full' },
  {
    name: 'pull_request_target',
    world: excessive,
    event: pullRequestTargetEvent,
    commit: 'head',
    depth: 'shallow',
    inputs: { suggest: 'false' },
  },
  { name: 'pull_request_target-full', world: excessive, event: pullRequestTargetEvent, commit: 'head', depth: 'full' },
  { name: 'push-full', world: excessive, event: pushEvent, commit: 'head', depth: 'full' },
  { name: 'push-shallow', world: excessive, event: pushEvent, commit: 'head', depth: 'shallow' },
  {
    name: 'push-first',
    world: excessive,
    event: ({ head }) => pushEvent({ head, base: '0'.repeat(40), merge: head }),
    commit: 'head',
    depth: 'full',
  },
  { name: 'merge_group-full', world: mending, event: mergeGroupEvent, commit: 'head', depth: 'full' },
  { name: 'merge_group-shallow', world: mending, event: mergeGroupEvent, commit: 'head', depth: 'shallow' },
  { name: 'workflow_dispatch', world: excessive, event: workflowDispatchEvent, commit: 'head', depth: 'shallow' },
  { name: 'workflow_dispatch-full', world: excessive, event: workflowDispatchEvent, commit: 'head', depth: 'full' },
];

// npm run build && UPDATE=1 npm run jest -- action/events writes what is expected; read it before you commit it.
test.each(CASES)(
  '$name',
  async ({ name, world: made, event, commit, depth, inputs = {} }) => {
    const world = made();
    worlds.push(world);
    const api = await gitHubApi(world);
    const files = world.checkout(world[commit], depth);
    try {
      const commits = { head: world.head, base: world.target, merge: world.merge };
      const outcome = await runStep({ event: event(commits), files, inputs: { ...INPUTS, ...inputs }, api });
      expect(api.problems).toEqual([]);
      expectGolden(name, traces(outcome, api));
      if (depth === 'full' && outcome.requests.length > 0) {
        expect(outcome.requests.filter((call) => call.includes('/git/'))).toEqual([]);
      }
    } finally {
      api.close();
      rmSync(files, { recursive: true, force: true });
    }
  },
  LONGEST,
);
