import { defineRule } from './rule.ts';

export const startupCommandWithPublishProfile = defineRule({
  name: 'startup-command-with-publish-profile',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'azure/webapps-deploy is given a startup command and a publish profile, and refuses both together.',
  why: `With a publish profile the action can only upload files, not change the site's configuration. It checks its inputs first, and ends with
"startup-command is not a valid input for Windows web app or with publish-profile auth scheme": nothing is deployed.`,
  exceptions: 'None known: the step fails.',
  sources: [
    'https://github.com/Azure/webapps-deploy/blob/master/src/ActionInputValidator/Validations.ts',
    'https://github.com/Azure/webapps-deploy/issues/37',
  ],
  since: '0.1.0',
  messages: {
    refused:
      "The step fails: `startup-command` can't be set with `publish-profile`.\nSign in with `azure/login` instead of the profile, or set the command in the template or with `az webapp config set`.",
  },
  check: ({ deployment }) =>
    (deployment.refusedProfiles ?? []).map((at) => ({ id: 'refused', facts: {}, at, related: [], fix: null })),
});
