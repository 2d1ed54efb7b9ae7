import type { SurfaceDescription } from '../../src/surfaces/catalogue.ts';
import type { Unread } from '../../src/surfaces/unread.ts';

/** Every place that is read, an example of it, and what is taken from it; and the places that are only counted. */
export function surfacesPage(surfaces: readonly SurfaceDescription[], unread: readonly Unread[]): string {
  return `# What is read

A startup command, a plan and the settings of a site are written in many places. These are read, all at once, and
joined: one app in one environment, with the value that is in effect and every place that writes it. What runs in order (the
steps of a job, the lines of a script) counts in that order, and the last one wins; a template that nothing deploys
counts as deployed before the first step.

${surfaces.map(section).join('\n')}
## Not read yet

These are counted in the last line of a run, so that silence isn't taken for an answer:

${unread.map(({ what, shown }) => `- ${what} (\`${shown}\`)`).join('\n')}
- a site that runs a container image of its own

This page is made from the source by \`npm run docs\`.
`;
}

function section({ name, files, looksFor, example, taken, source }: SurfaceDescription): string {
  return `## ${name}

In ${files.replace(/\*?[\w./-]*\*[\w./*-]*|[\w-]+\.yaml/g, (pattern) => `\`${pattern}\``)}: ${looksFor} ([its documentation](${source})).

\`\`\`${example.language}
${example.text}
\`\`\`

Taken from it:

${taken.map((part) => `- ${part}`).join('\n')}
`;
}
