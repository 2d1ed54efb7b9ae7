import { textOf } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { defineRule } from './rule.ts';

export const windowsPlan = defineRule({
  name: 'windows-plan',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'The plan of a Python app is made for Windows, as it says nothing else.',
  why: `Of a plan \`properties.reserved\` alone says that it is one of Linux; without it App Service makes one of Windows, whatever its \`kind\`. On
such a plan the site's \`linuxFxVersion\` is refused ("The parameter LinuxFxVersion has an invalid value"), so the deployment ends with an error and nothing
starts. Bicep and \`what-if\` see nothing wrong.`,
  exceptions: 'The plan stands already, and was made for Linux by something else.',
  sources: [
    'https://azure.github.io/AppService/2021/08/31/Kind-property-overview.html',
    'https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/5189',
    'https://github.com/Azure/bicep-registry-modules/issues/3546',
  ],
  since: '0.1.0',
  messages: {
    refused:
      "The plan doesn't say `reserved: true`, so App Service makes it for Windows, whatever its `kind`, and refuses the site's `linuxFxVersion` `{stack}`: the deployment ends with an error.\nWrite `reserved: true` into the `properties` of the plan.",
  },
  check({ deployment: { plan, linuxFxVersion } }) {
    const stack = textOf(linuxFxVersion)?.string ?? '';
    const at = linuxFxVersion && spanOf(linuxFxVersion);
    if (!plan?.windows || !plan.span || !/^python\|/i.test(stack)) return [];
    return [
      {
        id: 'refused',
        facts: { stack },
        at: plan.span,
        related: at ? [{ message: 'the site asks for Linux', at }] : [],
        fix: null,
      },
    ];
  },
});
