import { type Joins, joinOperations } from '../../src/deployments/deploy-steps.ts';
import type { DeployFact, SiteFact } from '../../src/surfaces/facts.ts';
import { Source, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';
import { builtIn, string, type Value } from '../../src/value/value.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

const origin = builtIn('the test');
const template = new Source('main.bicep', 'x'.repeat(100));
const workflow = new Source('deploy.yml', 'x'.repeat(100));
const name = (text: string): Value =>
  text.endsWith('*')
    ? string(TracedText.join([TracedText.of(text.slice(0, -1)), TracedText.hole({ reason: 'a suffix' }, null)]), origin)
    : string(text, origin);

function site(text: string, at: number, environment: string | null = null, slot: string | null = null): SiteFact {
  return {
    kind: 'site',
    scope: { file: 'main.bicep', environment, run: {} },
    resource: {},
    name: name(text),
    slot: slot === null ? null : name(slot),
    parent: null,
    siteKind: undefined,
    plan: undefined,
    linuxFxVersion: undefined,
    startupCommand: undefined,
    appSettings: { settings: new Map(), open: null },
    tags: undefined,
    span: span(template, at, at + 1),
    condition: null,
  };
}

function step(text: string, environment: string | null = null, slot?: string): DeployFact {
  return {
    kind: 'deploy',
    scope: { file: 'deploy.yml', environment, run: {} },
    appName: name(text),
    slot: slot === undefined ? undefined : name(slot),
    startupCommand: undefined,
    image: undefined,
    package: { path: '', reason: null, whole: true },
    pythonVersion: undefined,
    span: span(workflow, 0, 1),
    condition: null,
  };
}

function joined(steps: readonly DeployFact[], sites: readonly SiteFact[]): Joins {
  return joinOperations(steps, sites, memoryWorkspace({}));
}

describe('a step joins', () => {
  test('the site whose name it writes', () => {
    const [orders, other] = [site('orders', 1), site('other', 2)];
    const deploy = step('orders');
    expect([...joined([deploy], [orders, other]).operationsOf.keys()]).toEqual([orders]);
  });

  test('the only site that can be meant, and says so', () => {
    const orders = site('orders-*', 1);
    const deploy = step('orders-prod');
    const joins = joined([deploy], [orders]);
    expect(joins.operationsOf.get(orders)).toEqual([deploy]);
    expect(joins.reasons.get(deploy)).toMatch(/only site/);
  });

  test("the site of its own environment, by that one's other name too", () => {
    const [dev, prod] = [site('orders-*', 1, 'dev'), site('orders-*', 1, 'prod')];
    expect([...joined([step('orders-1', 'Production')], [dev, prod]).operationsOf.keys()]).toEqual([prod]);
  });

  test('no slot but its own', () => {
    const [orders, slot] = [site('orders', 1), site('orders', 2, null, 'staging')];
    expect([...joined([step('orders', null, 'staging')], [orders, slot]).operationsOf.keys()]).toEqual([slot]);
    expect([...joined([step('orders', null, 'Production')], [orders, slot]).operationsOf.keys()]).toEqual([orders]);
  });
});

describe('a step joins no site', () => {
  test('of another name', () => {
    const deploy = step('web');
    expect(joined([deploy], [site('orders-*', 1)]).elsewhere).toEqual([deploy]);
  });

  test('where two could be meant', () => {
    expect(joined([step('orders-1')], [site('orders-*', 1), site('orders-*', 2)]).operationsOf.size).toBe(0);
  });

  test('where another app is deployed that could be meant as well', () => {
    expect(joined([step('orders-1'), step('orders-2')], [site('orders-*', 1)]).operationsOf.size).toBe(0);
  });
});
