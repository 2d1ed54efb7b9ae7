import type { Subject } from './rule.ts';

/** The default launch works its workers out itself (2 × CPUs + 1) unless a setting gives a number: nobody wrote them. */
export function sizedByPlatform({ launch, deployment }: Subject): boolean {
  const custom = [...deployment.appSettings.settings.keys()].some((name) =>
    /^(PYTHON_GUNICORN_CUSTOM_WORKER_NUM|WEB_CONCURRENCY)$/i.test(name),
  );
  return launch.kind === 'default' && !custom;
}
