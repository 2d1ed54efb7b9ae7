import { REPOSITORY, VERSION } from '../version.ts';

/** The commit of a release, as this project's own workflows pin it: a test holds them together. */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

/** A workflow that checks every pull request, with the least that it needs. */
export const WORKFLOW = `# Says what gunicorn launch each App Service deployment of a change will get, and what is wrong with it.
# https://github.com/${REPOSITORY}
name: gunicorn-plan-lint

on:
  # Without \`paths:\`, so that it can be a required check: one that a filter skips is waited for without end. A run that
  # finds nothing to check passes in a second.
  pull_request:
  # The merge queue asks for required checks, too.
  merge_group:

permissions:
  contents: read
  # pull-requests: write # for \`comment\` and \`suggest\`

concurrency:
  group: gunicorn-plan-lint-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  gunicorn-plan-lint:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      # A release's tag is never moved. Dependabot raises it.
      - uses: ${REPOSITORY}@v${VERSION}
        with:
          fail-on: error # or warning, note, never
          only-new: false # true: only what the change brings fails, and is annotated
          # comment: auto # a comment on the pull request, kept up to date
          # suggest: true # fixes of changed lines, to be taken over by a click
`;

/** A config file in which nothing is set yet. */
export const CONFIG = `# yaml-language-server: $schema=https://raw.githubusercontent.com/${REPOSITORY}/v${VERSION}/docs/config.schema.json
# Everything here may be left out: what the repository says is known without it.

# What the repository doesn't say:
# sku: P1v3
# instances: 2

# What requests spend their time on: cpu, mixed, or io.
# profile: io

# MiB that one worker takes, as measured.
# memory-per-worker: 180

# Severities: off, note, warning, error.
# rules:
#   excess-workers: note

# What is all right, with the reason for whoever reads it next.
# allow:
#   - rule: single-request-capacity
#     app: my-internal-site
#     because: two people use it
`;
