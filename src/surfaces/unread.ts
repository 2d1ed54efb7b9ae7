import { type Span, span } from '../text/source.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { CoverageNote, Fact } from './facts.ts';
import type { Surfaces } from './surfaces.ts';

/** A place where a web app may be declared or deployed that is not read yet. */
export interface Unread {
  /** the files, as a person would write the pattern */
  readonly shown: string;
  readonly files: RegExp;
  readonly word: RegExp;
  /** a line that only tells of it: a comment, or one that is printed */
  readonly told?: RegExp;
  readonly what: string;
  /** a startup command in it */
  readonly command: RegExp;
  readonly declaresSite: boolean;
}

export const UNREAD: readonly Unread[] = [
  {
    shown: '*.tf',
    files: /\.tf$/i,
    word: /\bazurerm_(?:linux_web_app(?:_slot)?|app_service|app_service_slot)\b/,
    what: 'a web app in Terraform',
    command: /\bapp_command_line\s*=/,
    declaresSite: true,
  },
  {
    shown: '*pipelines*.yml, *azure*.yml, *deploy*.yml, *ci*.yml',
    files:
      /(^|\/)(?!\.github\/)[^/]*(?:pipeline|azure|deploy|devops|release|\b(?:ci|cd|build)\b)[^/]*(?:\/[^/]+)*\.ya?ml$/i,
    word: /\b(?:AzureWebApp|AzureRmWebAppDeployment|AzureWebAppContainer)@\d/,
    what: 'a deployment by Azure Pipelines',
    command: /\bstartup-?command\s*:|--startup-file\b/i,
    declaresSite: false,
  },
  {
    shown: 'justfile, Taskfile.yml, package.json, *deploy*.py',
    files: /(^|\/)(?:justfile|Taskfile\.ya?ml|package\.json|(?!test_)[^/]*(?:deploy|azure|provision)[^/]*\.py)$/i,
    word: /\baz(?:\.cmd)?["',]*\s+["']?webapp["',]*\s+["']?(?:up|create|config|deploy|deployment)\b/i,
    told: /^[ \t@]*(?:#|REM\b|::)|\b(?:echo|print|printf|log|help)\b/i,
    what: 'a command of the Azure CLI in a file of this kind',
    command: /--startup-file\b/,
    declaresSite: false,
  },
];

const MOST_NOTES = 20;

/** Counts what is there and isn't read, so that nobody takes silence for an answer. */
export function unreadSurfaces(workspace: Workspace): Surfaces {
  const coverage: CoverageNote[] = [];
  const facts: Fact[] = [];
  for (const path of workspace.files) {
    for (const { files, word, told, what, command, declaresSite } of UNREAD) {
      if (coverage.length >= MOST_NOTES || !files.test(path)) continue;
      const source = workspace.read(path);
      const match = source && found(source.text, word, told);
      if (!source || !match) continue;
      const at = ({ index, 0: { length } }: RegExpExecArray): Span => span(source, index, index + length);
      coverage.push({ what, why: 'it is not read yet', span: at(match) });
      const set = found(source.text, command, told);
      if (set)
        facts.push({
          kind: 'unread-command',
          declaresSite,
          scope: { file: path, environment: null, run: {} },
          span: at(set),
        });
    }
  }
  return { facts, notes: [], coverage };
}

/** The first place that isn't on a line which only tells of it. */
function found(text: string, word: RegExp, told: RegExp | undefined): RegExpExecArray | null {
  for (const match of text.matchAll(new RegExp(word, `${word.flags}g`))) {
    const start = text.lastIndexOf('\n', match.index) + 1;
    if (!told?.test(text.slice(start, match.index))) return match;
  }
  return null;
}
