import type { Deployment } from '../deployments/deployment.ts';
import { declaredOption, type Permission, type Policy } from '../rules/policy.ts';
import type { Problem, Rule, Severity } from '../rules/rule.ts';
import type { Allowance, Config, RuleSetting } from './config.ts';
import { layersOf } from './layers.ts';
import { meansApp, meansEnvironment, pathMatcher } from './match.ts';

/** What a config file decides about the rules. */
export function policyOf(config: Config): Policy {
  const ignored = pathMatcher(config.ignore);
  const paths = config.paths.map(({ pattern, rules }) => ({ matches: pathMatcher([pattern]), rules }));
  const allowances = config.allow.map((allowance) => ({ ...matcherOf(allowance), by: permissionOf(allowance) }));

  function settingsOf(rule: string, path: string | null, deployment: Deployment | null): readonly RuleSetting[] {
    const byPath = path === null ? [] : paths.filter(({ matches }) => matches(path)).map(({ rules }) => rules);
    const layers = deployment === null ? [config.everywhere] : layersOf(config, deployment);
    return [...byPath, ...layers.map(({ rules }) => rules)].flatMap((rules) => rules.get(rule) ?? []);
  }

  const severityOf = (settings: readonly RuleSetting[]): Severity | 'off' | null =>
    settings.find(({ severity }) => severity !== null)?.severity ?? null;

  return {
    permissions: allowances.map(({ by }) => by),
    severityAt: (rule, path) => (ignored(path) ? 'off' : severityOf(settingsOf(rule.name, path, null))),
    judge(rule, problem, { deployment }) {
      const { path } = problem.at.source;
      if (ignored(path)) return { kind: 'off' };
      const severity = severityOf(settingsOf(rule.name, path, deployment));
      if (severity === 'off') return { kind: 'off' };
      const allowance = allowances.find(({ allows }) => allows(rule, problem, deployment));
      return allowance ? { kind: 'allowed', by: allowance.by } : { kind: 'reported', severity };
    },
    option(rule, name, { deployment }) {
      const declared = declaredOption(rule, name);
      for (const { options } of settingsOf(rule.name, null, deployment)) {
        const value = options.get(name);
        if (value !== undefined) return value;
      }
      return declared.default;
    },
  };
}

function permissionOf({ span, because }: Allowance): Permission {
  return { kind: 'config', at: span, because };
}

function matcherOf({ rules, paths, apps, environments }: Allowance) {
  const inPaths = paths === null ? () => true : pathMatcher(paths);
  return {
    allows: (rule: Rule, problem: Problem, deployment: Deployment): boolean =>
      rules.includes(rule.name) &&
      inPaths(problem.at.source.path) &&
      (apps?.some((name) => meansApp(name, deployment)) ?? true) &&
      (environments?.some((name) => meansEnvironment(name, deployment)) ?? true),
  };
}
