import { TracedText } from '../../text/traced.ts';
import { property } from '../../value/read.ts';
import { builtIn, nothing, object, type Property, string, unknown, type Value } from '../../value/value.ts';
import type { Contexts, Lookup } from './expression/contexts.ts';
import { asText } from './expression/text.ts';
import { assumedBy } from './job-state.ts';
import type { RunCondition } from './run-types.ts';
import { RUNNER_TEMP, RUNNER_WORKSPACE } from './runner/files.ts';
import { inputsContext, type Ref, type Start } from './starts.ts';

const GITHUB = builtIn('GitHub');

/** What `github` holds at one start of a workflow. */
export function githubContext(start: Start): Lookup {
  const event = eventContext(start);
  return (name) => {
    switch (name.toLowerCase()) {
      case 'event_name':
        return start.event === null ? atRunTime('github.event_name') : string(start.event, GITHUB);
      case 'event':
        return event;
      case 'workspace':
        return string(RUNNER_WORKSPACE, GITHUB);
      case 'ref':
        return refText(start.ref, true);
      case 'ref_name':
        return refText(start.ref, false);
      case 'ref_type':
        return start.ref ? string(start.ref.kind === 'tag' ? 'tag' : 'branch', GITHUB) : atRunTime('github.ref_type');
      case 'base_ref':
        if (start.base) return start.base;
        return start.event?.startsWith('pull_request') !== false ? atRunTime('github.base_ref') : string('', GITHUB);
      case 'head_ref':
        return start.event?.startsWith('pull_request') !== false ? atRunTime('github.head_ref') : string('', GITHUB);
      default:
        return atRunTime(`github.${name.toLowerCase()}`);
    }
  };
}

/** The payload of the event, of which a part that belongs to another event is not there. */
function eventContext({ event, inputs }: Start): Value {
  const parts = EVENT_PARTS.flatMap(([key, of]): readonly Property[] => {
    if (event === null) return [];
    return event.startsWith(of) ? [] : [{ key, span: null, value: nothing(GITHUB) }];
  });
  const given: Property = { key: 'inputs', span: null, value: inputsContext(inputs) };
  const own =
    event === 'workflow_dispatch' || event === null ? [given] : event === 'workflow_run' ? [AFTER_SUCCESS] : [];
  return object([...parts, ...own], GITHUB, atRunTime('github.event'));
}

const EVENT_PARTS = [
  ['inputs', 'workflow_dispatch'],
  ['workflow_run', 'workflow_run'],
  ['pull_request', 'pull_request'],
  ['release', 'release'],
] as const;

/** A workflow that starts when another one is over: that one succeeded, as all jobs and steps here do. */
const AFTER_SUCCESS: Property = {
  key: 'workflow_run',
  span: null,
  value: object(
    [{ key: 'conclusion', span: null, value: string('success', GITHUB) }],
    GITHUB,
    atRunTime('github.event.workflow_run'),
  ),
};

/** `refs/heads/main`, or only `main` */
function refText(ref: Ref | null, whole: boolean): Value {
  const hole = (name: string): TracedText =>
    TracedText.hole({ reason: `\`${name}\` is known only when the workflow runs`, key: name }, null);
  switch (ref?.kind) {
    case undefined:
      return atRunTime(whole ? 'github.ref' : 'github.ref_name');
    case 'branch': {
      const name = ref.name === null ? hole('github.ref_name') : asText(ref.name);
      const text = whole ? TracedText.of('refs/heads/').concat(name) : name;
      if (ref.name === null && !whole) return atRunTime('github.ref_name');
      return string(text, ref.name?.origin ?? GITHUB);
    }
    case 'pull': {
      const name = hole('github.event.number').concat(TracedText.of('/merge'));
      return string(whole ? TracedText.of('refs/pull/').concat(name) : name, GITHUB);
    }
    case 'tag':
      return whole
        ? string(TracedText.of('refs/tags/').concat(hole('github.ref_name')), GITHUB)
        : atRunTime('github.ref_name');
  }
}

/** A value that GitHub gives when the workflow runs, the same throughout a run. */
function atRunTime(name: string): ReturnType<typeof unknown> {
  return unknown(`\`${name}\` is known only when the workflow runs`, GITHUB, name);
}

/** `runner`; its system is told by the label that the job asks for. */
export function runnerContext(system: string | null): Lookup {
  return (name) => {
    switch (name.toLowerCase()) {
      case 'temp':
        return string(RUNNER_TEMP, GITHUB);
      case 'os':
        return system === null ? atRunTime('runner.os') : string(system, GITHUB);
      default:
        return atRunTime(`runner.${name.toLowerCase()}`);
    }
  };
}

/**
 * Variables that are set on GitHub. Those of an environment go before those of the repository, so only jobs of the same
 * environment surely see the same.
 */
export function variables(environment: string): Lookup {
  return (name) => ({
    ...unknown(
      `the variable \`${name}\` is set on GitHub, not in the repository`,
      GITHUB,
      `vars.${name.toUpperCase()}@${environment}`,
    ),
    type: 'string',
  });
}

/** Secrets by name; their values are never asked for. */
export function secrets(environment: string): Lookup {
  return (name) => ({
    ...unknown(
      `the secret \`${name}\` is set on GitHub, not in the repository`,
      GITHUB,
      `secrets.${name.toUpperCase()}@${environment}`,
    ),
    type: 'string',
  });
}

/** The secrets that a reusable workflow is given by name. */
export function givenSecrets(given: Value): Lookup {
  return (name) => property(given, name) ?? nothing(GITHUB);
}

/** Variables of a process as the context `env`; others may be set where `open` says why. */
export function envContext(variables: ReadonlyMap<string, Property>, open: string | null): Value {
  return object(variables.values(), GITHUB, open === null ? undefined : { ...unknown(open, GITHUB), type: 'string' });
}

/** An `env:` mapping as variables, which are always texts. */
export function envOf(value: Value | undefined): ReadonlyMap<string, Property> {
  if (value?.kind !== 'object') return new Map();
  return new Map([...value.properties.values()].map((each) => [each.key, { ...each, value: textValue(each.value) }]));
}

/** A value as the text that a process gets. */
export function textValue(value: Value): Value {
  switch (value.kind) {
    case 'string':
    case 'unknown':
      return value;
    case 'choice':
      return {
        ...value,
        options: value.options.map((option) => ({ ...option, value: textValue(option.value) })),
      };
    default:
      return string(asText(value), value.origin);
  }
}

export function merged<V>(...maps: readonly ReadonlyMap<string, V>[]): ReadonlyMap<string, V> {
  return new Map(maps.flatMap((map) => [...map]));
}

export function contextsWith(base: Contexts, more: Readonly<Record<string, Value | Lookup>>): Contexts {
  return { ...base, named: new Map([...base.named, ...Object.entries(more)]) };
}

/** The same, where these conditions hold. */
export function assuming(base: Contexts, conditions: readonly RunCondition[]): Contexts {
  const more = assumedBy(conditions);
  return more.size === 0 ? base : { ...base, assumed: new Map([...base.assumed, ...more]) };
}
