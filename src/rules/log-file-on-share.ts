import { knownNumber } from '../value/read.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { labelOf, settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

export const logFileOnShare = defineRule({
  name: 'log-file-on-share',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'Several instances write the same log file on the network share.',
  why: `\`/home\` is one network share that all instances of a site see. gunicorn writes its log files there without any agreement with the other
instances: lines are cut and lost, and each request waits for the share. What goes to standard output is kept apart for each instance.`,
  exceptions: 'Each instance writes a file of its own name.',
  sources: [
    'https://learn.microsoft.com/azure/app-service/operating-system-functionality#file-access',
    'https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs',
  ],
  since: '0.1.0',
  messages: {
    shared:
      "{instances} instances write gunicorn's {which} log to the same file, `{path}`, on the network share: lines are cut and lost.\nWrite `{option} -`: App Service keeps the output of each instance.",
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const instances = knownNumber(subject.deployment.plan?.instances) ?? 1;
    if (!gunicorn || instances < 2) return [];
    return (['access', 'error'] as const).flatMap((which) => {
      const value = gunicorn.written(`${which}log`);
      const path = gunicorn.text(`${which}log`);
      if (value?.kind !== 'string' || path === undefined || !/^\/home\//.test(path)) return [];
      const option = `--${which}-logfile`;
      return [
        {
          id: 'shared' as const,
          facts: { instances, which, path, option },
          at: settingPlace(value, subject),
          related: labelOf(`${instances} instances`, subject.deployment.plan?.instances),
          fix: { title: "write to the container's output", command: `${option} -`, edit: textEdit(value.text, '-') },
          key: which,
        },
      ];
    });
  },
});
