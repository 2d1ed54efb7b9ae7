import type { Deployment } from '../../src/deployments/deployment.ts';
import type { Launch } from '../../src/launch/launch.ts';
import type { Result } from '../../src/result.ts';
import type { Finding, Subject } from '../../src/rules/rule.ts';
import type { AppSetting } from '../../src/surfaces/facts.ts';
import { Source, type Span, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';
import { builtIn, number, string, unknown, type Value, written } from '../../src/value/value.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

export const BICEP = new Source(
  'infra/main.bicep',
  `param environmentName string
param skuName string = 'B1'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-orders'
  sku: { name: skuName, capacity: 1 }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'orders-api'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12' }
  }
}
`,
);
export const PARAMETERS = new Source('infra/main.prod.bicepparam', "using 'main.bicep'\n\nparam skuName = 'B1'\n");
export const RECOMMENDED = 'gunicorn --bind=0.0.0.0 --timeout 600 --threads 6 --workers 3 app:app';

/** The first place in a source where some characters stand. */
export function at(source: Source, characters: string): Span {
  const start = source.text.indexOf(characters);
  if (start < 0) throw new Error(`${source.path} has no ${characters}`);
  return span(source, start, start + characters.length);
}

/** A string that stands in a source. */
export function writtenText(source: Source, characters: string): Value {
  const where = at(source, characters);
  return string(TracedText.at(where), written(where));
}

/** The default launch of a Flask app that its bicep declares without a startup command. */
export function defaultLaunch(): Launch {
  const gunicorn = builtIn("gunicorn's default");
  return {
    kind: 'default',
    command: null,
    assumed: false,
    assumptions: [],
    unknowns: [],
    refusal: null,
    detected: 'Flask',
    processes: [
      {
        program: 'gunicorn',
        argv: ['app:app'].map((word) => TracedText.of(word)),
        cwd: '/home/site/wwwroot',
        condition: null,
        background: false,
        span: null,
        server: {
          name: 'gunicorn',
          app: string('app:app', builtIn("App Service's default launch")),
          development: null,
          settings: new Map<string, Value>([
            ['bind', string('0.0.0.0:8000', builtIn("App Service's default launch"))],
            ['workers', number(1, gunicorn)],
            ['threads', number(1, gunicorn)],
            ['timeout', number(600, builtIn("App Service's default launch"))],
            ['worker_class', string('sync', gunicorn)],
            ['graceful_timeout', number(30, gunicorn)],
          ]),
        },
      },
    ],
  };
}

export function deployment(changes: Partial<Deployment> = {}): Deployment {
  const table = builtIn("App Service's plan sizes");
  return {
    name: writtenText(BICEP, 'orders-api'),
    slot: null,
    environment: 'prod',
    declared: true,
    span: at(BICEP, 'site'),
    condition: null,
    root: { path: '', reason: null, whole: true },
    plan: {
      name: writtenText(BICEP, 'plan-orders'),
      sku: writtenText(PARAMETERS, 'B1'),
      vcpu: number(1, table),
      memoryGiB: number(1.75, table),
      instances: number(1, written(at(BICEP, '1 }'))),
      resource: null,
      span: at(BICEP, 'plan'),
    },
    startupCommand: undefined,
    linuxFxVersion: writtenText(BICEP, 'PYTHON|3.12'),
    pythonVersion: string('3.12', written(at(BICEP, '3.12'))),
    appSettings: { settings: new Map(), open: null },
    joins: [],
    ...changes,
  };
}

export function subject(changes: Partial<Subject> = {}): Subject {
  const own: Subject = {
    deployment: deployment(),
    launch: defaultLaunch(),
    capacity: {
      concurrency: number(1, builtIn('workers × threads')),
      unlimited: null,
      arithmetic: '1 worker × 1 thread',
    },
    app: { entryPoint: null, packages: new Set(['flask']), framework: 'Flask', requirements: null, facts: null },
    siblings: [],
    counterparts: [],
    scripts: [],
    workspace: memoryWorkspace({}),
    ...changes,
  };
  return own;
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'single-request-capacity',
    severity: 'warning',
    confidence: 'high',
    message:
      'orders-api serves one request at a time\nApp Service starts one sync worker with one thread, while B1 has room for 3 × 6.',
    at: at(BICEP, 'site'),
    related: [{ message: 'the plan has 1 vCPU', at: at(PARAMETERS, "'B1'") }],
    fix: { title: 'Set the startup command to', command: RECOMMENDED, edit: null },
    app: 'orders-api',
    environments: ['prod'],
    subjects: [],
    fingerprint: '0123456789abcdef',
    ...changes,
  };
}

export function result(changes: Partial<Result> = {}): Result {
  const subjects = changes.subjects ?? [subject()];
  const findings = (changes.findings ?? [finding()]).map((one) => ({
    ...one,
    subjects: subjects.filter(({ deployment: { environment } }) => one.environments.includes(environment)),
  }));
  return {
    allowed: [],
    known: null,
    hidden: 0,
    notes: [],
    coverage: { filesRead: 4, unknown: [], lookedFor: ['sites in Bicep', 'steps that use azure/webapps-deploy'] },
    ...changes,
    subjects,
    findings,
  };
}

/** A result whose site has these app settings, each written as `NAME: 'value'` in a source of its own. */
export function withAppSettings(settings: Readonly<Record<string, string>>): { result: Result; source: Source } {
  const lines = Object.entries(settings).map(([name, value]) => `${name}: '${value}'`);
  const source = new Source('infra/settings.bicep', `var settings = { ${lines.join(', ')} }\n`);
  const map = new Map<string, AppSetting>();
  for (const [name, value] of Object.entries(settings)) {
    map.set(name, { name, value: writtenText(source, value), span: at(source, name) });
  }
  const own = subject({ deployment: deployment({ appSettings: { settings: map, open: null } }) });
  return { result: result({ subjects: [own], findings: [] }), source };
}

export const NOT_KNOWN = unknown(
  'parameter `skuName` has no default and no parameter file sets it',
  written(at(BICEP, 'skuName')),
);
