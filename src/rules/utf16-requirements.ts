import { span } from '../text/source.ts';
import { defineRule } from './rule.ts';

export const utf16Requirements = defineRule({
  name: 'utf16-requirements',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'The list of packages is saved as UTF-16.',
  why: `\`pip freeze > requirements.txt\` in Windows PowerShell writes UTF-16. pip reads it because of the mark at its start, and so does this tool; but Git
takes the file for binary, so no pull request shows what changes in it, and tools that expect UTF-8 (search, update bots, security scanners) find no packages
at all or fail. A line that an editor adds in UTF-8 makes it unreadable for pip, too.`,
  exceptions: 'None known: saved as UTF-8 it means the same.',
  sources: [
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding',
    'https://pip.pypa.io/en/stable/reference/requirements-file-format/#encoding',
    'https://git-scm.com/docs/gitattributes#_working_tree_encoding',
  ],
  since: '0.1.0',
  messages: {
    utf16:
      '`{path}` is saved as UTF-16: pip reads it, but Git takes it for binary and other tools find no packages in it.\nSave it as UTF-8 (`(Get-Content {path}) | Set-Content -Encoding utf8 {path}`).',
  },
  check({ app, workspace }) {
    return (app.requirements?.files ?? []).flatMap((source) => {
      const path = source.path;
      const [first, second] = workspace.bytes?.(path) ?? [];
      const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
      if (!marked) return [];
      const end = source.text.indexOf('\n');
      const line = source.text.slice(0, end < 0 ? undefined : end).trimEnd().length;
      return [{ id: 'utf16' as const, facts: { path }, at: span(source, 0, line), related: [], fix: null }];
    });
  },
});
